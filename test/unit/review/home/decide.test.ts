import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';

import {
  decide,
  decidedIds,
  decisionsOf,
  receive,
  receiptsOf,
  undecide,
} from '../../../../renderer/review/home/decide';
import { doc, p, title } from '../../support/build';

const base = doc([title('Outage'), p('words', { id: 'p' })]);
const mira = { id: 'm', name: 'Mira', role: '' };

function stepped(document: Node, step: Step | null): Node {
  const after = step === null ? document : step.apply(document).doc;
  if (after === null) throw new Error('the step does not fit');
  after.check();
  return after;
}

describe('decide', () => {
  it('notes who decided what, and when, in one step that undo takes back', () => {
    const step = decide(base, ['a', 'b'], 'accepted', mira, 7);
    const after = stepped(base, step);
    expect(decisionsOf(after)).toEqual([
      { suggestion: 'a', kind: 'accepted', by: mira, at: 7 },
      { suggestion: 'b', kind: 'accepted', by: mira, at: 7 },
    ]);
    expect([...decidedIds(after)]).toEqual(['a', 'b']);
    expect(stepped(after, step.invert(base)).eq(base)).toBe(true);
  });

  it('keeps one decision of a suggestion, the last', () => {
    const aside = stepped(base, decide(base, ['a', 'b', 'a'], 'aside', mira, 1));
    const placed = stepped(aside, decide(aside, ['a'], 'placed', mira, 2));
    expect(decisionsOf(placed).map(({ suggestion, kind }) => [suggestion, kind])).toEqual([
      ['b', 'aside'],
      ['a', 'placed'],
    ]);
    expect([...decidedIds(stepped(placed, undecide(placed, ['a'])))]).toEqual(['b']);
  });
});

describe('receive', () => {
  it('notes a review once', () => {
    const once = stepped(base, receive(base, 'hash', 3));
    expect(receiptsOf(once)).toEqual([{ review: 'hash', at: 3 }]);
    expect(receive(once, 'hash', 4)).toBeNull();
    expect(receiptsOf(stepped(once, receive(once, 'other', 4)))).toHaveLength(2);
  });
});
