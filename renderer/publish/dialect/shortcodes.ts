import type { Notes } from '../notes';
import type { Changes } from './tree';

const opening = /\{\{([<%])/gu;

/**
 * Hugo looks for shortcodes before it reads Markdown, in code too. `{{</* x *\/>}}` is its own way of writing
 * `{{< x >}}`: everything between is left alone. There is no way to write one that nothing closes.
 */
export function escapeShortcodes(source: string): { readonly text: string; readonly isWhole: boolean } {
  let text = '';
  let from = 0;
  opening.lastIndex = 0;
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    const sign = found[1] ?? '<';
    const close = sign === '<' ? '>}}' : '%}}';
    const start = found.index + 3;
    const end = source.indexOf(close, start);
    if (end < 0) return { text: source, isWhole: false };
    text += `${source.slice(from, start)}/*${source.slice(start, end)}*/${close}`;
    from = end + close.length;
    opening.lastIndex = from;
  }
  return { text: text + source.slice(from), isWhole: true };
}

const words = (where: string, source: string) =>
  `Hugo takes "${(/\{\{[<%][^\n]{0,30}/u.exec(source)?.[0] ?? '').trim()}" in ${where} for the start of one of its shortcodes, and there is no way to write one that is not closed: a space is put in.`;

/** A space, which is seen, is better than a page that is not built. */
const broken = (source: string) => source.replace(/\{\{(?=[<%])/gu, '{{ ');

/** Code and HTML with Hugo's shortcodes written so that Hugo shows them. */
export function shortcodes(notes: Notes): Changes {
  const escape = (source: string, where: string, block: string | null): string => {
    const { text, isWhole } = escapeShortcodes(source);
    if (isWhole) return text;
    notes.add('shortcode', words(where, source), block);
    return broken(source);
  };
  return {
    block: (node, { block }) => {
      const own = node.data?.block ?? block;
      if (node.type === 'code') return [{ ...node, value: escape(node.value, 'code', own) }];
      if (node.type === 'html') return [{ ...node, value: escape(node.value, 'HTML', own) }];
      return [node];
    },
    inline: (node, { block }) => {
      if (node.type === 'inlineCode') return [{ ...node, value: escape(node.value, 'code', block) }];
      if (node.type === 'html') return [{ ...node, value: escape(node.value, 'HTML', block) }];
      return [node];
    },
  };
}
