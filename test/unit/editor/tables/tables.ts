import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';

import { documentSchema as schema } from '../../../../renderer/document/schema';

/** A document of these blocks, with the caret at the end of the textblock that says `text`. */
export function stateAt(text: string, ...blocks: readonly Node[]): EditorState {
  const doc = schema.node('doc', null, blocks);
  doc.check();
  let caret = -1;
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === text && caret < 0) caret = pos + 1 + node.content.size;
  });
  const state = EditorState.create({ doc });
  return state.apply(state.tr.setSelection(TextSelection.create(doc, caret)));
}

export function run(command: Command, state: EditorState): EditorState {
  let next = state;
  command(state, (tr) => {
    next = state.apply(tr);
  });
  next.doc.check();
  return next;
}

export const p = (...content: readonly (string | Node)[]): Node =>
  schema.node(
    'paragraph',
    null,
    content.filter((one) => one !== '').map((one) => (typeof one === 'string' ? schema.text(one) : one)),
  );

export const code = (text: string): Node => schema.text(text, [schema.mark('code')]);

/** A table from its rows of texts; the columns are aligned as `align` says. */
export function table(rows: readonly (readonly string[])[], align: readonly (string | null)[] = []): Node {
  const children = rows.map((cells, index) =>
    schema.node(
      'tableRow',
      null,
      cells.map((text, column) =>
        schema.node(
          index === 0 ? 'tableHeader' : 'tableCell',
          { align: align[column] ?? null },
          text === '' ? [] : [schema.text(text)],
        ),
      ),
    ),
  );
  return schema.node('table', null, children);
}

/** A table as Markdown would show it: each row a line, each cell its text and, where it has one, its alignment. */
export function shown(node: Node | null | undefined): readonly string[] {
  if (node?.type.name !== 'table')
    return [`${node?.type.name ?? 'nothing'} ${node?.textContent ?? ''}`.trim()];
  return node.children.map((row) =>
    row.children
      .map((cell) => {
        const align: unknown = cell.attrs['align'];
        return `${cell.textContent}${typeof align === 'string' ? ` (${align})` : ''}`;
      })
      .join(' | '),
  );
}

/** The caret's place: index of each node around it, from the top. */
export function caretPath({ selection: { $from } }: EditorState): readonly number[] {
  return Array.from({ length: $from.depth }, (_, depth) => $from.index(depth));
}
