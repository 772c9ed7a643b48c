import { Node } from '@tiptap/core';

/**
 * HTML that stands in imported Markdown as a block. It is kept to the letter, shown and edited as source, and never put
 * into a page: whoever renders the post decides what becomes of it.
 */
export const HtmlBlock = Node.create({
  name: 'htmlBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  parseHTML: () => [{ tag: 'pre[data-html]', preserveWhitespace: 'full', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['pre', { ...HTMLAttributes, 'data-html': '' }, 0],
});

/** One piece of HTML in a line: a tag, a comment, an instruction. `value` is its source. */
export const HtmlInline = Node.create({
  name: 'htmlInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      value: {
        default: '',
        validate: 'string',
        parseHTML: (element: HTMLElement) => element.textContent,
        renderHTML: () => ({}),
      },
    };
  },
  parseHTML: () => [{ tag: 'code[data-html]', priority: 60 }],
  renderHTML: ({ HTMLAttributes, node }) => [
    'code',
    { ...HTMLAttributes, 'data-html': '' },
    String(node.attrs['value']),
  ],
});
