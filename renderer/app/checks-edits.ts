import { closeHistory } from '@tiptap/pm/history';
import type { EditorState, Transaction } from '@tiptap/pm/state';

import { findingKey, type Finding, type Fix } from '../checks/finding';
import { locate } from '../checks/locate';
import type { Dismissal } from '../document/dismissals';

/** What comes of a fix: the change, or one sentence why there is none. */
export type FixResult =
  | { readonly kind: 'change'; readonly transaction: Transaction }
  | { readonly kind: 'refused'; readonly message: string };

const moved: FixResult = {
  kind: 'refused',
  message: 'The text has changed since; the checks look at it again.',
};

/** Carries out what a finding offers, if what it is about still stands there. */
export function applyFix(state: EditorState, finding: Finding, fix: Fix): FixResult {
  const located = locate(state.doc, finding.place);
  if (located === null) return moved;
  const { schema } = state;
  // Typed a moment ago or not: undo takes the fix back and nothing else.
  const tr = closeHistory(state.tr);
  switch (fix.kind) {
    case 'attribute':
      return {
        kind: 'change',
        transaction:
          located.block === null
            ? tr.setDocAttribute(fix.name, fix.value)
            : tr.setNodeAttribute(located.block, fix.name, fix.value),
      };
    case 'replace':
      if (located.range === null) return moved;
      return { kind: 'change', transaction: tr.insertText(fix.text, located.range.from, located.range.to) };
    case 'live': {
      const type = schema.nodes['liveValue'];
      if (located.range === null || type === undefined) return moved;
      const { from, to } = located.range;
      const marks = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
      const value = type.create({ value: fix.value }, null, marks);
      return { kind: 'change', transaction: tr.replaceWith(from, to, value) };
    }
  }
}

function dismissalsOf({ doc }: EditorState): readonly Dismissal[] {
  return doc.attrs['dismissals'] as readonly Dismissal[];
}

/** Sets a finding aside, with the reason. @param at milliseconds UTC */
export function dismiss(state: EditorState, finding: Finding, reason: string, at: number): Transaction {
  const key = findingKey(finding);
  const others = dismissalsOf(state).filter((dismissal) => dismissal.key !== key);
  return closeHistory(state.tr).setDocAttribute('dismissals', [...others, { key, reason, at }]);
}

/** Brings a finding back that was set aside. */
export function bringBack(state: EditorState, finding: Finding): Transaction {
  const key = findingKey(finding);
  return closeHistory(state.tr).setDocAttribute(
    'dismissals',
    dismissalsOf(state).filter((dismissal) => dismissal.key !== key),
  );
}

/** Why a finding was set aside; null where it was not. */
export function dismissalOf(state: EditorState, finding: Finding): Dismissal | null {
  const key = findingKey(finding);
  return dismissalsOf(state).find((dismissal) => dismissal.key === key) ?? null;
}
