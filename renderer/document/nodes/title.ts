import { Node } from '@tiptap/core';

/** The post-mortem's title: plain text, first in the document, printed as the page's title and only heading 1. */
export const Title = Node.create({
  name: 'title',
  content: 'text*',
  marks: '',
  defining: true,
  parseHTML() {
    return [{ tag: 'h1[data-title]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['h1', { ...HTMLAttributes, 'data-title': '' }, 0];
  },
});
