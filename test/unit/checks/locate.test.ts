import { describe, expect, it } from 'vitest';

import { locate } from '../../../renderer/checks/locate';
import { doc, event, node, p, title } from '../support/build';

const draft = doc([
  title('Outage'),
  p('it took 37 minutes', { id: 'p' }),
  node('timeline', [event(['First page'], { id: 'e' })]),
]);

describe('locate', () => {
  it('finds the words of a place', () => {
    const place = { block: 'p', range: { from: 8, to: 18 }, quote: '37 minutes' };
    const range = locate(draft, place)?.range;
    expect(range).not.toBeNull();
    expect(range === null || range === undefined ? '' : draft.textBetween(range.from, range.to)).toBe(
      '37 minutes',
    );
  });

  it('finds the block where the words are others by now', () => {
    const place = { block: 'p', range: { from: 8, to: 18 }, quote: '27 minutes' };
    expect(locate(draft, place)).toEqual({ block: draft.child(0).nodeSize, range: null });
  });

  it('finds rows, which have no words of their own', () => {
    const located = locate(draft, { block: 'e', range: null, quote: 'First page' });
    expect(located?.block === null ? null : draft.nodeAt(located?.block ?? 0)?.type.name).toBe('event');
  });

  it('gives null for a block that is gone, and the document for a place without one', () => {
    expect(locate(draft, { block: 'x', range: null, quote: '' })).toBeNull();
    expect(locate(draft, { block: null, range: null, quote: '' })).toEqual({ block: null, range: null });
  });
});
