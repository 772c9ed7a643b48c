import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { layScale, type Scale } from '../../../../renderer/timeline/picture/scale';

const frame = { left: 20, right: 620, size: 11 };
const never = () => false;
const minuteMs = 60_000;
const scaleOf = (minutes: readonly number[], right = frame.right): Scale =>
  layScale(
    [...new Set(minutes)].sort((a, b) => a - b).map((minute) => minute * minuteMs),
    never,
    { ...frame, right },
  );
const at = (scale: Scale, minute: number): number => scale.place(minute * minuteMs);

describe('the scale', () => {
  it('is to scale where nothing is quiet', () => {
    const scale = scaleOf([0, 10, 15, 30]);
    expect(scale.breaks).toEqual([]);
    expect([0, 10, 15, 30].map((minute) => at(scale, minute))).toEqual([20, 220, 320, 620]);
  });

  it('puts a single instant in the middle', () => {
    const scale = scaleOf([7]);
    expect([0, 7, 9].map((minute) => at(scale, minute))).toEqual([320, 320, 320]);
  });

  it('breaks a quiet stretch, says how long it was, and gives its room to the rest', () => {
    const scale = scaleOf([0, 1, 2, 3, 5, 43, 44, 46]);
    expect(scale.breaks).toMatchObject([{ start: 5 * minuteMs, end: 43 * minuteMs, text: '38 min quiet' }]);
    // 8 busy minutes have all but the break.
    const [quiet] = scale.breaks;
    const perMinute = (600 - ((quiet?.to ?? 0) - (quiet?.from ?? 0))) / 8;
    expect(at(scale, 5) - at(scale, 0)).toBeCloseTo(5 * perMinute);
    expect(at(scale, 46) - at(scale, 43)).toBeCloseTo(3 * perMinute);
    expect(perMinute).toBeGreaterThan(50);
  });

  it('does not say of a stretch in which something went on that it was quiet', () => {
    const instants = [0, 1, 2, 3, 500, 501].map((minute) => minute * minuteMs);
    expect(layScale(instants, () => true, frame).breaks.map(({ text }) => text)).toEqual(['8 h']);
  });

  it('says days in days', () => {
    const scale = scaleOf([0, 2, 5, 2 * 1440, 2 * 1440 + 3]);
    expect(scale.breaks.map(({ text }) => text)).toEqual(['2 days quiet']);
  });

  it('breaks the nights of several days', () => {
    const days = [0, 1, 2].flatMap((day) => [9, 10, 11, 13, 15, 17].map((hour) => (day * 24 + hour) * 60));
    expect(scaleOf([...days, 9 * 60 + 10, 9 * 60 + 25]).breaks).toHaveLength(2);
  });

  it('breaks stretches of the same length together or not at all', () => {
    const week = 7 * 1440;
    const weeks = Array.from({ length: 20 }, (_, index) => index * week);
    expect(scaleOf([...weeks, 1, 2, 3, 4, 5, 6, 7, 8]).breaks).toEqual([]);
    expect(scaleOf([0, 1, 2, week, week + 1, 2 * week + 1]).breaks).toHaveLength(2);
  });
});

const instant = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 500_000 }),
);
const instants = fc.uniqueArray(instant, { minLength: 1, maxLength: 80 });
const width = fc.integer({ min: 320, max: 900 });

describe('any scale', () => {
  it('keeps the order, and keeps within the frame', () => {
    fc.assert(
      fc.property(
        instants,
        width,
        fc.array(fc.integer({ min: -100, max: 600_000 })),
        (minutes, right, others) => {
          const scale = scaleOf(minutes, right);
          const places = [...minutes, ...others].sort((a, b) => a - b).map((minute) => at(scale, minute));
          for (const [index, place] of places.entries()) {
            expect(place).toBeGreaterThanOrEqual(index === 0 ? frame.left : (places[index - 1] ?? 0));
            expect(place).toBeLessThanOrEqual(right);
          }
        },
      ),
    );
  });

  it('has one scale outside of breaks, and reaches from edge to edge', () => {
    fc.assert(
      fc.property(instants, width, (minutes, right) => {
        const sorted = minutes.toSorted((a, b) => a - b);
        const scale = scaleOf(minutes, right);
        fc.pre(sorted.length > 1);
        expect([at(scale, sorted[0] ?? 0), at(scale, sorted.at(-1) ?? 0)]).toEqual([frame.left, right]);
        const broken = new Set(scale.breaks.map((one) => one.start / minuteMs));
        const perMinute = sorted.slice(1).flatMap((minute, index) => {
          const before = sorted[index] ?? 0;
          return broken.has(before) ? [] : [(at(scale, minute) - at(scale, before)) / (minute - before)];
        });
        for (const one of perMinute) expect(one).toBeCloseTo(perMinute[0] ?? 0, 6);
      }),
    );
  });

  it('draws a break shorter than it was, and longer than its words', () => {
    fc.assert(
      fc.property(instants, width, (minutes, right) => {
        const sorted = minutes.toSorted((a, b) => a - b);
        const scale = scaleOf(minutes, right);
        const broken = new Set(scale.breaks.map((one) => one.start / minuteMs));
        const whole = sorted.slice(1).findIndex((_, index) => !broken.has(sorted[index] ?? 0));
        const [from = 0, to = 0] = [sorted[whole], sorted[whole + 1]];
        const perMinute = (at(scale, to) - at(scale, from)) / (to - from);
        for (const { start, end, from, to, text } of scale.breaks) {
          expect(to - from).toBeLessThan(((end - start) / minuteMs) * perMinute);
          expect(to - from).toBeGreaterThan(text.length * 5);
        }
        const room = scale.breaks.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(room).toBeLessThanOrEqual(0.6 * (right - frame.left) + 1e-6);
      }),
    );
  });

  it('never lets a quiet hour push ten busy minutes together', () => {
    const busy = fc.uniqueArray(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 11 });
    fc.assert(
      fc.property(busy, fc.integer({ min: 60, max: 60_000 }), busy, (first, quiet, second) => {
        const later = second.map((minute) => minute + 10 + quiet);
        const scale = scaleOf([...first, ...later]);
        for (const minutes of [first, later]) {
          const sorted = minutes.toSorted((a, b) => a - b);
          const [from, to] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
          // A minute is nowhere less than a tenth of what it would be if nothing but the ten minutes were drawn.
          expect(at(scale, to) - at(scale, from)).toBeGreaterThanOrEqual((to - from) * 6);
        }
      }),
    );
  });
});
