import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../fuzz/random';
import { actionsFrom, keyOf, type Action } from '../../torture/stream';

function first(seed: number, count: number): readonly Action[] {
  const actions = actionsFrom(randomFrom(seed));
  return Array.from({ length: count }, () => actions.next().value);
}

describe('the stream of actions', () => {
  it('is the same for the same seed, however far it is followed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 300 }), (seed, count) => {
        expect(first(seed, count)).toEqual(first(seed, 300).slice(0, count));
      }),
    );
  });

  it('is another for another seed', () => {
    expect(first(1, 50)).not.toEqual(first(2, 50));
  });

  it('begins with a draft, and makes no two of one key', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const actions = first(seed, 300);
        expect(actions[0]?.kind).toBe('new');
        const keys = actions.flatMap((action) => (action.kind === 'new' ? [keyOf(action.title)] : []));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('types nothing that a draft could be taken for another by', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const texts = first(seed, 300).flatMap((action) => ('text' in action ? [action.text] : []));
        for (const text of texts) expect(keyOf(`${text}N3 of the torture${text}`)).toBe('N3');
      }),
    );
  });

  it('has every kind of action in it before long, and no image twice', () => {
    const actions = first(3, 500);
    expect([...new Set(actions.map(({ kind }) => kind))].toSorted()).toEqual([
      'comment',
      'correct',
      'event',
      'image',
      'new',
      'open',
      'paste',
      'redo',
      'rename',
      'type',
      'undo',
    ]);
    const images = actions.flatMap((action) => (action.kind === 'image' ? [action.number] : []));
    expect(new Set(images).size).toBe(images.length);
  });
});
