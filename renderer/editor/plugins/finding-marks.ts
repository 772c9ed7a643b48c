import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A stretch of the text that something is said about beside it. */
export interface FindingMark {
  readonly from: number;
  readonly to: number;
  /** Class names of the mark. */
  readonly look: string;
}

const key = new PluginKey<DecorationSet>('findingMarks');

/** Has the text marked at these stretches and nowhere else, until they are given anew. They move along with edits. */
export function markFindings(state: EditorState, marks: readonly FindingMark[]): Transaction {
  return state.tr.setMeta(key, marks).setMeta('addToHistory', false);
}

/** The marks under the words that the checks are about. What they mean is said in the panel, for everyone. */
export const FindingMarks = Extension.create({
  name: 'findingMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, shown) {
          const marks = transaction.getMeta(key) as readonly FindingMark[] | undefined;
          if (marks !== undefined) {
            return DecorationSet.create(
              transaction.doc,
              marks.map(({ from, to, look }) => Decoration.inline(from, to, { class: look })),
            );
          }
          return transaction.docChanged ? shown.map(transaction.mapping, transaction.doc) : shown;
        },
      },
      props: { decorations: (state) => key.getState(state) ?? null },
    }),
  ],
});
