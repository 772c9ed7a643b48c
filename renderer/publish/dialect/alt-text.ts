import type { Image } from 'mdast';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';

import { html } from '../../markdown/inline/mdast';
import { parseMarkdown } from '../../markdown/parse';
import type { Notes } from '../notes';
import type { Changes } from './tree';

/*
 * Some readers do not take escapes out of the description of an image, or take what is escaped out of it as well. Most
 * descriptions need none.
 */

/** Whether a description says the same without any escape. */
function isPlain(alt: string): boolean {
  const [paragraph, next] = parseMarkdown(`![${alt}](x)`).children;
  if (paragraph?.type !== 'paragraph' || next !== undefined || /["'\\|]|--|\.\.\.|<<|>>/u.test(alt))
    return false;
  const [image, other] = paragraph.children;
  return image?.type === 'image' && image.alt === alt && other === undefined;
}

/** Prints a description that needs no escape without any. */
export const plainAlt: Handle = (node: Image, parent, state, info) => {
  const alt = node.alt ?? '';
  if (alt === '' || !isPlain(alt)) return defaultHandlers.image(node, parent, state, info);
  return `![${alt}${defaultHandlers.image({ ...node, alt: '' }, parent, state, info).slice(2)}`;
};

function attribute(name: string, value: string | null | undefined): string {
  if (value === null || value === undefined) return '';
  const escaped = value.replace(/[&<>"'|`*_[\]\\{}\n]/gu, (sign) => `&#${sign.codePointAt(0)};`);
  return ` ${name}="${escaped}"`;
}

/** Writes an image whose description needs escapes as HTML. */
export const imageTags: Changes = {
  inline: (node) =>
    node.type === 'image' && !isPlain(node.alt ?? '')
      ? [
          html(
            `<img${attribute('src', node.url)}${attribute('alt', node.alt)}${attribute('title', node.title)}>`,
          ),
        ]
      : [node],
};

/** The same where a target shows no HTML: said. */
export function saidAlts(notes: Notes, reader: string): Changes {
  return {
    inline: (node, { block }) => {
      if (node.type === 'image' && !isPlain(node.alt ?? '')) {
        notes.add(
          'target',
          `${reader} may show backslashes in the description "${node.alt}": it holds signs of Markdown.`,
          block,
        );
      }
      return [node];
    },
  };
}
