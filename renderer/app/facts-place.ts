import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/**
 * Keeps an element of the window between the title and the text, where the facts stand. It is no part of the document:
 * the caret passes over it and nothing in it is copied or exported.
 */
export function factsPlace(element: HTMLElement): Extension {
  return Extension.create({
    name: 'factsPlace',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const title = doc.firstChild;
            if (title?.type.name !== 'title') return null;
            const widget = Decoration.widget(title.nodeSize, element, {
              key: 'facts',
              side: -1,
              ignoreSelection: true,
              stopEvent: () => true,
            });
            return DecorationSet.create(doc, [widget]);
          },
        },
      }),
    ],
  });
}
