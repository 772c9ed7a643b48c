import { Node } from '@tiptap/core';

import { checkedAttribute, type Check } from '../attributes';

/** What may stand between `[^` and `]`: GFM takes no white space and no brackets there, and at most 999 characters. */
const isFootnoteLabel: Check<string> = (value): value is string =>
  typeof value === 'string' && /^[^\s[\]\\]{1,999}$/u.test(value);

const label = () => checkedAttribute('label', 'note', isFootnoteLabel);

/** The mark in the text that leads to a footnote. */
export const FootnoteReference = Node.create({
  name: 'footnoteReference',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ label: label() }),
  parseHTML: () => [{ tag: 'sup[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes, node }) => [
    'sup',
    { ...HTMLAttributes, 'data-footnote': '' },
    `[${String(node.attrs['label'])}]`,
  ],
});

/** The note itself. It stands where its author put it; a blog shows it at the end. */
export const FootnoteDefinition = Node.create({
  name: 'footnoteDefinition',
  group: 'block',
  content: 'block*',
  defining: true,
  addAttributes: () => ({ label: label() }),
  parseHTML: () => [{ tag: 'aside[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { ...HTMLAttributes, 'data-footnote': '' }, 0],
});
