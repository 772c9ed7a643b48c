import { Node } from '@tiptap/core';

import { checkedAttribute, isNullOr } from '../attributes';
import { isOrigin } from '../origin';

/**
 * The post-mortem's title: plain text, first in the document, printed as the page's title and only heading 1. One that was
 * made of an imported heading with bold, code or a link in it keeps that heading as its origin.
 */
export const Title = Node.create({
  name: 'title',
  content: 'text*',
  marks: '',
  defining: true,
  addAttributes: () => ({ origin: checkedAttribute('origin', null, isNullOr(isOrigin)) }),
  parseHTML() {
    return [{ tag: 'h1[data-title]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['h1', { ...HTMLAttributes, 'data-title': '' }, 0];
  },
});
