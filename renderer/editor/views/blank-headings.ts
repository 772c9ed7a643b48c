import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Gives a title or heading without words a name, so that whoever hears the page knows what waits to be written. */
export function blankHeadingsPlugin(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const blank: Decoration[] = [];
        doc.forEach((block, position) => {
          const { name } = block.type;
          if (block.content.size > 0 || (name !== 'title' && name !== 'heading')) return;
          const label =
            name === 'title' ? 'Title of the incident, not written yet' : 'Heading, not written yet';
          blank.push(Decoration.node(position, position + block.nodeSize, { 'aria-label': label }));
        });
        return blank.length === 0 ? null : DecorationSet.create(doc, blank);
      },
    },
  });
}
