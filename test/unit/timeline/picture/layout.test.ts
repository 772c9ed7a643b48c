import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { moments } from '../../../../renderer/document/vocabulary';
import { hasPicture } from '../../../../renderer/timeline/picture/facts';
import { layPicture, type PictureLayout } from '../../../../renderer/timeline/picture/layout';
import { pictureSvg } from '../../../../renderer/timeline/picture/svg';
import { anyEvents, anyWidth, at, lay, placeOf, timeline, undated } from './picture-documents';

vi.setConfig({ testTimeout: 60_000 });

const texts = (labels: PictureLayout['times']): readonly string[] => labels.map(({ text }) => text);

describe('the layout', () => {
  it('is null where no event has an instant', () => {
    expect(layPicture(timeline([undated, undated]), { zone: 'UTC', width: 640 })).toBeNull();
    expect(layPicture(timeline([]), { zone: 'UTC', width: 640 })).toBeNull();
  });

  it('draws a single event', () => {
    const layout = lay(timeline([at(0), undated]));
    expect(layout.marks).toMatchObject([{ from: 320, events: [0] }]);
    expect(layout).toMatchObject({ left: '1 event without a time', caption: '2 July 2019, UTC' });
  });

  it('shows another clock in another zone', () => {
    const layout = lay(timeline([at(0), at(30)]), 640, 'Asia/Kathmandu');
    expect(texts(layout.times)).toEqual(['15:45', '16:15']);
    expect(layout.caption).toBe('2 July 2019, Kathmandu (UTC+5:45)');
  });

  it('names the days where there are several', () => {
    const layout = lay(timeline([at(0), at(60), at(1440), at(1500), at(2880)]));
    expect(texts(layout.days)).toEqual(['2 Jul 2019', '3 Jul', '4 Jul']);
    expect(layout.caption).toBe('UTC');
    // In both nights there is a break.
    expect([layout.breaks.length, layout.midnights]).toEqual([2, []]);
    const hourly = lay(timeline(Array.from({ length: 40 }, (_, hour) => at(hour * 60))));
    expect(hourly.midnights.map(Math.round)).toEqual([
      26 + Math.round((14 / 39) * 588),
      26 + Math.round((38 / 39) * 588),
    ]);
  });

  it('shows seconds where all is over within minutes', () => {
    const second = { precision: 'second' };
    expect(texts(lay(timeline([at(0.25, second), at(2, second)])).times)).toEqual(['10:00:15', '10:02:00']);
    expect(texts(lay(timeline([at(0.25, second), at(60, second)])).times)).toEqual(['10:00', '11:00']);
  });

  it('says what is known only about', () => {
    const layout = lay(
      timeline([at(0), at(70, { precision: 'approximate' }), at(120, { precision: 'hour' }), at(200)]),
    );
    expect(texts(layout.times)).toEqual(['10:00', '~11:10', '12h', '13:20']);
    expect(layout.marks.map(({ isSoft }) => isSoft)).toEqual([false, true, true, false]);
    const [hour] = layout.extents;
    expect(hour).toMatchObject({ isSoft: true });
    expect((hour?.to ?? 0) - (hour?.from ?? 0)).toBeCloseTo((60 / 200) * (640 - 52));
  });

  it('does not let a day that is known by nothing else stretch an hour', () => {
    const day = at(-600, { precision: 'day' });
    const without = lay(timeline([at(0), at(30), at(60)]));
    const layout = lay(timeline([day, at(0), at(30), at(60)]));
    expect(placeOf(layout, 2)).toBe(placeOf(without, 1));
    expect(layout.extents).toEqual([{ from: 26, to: 614, isSoft: true }]);
    expect(layout.caption).toBe(without.caption);
  });

  it('draws a range from its start to its end', () => {
    const layout = lay(timeline([at(0), at(20, { end: 40 }), at(80)]));
    expect(layout.extents).toEqual([{ from: 26 + 147, to: 26 + 294, isSoft: false }]);
    expect(texts(layout.times)).toEqual(['10:00', '10:20', '10:40', '11:20']);
  });

  it('makes one mark of events that stand at one place, and counts them', () => {
    const layout = lay(timeline([at(0), at(30), at(30), at(30), at(60)]));
    expect(layout.marks.map(({ events }) => events)).toEqual([[0], [1, 2, 3], [4]]);
    expect(texts(layout.counts)).toEqual(['3 events']);
  });

  it('draws 5,000 events in few marks, each of them in one', () => {
    const layout = lay(timeline(Array.from({ length: 5000 }, (_, index) => at(index * 1.7))));
    expect(layout.marks.length).toBeLessThan(150);
    expect(layout.marks.flatMap(({ events }) => events)).toEqual(
      Array.from({ length: 5000 }, (_, index) => index),
    );
    expect(texts(layout.counts)).toEqual(['5000 events']);
  });
});

describe('moments', () => {
  it('all have their words, however close they are', () => {
    const layout = lay(
      timeline(moments.map((moment) => at(5, { moments: [moment] })).concat(at(0), at(900))),
    );
    expect(layout.moments.map(({ moment }) => moment)).toEqual(moments);
    expect(new Set(layout.moments.map(({ lane }) => lane)).size).toBe(moments.length);
  });

  it('have at least their sign where they are marked again and again', () => {
    const layout = lay(
      timeline(Array.from({ length: 80 }, (_, index) => at(index, { moments: ['detected'] }))),
    );
    expect(layout.moments).toHaveLength(80);
    expect(layout.moments[0]?.lane).not.toBeNull();
    expect(layout.moments.some(({ lane }) => lane === null)).toBe(true);
    expect(layout.lanes).toBeLessThanOrEqual(3);
  });
});

describe('impact', () => {
  it('is a band from the first start to the last end that is marked', () => {
    const layout = lay(
      timeline([at(0, { moments: ['impact-started'] }), at(30, { moments: ['impact-ended'] }), at(60)]),
    );
    expect(layout.bands).toEqual([{ from: 26, to: 320, start: 'exact', end: 'exact' }]);
  });

  it('is a band for each period of the impacts', () => {
    const events = [at(0, { id: 'a' }), at(20, { id: 'b' }), at(40, { id: 'c' }), at(60, { id: 'd' })];
    const ends = ({ bands }: PictureLayout) => bands.map(({ from, to }) => [from, to]);
    expect(ends(lay(timeline(events, ['a', 'b'], ['c', 'd'])))).toEqual([
      [26, 222],
      [418, 614],
    ]);
    expect(ends(lay(timeline(events, ['a', 'c'], ['b', 'd'])))).toEqual([[26, 614]]);
  });

  it('is open where no end is known, and where no start is', () => {
    const started = lay(timeline([at(0, { moments: ['impact-started'] }), at(30)]));
    expect(started.bands).toEqual([{ from: 26, to: 630, start: 'exact', end: 'open' }]);
    const ended = lay(timeline([at(0), at(30, { moments: ['impact-ended'] })]));
    expect(ended.bands).toEqual([{ from: 10, to: 614, start: 'open', end: 'exact' }]);
  });

  it('is soft at an edge that is known only about', () => {
    const layout = lay(
      timeline([
        at(0, { moments: ['impact-started'], precision: 'approximate' }),
        at(30, { moments: ['impact-ended'] }),
      ]),
    );
    expect(layout.bands).toMatchObject([{ start: 'soft', end: 'exact' }]);
  });

  it('is not drawn where it ends before it starts', () => {
    const layout = lay(
      timeline([at(0, { moments: ['impact-ended'] }), at(30, { moments: ['impact-started'] })]),
    );
    expect(layout.bands).toEqual([]);
  });
});

/** Two boxes of one row. */
function overlap(labels: readonly { readonly left: number; readonly width: number }[], gap: number): boolean {
  const sorted = labels.toSorted((a, b) => a.left - b.left);
  return sorted.some(({ left }, index) => {
    const before = sorted[index - 1];
    return before !== undefined && before.left + before.width + gap > left + 1e-9;
  });
}

describe('any picture', () => {
  it('has every event in it, once and in order', () => {
    fc.assert(
      fc.property(anyEvents, anyWidth, (events, width) => {
        const layout = lay(timeline(events), width);
        const found = layout.marks.flatMap((mark) => mark.events);
        expect(found.toSorted((a, b) => a - b)).toEqual(events.map((_, index) => index));
        for (const [index, { from, to }] of layout.marks.entries()) {
          expect(from).toBeGreaterThan(index === 0 ? 0 : (layout.marks[index - 1]?.to ?? 0));
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThan(width);
        }
      }),
    );
  });

  it('has equal times at equal places', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(), (events, pick) => {
        const again = events[pick % events.length];
        fc.pre(again !== undefined);
        const layout = lay(timeline([...events, again]));
        expect(placeOf(layout, events.length)).toBe(placeOf(layout, pick % events.length));
      }),
    );
  });

  it('has no label over another or over the edge', () => {
    fc.assert(
      fc.property(anyEvents, anyWidth, (events, width) => {
        const { times, counts, days, lanes, moments: placed } = lay(timeline(events), width);
        for (const row of [times, counts, days]) expect(overlap(row, 8)).toBe(false);
        for (let lane = 0; lane < lanes; lane += 1) {
          expect(
            overlap(
              placed.filter((moment) => moment.lane === lane),
              8,
            ),
          ).toBe(false);
        }
        for (const { left, width: own } of [...times, ...counts, ...days, ...placed]) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + own).toBeLessThanOrEqual(width + 1e-9);
        }
      }),
    );
  });

  it('names every kind of moment that is marked', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const marked = new Set(events.flatMap(({ attrs }) => attrs?.['moments'] as readonly string[]));
        const named = lay(timeline(events)).moments.filter(({ lane }) => lane !== null);
        expect(new Set<string>(named.map(({ moment }) => moment))).toEqual(marked);
      }),
    );
  });

  it('is the same whatever the order of the events', () => {
    fc.assert(
      fc.property(
        anyEvents.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length }),
          ),
        ),
        anyWidth,
        ([events, others], width) => {
          const svg = pictureSvg(lay(timeline(events), width), { theme: 'light' });
          expect(pictureSvg(lay(timeline(others), width), { theme: 'light' })).toBe(svg);
        },
      ),
    );
  });

  it('is there where `hasPicture` says so', () => {
    const years = fc.constantFrom(-60_000_000, -1010 * 526_000, 0, 8000 * 526_000);
    fc.assert(
      fc.property(fc.array(years, { maxLength: 3 }), (minutes) => {
        const document = timeline([...minutes.map((minute) => at(minute)), undated]);
        expect(layPicture(document, { zone: 'UTC', width: 640 }) !== null).toBe(hasPicture(document, 'UTC'));
      }),
    );
  });
});

describe('the lines from words to instants', () => {
  it('cross no other word, also where words stand before their sign', () => {
    const layout = lay(
      timeline([
        at(0, { moments: ['impact-started'] }),
        at(5, { moments: ['detected'] }),
        at(60, { moments: ['identified'] }),
        at(94, { moments: ['impact-ended'] }),
        at(100, { moments: ['resolved'] }),
      ]),
    );
    const crossings = layout.moments.flatMap((one) =>
      layout.moments.filter(
        (other) =>
          other !== one &&
          (other.lane ?? 0) < (one.lane ?? 0) &&
          one.x > other.left &&
          one.x < other.left + other.width,
      ),
    );
    expect(crossings).toEqual([]);
    expect(layout.moments.map(({ isFlipped }) => isFlipped)).toEqual([false, false, false, true, true]);
  });
});
