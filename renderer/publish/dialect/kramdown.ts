import { html } from '../../markdown/inline/mdast';
import type { Dialect } from '../../markdown/print';
import { leftOpen } from './html-tags';
import { isStartAttribute, sameBullets } from './lists';
import { reference, spelling } from './spelling';
import type { Changes } from './tree';
import { atStart, inRuns, inText } from './unsafe';

/** What kramdown's GFM reader takes after a backslash. */
const escapable = '\\.*_+`<>()[]{}#!:|"\'$=-~';

/**
 * An underscore opens emphasis within a word too, unless it stands between two letters. A backslash does not keep Liquid
 * from `{%`.
 */
function withoutTraps(text: string): string {
  return text.replace(/\\[^]|_/gu, (found, at: number) => {
    if (found === '\\{' && text[at + 2] === '%') return reference('{');
    const isInWord = /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at + 1] ?? '');
    return found === '_' && !isInWord ? '\\_' : found;
  });
}

/** A heading without a text would be shown as its hashes. */
export const noEmptyHeadings: Changes = {
  block: (node) => (node.type === 'heading' && node.children.length === 0 ? [] : [node]),
};

/** kramdown with the input "GFM", as Jekyll has it: tables without borders, attributes, definitions, mathematics. */
export const kramdownDialect: Dialect = {
  extensions: [spelling(escapable, withoutTraps)],
  handlers: {
    break: () => '  \n',
    list: sameBullets,
  },
  unsafe: [
    inText('|'),
    inText('{'),
    ...['|', '{'].map((character) => ({
      character,
      inConstruct: ['titleQuote' as const, 'titleApostrophe' as const],
    })),
    ...inRuns('$'),
    atStart(':'),
    atStart('^'),
    // A label that begins with it would be a footnote's.
    inText('^', { before: '(?<=\\[)' }),
  ],
  // A line of attributes belongs to what it touches.
  join: [(_, right) => (isStartAttribute(right) ? 0 : undefined)],
};

/** A fence may say one word, the language; with more it is no fence. */
export const fenceWord: Changes = {
  block: (node) =>
    node.type === 'code'
      ? [{ ...node, lang: node.lang?.replace(/[\s?`~].*$/su, '') ?? null, meta: null }]
      : [node],
};

/** Markdown inside of HTML is read only where the element asks for it. */
export const markdownInside: Changes = {
  block: (node) => {
    if (node.type !== 'html') return [node];
    const [name] = leftOpen(node.value);
    if (name === undefined || /\bmarkdown=/u.test(node.value)) return [node];
    const tag = new RegExp(`<${name}(?=[\\s>])`, 'iu');
    return [{ ...node, value: node.value.replace(tag, (start) => `${start} markdown="1"`) }];
  },
};

/**
 * Code between backticks as kramdown reads it: any run of as many of them ends it, also within a longer one; a space at
 * the edge is part of it only behind more than one. Pipes need no backslash in a cell, and would show one.
 */
export function kramdownCode(code: string) {
  const longest = Math.max(0, ...(code.match(/`+/gu) ?? []).map((run) => run.length));
  if (longest === 0 && !/^\s|\s$/u.test(code)) return html(`\`${code}\``);
  const fence = '`'.repeat(Math.max(2, longest + 1));
  return html(`${fence} ${code} ${fence}`);
}
