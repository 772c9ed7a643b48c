import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

import { isRowName } from '../../document/nodes/structures';

const current: ReadonlySet<string> = new Set(['codeBlock', 'table', 'blockquote']);

/** Blocks whose quiet controls show while the caret is in them: rows, code blocks, tables and quotes. */
function currentBlocks($head: ResolvedPos): readonly { readonly from: number; readonly to: number }[] {
  const found = [];
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const { name } = $head.node(depth).type;
    if (isRowName(name) || current.has(name))
      found.push({ from: $head.before(depth), to: $head.after(depth) });
  }
  return found;
}

/** Marks the row that holds the caret, as the style sheet cannot see a caret. */
export function currentRowPlugin(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc, selection }) =>
        DecorationSet.create(
          doc,
          currentBlocks(selection.$head).map(({ from, to }) =>
            Decoration.node(from, to, { class: 'is-current' }),
          ),
        ),
    },
  });
}
