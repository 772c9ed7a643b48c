import { history, undo } from '@tiptap/pm/history';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';

import { applyFix, bringBack, dismiss, dismissalOf } from '../../../renderer/app/checks-edits';
import { findingKey, type Finding, type Fix } from '../../../renderer/checks/finding';
import { action, doc, marked, node, p, title } from '../support/build';

const draft = doc([
  title('Outage'),
  p(['It took ', marked('37 minutes', 'bold'), ' in all'], { id: 'p' }),
  node('actions', [action('Add an alert', { id: 'a', owner: '' })]),
]);

const finding: Finding = {
  rule: 'duration',
  group: 'facts',
  severity: 'error',
  place: { block: 'p', range: { from: 8, to: 18 }, quote: '37 minutes' },
  message: 'It does not follow.',
  why: 'Because.',
  related: [],
  fixes: [],
};
const about = (block: string | null): Finding => ({ ...finding, place: { block, range: null, quote: '' } });

const state = EditorState.create({ doc: draft });

function fixed(from: EditorState, of: Finding, fix: Fix) {
  const result = applyFix(from, of, fix);
  return result.kind === 'change' ? result.transaction.doc : result.message;
}

describe('applyFix', () => {
  const use27: Fix = { kind: 'replace', label: 'Use 27 minutes', text: '27 minutes' };

  it('puts other words in place of those found, in their marks', () => {
    const after = fixed(state, finding, use27);
    expect(after).toEqual(
      doc([
        title('Outage'),
        p(['It took ', marked('27 minutes', 'bold'), ' in all'], { id: 'p' }),
        draft.child(2).toJSON(),
      ]),
    );
  });

  it('changes nothing where other words stand there by now, or the block is gone', () => {
    const typed = state.apply(state.tr.insertText('x', draft.child(0).nodeSize + 1));
    expect(fixed(typed, finding, use27)).toMatch(/changed since/u);
    const gone = state.apply(
      state.tr.delete(draft.child(0).nodeSize, draft.child(0).nodeSize + draft.child(1).nodeSize),
    );
    expect(fixed(gone, finding, use27)).toMatch(/changed since/u);
  });

  it('is a step of its own for undo, however soon after typing', () => {
    let now = EditorState.create({ doc: draft, plugins: [history()] });
    now = now.apply(now.tr.insertText('y', draft.child(0).nodeSize + 1 + 18));
    const result = applyFix(now, finding, use27);
    if (result.kind === 'change') now = now.apply(result.transaction);
    undo(now, (transaction) => {
      now = now.apply(transaction);
    });
    expect(now.doc.child(1).textContent).toBe('It took 37 minutesy in all');
  });

  it('sets one attribute of a row, or of the document', () => {
    const owner = fixed(state, about('a'), {
      kind: 'attribute',
      label: '',
      name: 'owner',
      value: 'SRE lead',
    });
    expect(typeof owner === 'string' ? owner : owner.child(2).child(0).attrs['owner']).toBe('SRE lead');
    const zone = fixed(state, about(null), {
      kind: 'attribute',
      label: '',
      name: 'zoneConfirmed',
      value: true,
    });
    expect(typeof zone === 'string' ? zone : zone.attrs['zoneConfirmed']).toBe(true);
  });
});

describe('dismissals', () => {
  it('are kept with the reason, once each, and taken back', () => {
    const once = state.apply(dismiss(state, finding, 'quoted', 1));
    const twice = once.apply(dismiss(once, finding, 'quoted from the log', 2));
    expect(twice.doc.attrs['dismissals']).toEqual([
      { key: findingKey(finding), reason: 'quoted from the log', at: 2 },
    ]);
    expect(dismissalOf(twice, finding)?.reason).toBe('quoted from the log');
    const back = twice.apply(bringBack(twice, finding));
    expect(back.doc.eq(draft)).toBe(true);
    expect(dismissalOf(back, finding)).toBeNull();
  });
});
