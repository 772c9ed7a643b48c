import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';

import type { FactName, Facts } from '../document/facts';

export interface FactWriter {
  /** Writes a fact as it is typed, by one step. What is typed into one field before it is left is one undo. */
  readonly write: <Name extends FactName>(name: Name, value: Facts[Name]) => void;
  /** To be called when a field is left. */
  readonly leave: () => void;
}

export function createFactWriter(editor: Editor): FactWriter {
  let field: FactName | null = null;
  let started: Transaction | null = null;
  return {
    write: (name, value) => {
      if (JSON.stringify(editor.state.doc.attrs[name]) === JSON.stringify(value)) return;
      const transaction = editor.state.tr.setDocAttribute(name, value);
      const continues = name === field ? started : null;
      // prosemirror-history puts an appended transaction into the undo step of the one it was appended to.
      if (continues !== null) transaction.setMeta('appendedTransaction', continues);
      field = name;
      started = continues ?? transaction;
      editor.view.dispatch(transaction);
    },
    leave: () => {
      field = null;
      started = null;
    },
  };
}
