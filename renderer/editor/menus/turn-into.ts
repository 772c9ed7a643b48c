import type { Attrs } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

/** What a block keeps when it becomes a block of another kind. */
const kept = ['id', 'audience', 'extra'] as const;

/** Makes the text block with the caret a block of another kind that keeps its id and audience; null where it cannot. */
export function turnInto(state: EditorState, name: string, attributes: Attrs = {}): Transaction | null {
  const type = state.schema.nodes[name];
  const { $from } = state.selection;
  if (type === undefined || !$from.parent.isTextblock || $from.depth === 0) return null;
  const index = $from.index($from.depth - 1);
  if (!$from.node(-1).canReplaceWith(index, index + 1, type)) return null;
  return state.tr.setBlockType($from.pos, $from.pos, type, (old) => ({
    ...Object.fromEntries(kept.map((name) => [name, old.attrs[name] as unknown])),
    ...attributes,
  }));
}
