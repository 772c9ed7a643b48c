import { Mark, Node } from '@tiptap/core';

import { checkedAttribute, isNullOr, isObject } from '../attributes';

/** Holds, word for word, a node or mark that this version does not know. */
const json = checkedAttribute('json', null, isNullOr(isObject));

export const UnknownBlock = Node.create({
  name: 'unknownBlock',
  group: 'block',
  atom: true,
  addAttributes: () => ({ json }),
  parseHTML: () => [{ tag: 'div[data-unknown]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-unknown': '' }],
});

export const UnknownInline = Node.create({
  name: 'unknownInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ json }),
  parseHTML: () => [{ tag: 'span[data-unknown]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-unknown': '' }],
});

/** Several may lie on one piece of text, hence it excludes nothing. */
export const UnknownMark = Mark.create({
  name: 'unknownMark',
  excludes: '',
  addAttributes: () => ({ json }),
  parseHTML: () => [{ tag: 'span[data-unknown-mark]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-unknown-mark': '' }, 0],
});
