import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inTimeOrder } from '../../../renderer/timeline/order';
import { at, described } from '../support/build';

interface Event {
  readonly name: number;
  readonly attributes: { readonly happened: ReturnType<typeof at> | null };
}

const events = fc.array(fc.option(fc.integer({ min: 0, max: 5 }))).map((clocks) =>
  clocks.map((clock, name): Event => ({
    name,
    attributes: {
      happened:
        clock === null ? (name % 2 === 0 ? null : described('earlier')) : at(`2019-07-02T0${clock}:00`),
    },
  })),
);

const start = (event: Event | undefined) => event?.attributes.happened?.start ?? null;

describe('time order', () => {
  it('holds every event once, the dated ones in order and equal ones as they were', () => {
    fc.assert(
      fc.property(events, (list) => {
        const ordered = inTimeOrder(list);
        expect(new Set(ordered)).toEqual(new Set(list));
        expect(ordered).toHaveLength(list.length);
        const dated = ordered.filter((event) => start(event) !== null);
        const expected = dated.toSorted((a, b) => (start(a) ?? 0) - (start(b) ?? 0) || a.name - b.name);
        expect(dated).toEqual(expected);
      }),
    );
  });

  it('leaves an undated event right after the one above it', () => {
    fc.assert(
      fc.property(events, (list) => {
        const ordered = inTimeOrder(list);
        for (const [index, event] of list.entries()) {
          if (start(event) !== null || index === 0) continue;
          expect(ordered[ordered.indexOf(event) - 1]).toBe(list[index - 1]);
        }
      }),
    );
  });

  it('changes nothing that is in order', () => {
    fc.assert(
      fc.property(events, (list) => {
        const once = inTimeOrder(list);
        expect(inTimeOrder(once)).toEqual(once);
      }),
    );
  });
});
