import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import type { Precision } from '../../../renderer/time/written-time';
import { readImpactMetrics, totalImpact } from '../../../renderer/timeline/impact-periods';
import { readMetrics } from '../../../renderer/timeline/metrics';
import { at, described, doc, event, impact, node } from '../support/build';

const minute = 60_000;
const origin = Date.UTC(2019, 6, 2, 12);

interface Time {
  readonly minutes: number;
  readonly precision: Precision;
}
interface Span {
  readonly start: string | null;
  readonly end: string | null;
}

function draft(times: Readonly<Record<string, Time | null>>, spans: readonly Span[], shift = 0) {
  const events = Object.entries(times).map(([id, time]): NodeJSON => {
    if (time === null) return event(id, { id, happened: described('at some time') });
    const unit = time.precision === 'hour' ? 60 : 1;
    const start = origin + Math.floor((time.minutes + shift) / unit) * unit * minute;
    const happened = { ...at('2019-07-02T12:00', time.precision), start };
    return event(id, { id, happened });
  });
  const rows = spans.map(({ start, end }, index) =>
    impact(`impact ${index}`, { id: `i${index}`, start, end }),
  );
  return doc([node('timeline', events), node('impacts', rows)]);
}

const total = (document: ReturnType<typeof draft>) => totalImpact(readImpactMetrics(document));

/** What of a sum a reader is told, without the rows it came from. */
function told(document: ReturnType<typeof draft>) {
  const found = total(document);
  if (found === null) return null;
  const { state, periods } = found;
  switch (state.kind) {
    case 'known':
    case 'approximate':
      return { kind: state.kind, ms: state.ms, periods };
    case 'between':
      return { kind: state.kind, least: state.least, most: state.most, periods };
    case 'at-least':
      return { kind: state.kind, ms: state.ms, approximate: state.approximate, periods };
    case 'contradictory':
      return { kind: state.kind };
  }
}

const exact = (minutes: number): Time => ({ minutes, precision: 'minute' });

describe('several impacts', () => {
  const times = { a: exact(0), b: exact(10), c: exact(20), d: exact(40), open: null };

  it('count once where they overlap, and leave out what lies between them', () => {
    const overlapping = draft(times, [
      { start: 'a', end: 'c' },
      { start: 'b', end: 'd' },
    ]);
    expect(told(overlapping)).toEqual({ kind: 'known', ms: 40 * minute, periods: 1 });
    const apart = draft(times, [
      { start: 'a', end: 'b' },
      { start: 'c', end: 'd' },
    ]);
    expect(told(apart)).toEqual({ kind: 'known', ms: 30 * minute, periods: 2 });
  });

  it('are at least what is known where one of them has no known end, and say which', () => {
    const state = total(
      draft(times, [
        { start: 'a', end: 'c' },
        { start: 'd', end: 'open' },
      ]),
    )?.state;
    expect(state).toMatchObject({ kind: 'at-least', ms: 20 * minute });
    expect(state?.kind === 'at-least' && state.why).toBe('“impact 1” has no known end.');
  });

  it('contradict where one ends before it starts, and name its events', () => {
    const state = total(
      draft(times, [
        { start: 'a', end: 'b' },
        { start: 'd', end: 'c' },
      ]),
    )?.state;
    expect(state?.kind).toBe('contradictory');
    expect(state?.fromEvent.id).toBe('d');
    expect(state?.toEvent.id).toBe('c');
  });

  it('leave the metric to the moments where none of them has two known ends', () => {
    expect(total(draft(times, [{ start: 'a', end: null }]))).toBeNull();
    expect(total(draft(times, [{ start: 'open', end: 'open' }]))).toBeNull();
    const impactOf = (spans: readonly Span[]) => readMetrics(draft(times, spans))[0];
    expect(impactOf([{ start: 'a', end: null }])).toMatchObject({
      basis: 'moments',
      state: { kind: 'unknown' },
    });
    expect(impactOf([{ start: 'a', end: 'b' }])).toMatchObject({
      basis: 'impacts',
      state: { kind: 'known' },
    });
  });

  it('are unsure only where their edges are', () => {
    const hours = { a: exact(0), m: { minutes: 60, precision: 'hour' as const }, z: exact(180) };
    const meeting = draft(hours, [
      { start: 'a', end: 'm' },
      { start: 'm', end: 'z' },
    ]);
    expect(told(meeting)).toEqual({ kind: 'known', ms: 180 * minute, periods: 1 });
    const ending = draft(hours, [{ start: 'a', end: 'm' }]);
    expect(told(ending)).toMatchObject({ kind: 'between', least: 60 * minute });
  });
});

const ids = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'] as const;
const precision = fc.constantFrom<Precision>('minute', 'minute', 'minute', 'second', 'approximate', 'hour');
const time = fc.option(fc.record({ minutes: fc.integer({ min: 0, max: 300 }), precision }), { freq: 8 });
const times = fc.tuple(time, time, time, time, time, time).map((list) => {
  return Object.fromEntries(list.map((one, index) => [ids[index] ?? '', one]));
});
const id = fc.option(fc.constantFrom(...ids), { freq: 8 });
const span = fc.record({ start: id, end: id });
const spans = fc.array(span, { minLength: 1, maxLength: 5 });

/** Each span the right way round, so that there is a sum and not a contradiction. */
const forward = fc.tuple(times, spans).map(([when, list]) => {
  const minutesOf = (name: string | null) => (name === null ? null : (when[name]?.minutes ?? null));
  const turned = list.map(({ start, end }): Span => {
    const [from, to] = [minutesOf(start), minutesOf(end)];
    return from !== null && to !== null && from > to ? { start: end, end: start } : { start, end };
  });
  return [when, turned] as const;
});

describe('the sum of impacts', () => {
  it('is the same whatever order they come in', () => {
    fc.assert(
      fc.property(times, spans, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (when, list, keys) => {
        const shuffled = list
          .map((one, index) => ({ one, key: keys[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        // Of several contradictions the first is named.
        expect(told(draft(when, shuffled))).toEqual(told(draft(when, list)));
      }),
    );
  });

  it('is the same when a period is split at an event within it', () => {
    fc.assert(
      fc.property(
        forward,
        fc.nat(),
        fc.integer({ min: 0, max: 300 }),
        precision,
        ([when, list], pick, cut, how) => {
          const target = list[pick % list.length];
          fc.pre(target !== undefined);
          const [from, to] = [when[target.start ?? ''] ?? null, when[target.end ?? ''] ?? null];
          fc.pre(from !== null && to !== null);
          const split = { ...when, cut: { minutes: cut, precision: how } };
          // Within it for certain: after the hour in which it began, and before the one in which it ended.
          const begins = from.precision === 'hour' ? Math.floor(from.minutes / 60) * 60 + 60 : from.minutes;
          const ends = to.precision === 'hour' ? Math.floor(to.minutes / 60) * 60 : to.minutes;
          const [low, high] =
            how === 'hour' ? [Math.floor(cut / 60) * 60, Math.floor(cut / 60) * 60 + 60] : [cut, cut];
          fc.pre(low > begins && high < ends);
          const parts = list.flatMap((one) =>
            one === target
              ? [
                  { start: one.start, end: 'cut' },
                  { start: 'cut', end: one.end },
                ]
              : [one],
          );
          expect(told(draft(split, parts))).toEqual(told(draft(split, list)));
        },
      ),
    );
  });

  it('does not change when everything moves by the same', () => {
    fc.assert(
      fc.property(forward, fc.integer({ min: -50, max: 50 }), ([when, list], hours) => {
        expect(told(draft(when, list, hours * 60))).toEqual(told(draft(when, list)));
      }),
    );
  });

  it('is never longer than from the first start to the last end, and never shorter than the longest of them', () => {
    fc.assert(
      fc.property(forward, ([when, list]) => {
        const exactly = Object.fromEntries(
          Object.entries(when).map(([name, one]) => [name, one === null ? null : exact(one.minutes)]),
        );
        const known = told(draft(exactly, list));
        fc.pre(known !== null && 'ms' in known);
        const ends = list.flatMap(({ start, end }) => {
          const [from, to] = [exactly[start ?? '']?.minutes, exactly[end ?? '']?.minutes];
          return from === undefined || to === undefined ? [] : [{ from, to }];
        });
        const first = Math.min(...ends.map(({ from }) => from));
        const last = Math.max(...ends.map(({ to }) => to));
        expect(known.ms).toBeLessThanOrEqual((last - first) * minute);
        expect(known.ms).toBeGreaterThanOrEqual(Math.max(...ends.map(({ from, to }) => to - from)) * minute);
      }),
    );
  });
});

describe('all metrics', () => {
  it('stay as they are when an event without moments comes in', () => {
    fc.assert(
      fc.property(times, spans, time, (when, list, extra) => {
        const states = (document: ReturnType<typeof draft>) =>
          readMetrics(document).map(({ id: name, state, periods }) => ({
            name,
            periods,
            ...('ms' in state ? { ms: state.ms } : {}),
            kind: state.kind,
          }));
        expect(states(draft({ ...when, extra }, list))).toEqual(states(draft(when, list)));
      }),
    );
  });
});
