import { Node } from '@tiptap/core';

import { isSafeImage } from '../urls';

/**
 * An image in the line, as in Markdown. `src` is an asset of the draft (`asset:<hash>`) or an address; only an asset is
 * ever shown, because nothing is fetched. `alt` is null until somebody has said what the image shows.
 */
export const Image = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes() {
    return {
      src: {
        default: '',
        validate: 'string',
        parseHTML: (element: HTMLElement) => {
          const source = element.getAttribute('data-src') ?? element.getAttribute('src') ?? '';
          return isSafeImage(source) ? source : '';
        },
        renderHTML: (attributes) => ({ 'data-src': attributes['src'] }),
      },
      alt: { default: null, validate: 'string|null' },
      title: { default: null, validate: 'string|null' },
    };
  },
  parseHTML: () => [{ tag: 'img[src]' }, { tag: 'img[data-src]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
});
