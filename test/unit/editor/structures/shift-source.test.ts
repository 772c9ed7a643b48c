// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import type { EventAttributes } from '../../../../renderer/document/nodes/timeline';
import { readEvents } from '../../../../renderer/document/read';
import type { Source } from '../../../../renderer/document/source';
import { eventsOfSource, shiftSource } from '../../../../renderer/editor/structures/shift-source';
import { AttrStep } from '@tiptap/pm/transform';
import { at, Bench, event, p, timeline, title } from '../harness';

let bench: Bench | null = null;
afterEach(() => bench?.destroy());

const source = (system: string): Source => ({ system, id: '1', link: '', author: '', raw: null, hash: null });

function open(...events: readonly (readonly [string, string, string])[]): Bench {
  bench = new Bench([
    title(),
    timeline(
      ...events.map(([id, clock, system]) =>
        event(id, id, { happened: at(clock), sources: system === '' ? [] : [source(system)] }),
      ),
    ),
    p('after'),
  ]);
  return bench;
}

function shift(on: Bench, system: string, ms: number): void {
  on.view.dispatch(shiftSource(on.view.state, system, ms));
}

function told(on: Bench): readonly string[] {
  return readEvents(on.doc).map(({ id, attributes }) => {
    const clock = new Date(attributes.happened?.start ?? 0).toISOString().slice(11, 16);
    return `${id} ${clock} ${attributes.sources[0]?.shift ?? 0}`;
  });
}

const minute = 60_000;

describe('shifting a source', () => {
  it('moves all its events to their places, says so in each, and is one undo', () => {
    const on = open(
      ['a', '10:00', 'pager'],
      ['x', '10:05', 'log'],
      ['y', '10:06', 'log'],
      ['b', '10:10', ''],
    );
    const before = on.doc;
    shift(on, 'log', 10 * minute);
    expect(told(on)).toEqual(['a 10:00 0', 'b 10:10 0', 'x 10:15 600000', 'y 10:16 600000']);
    expect(on.undo().doc.eq(before)).toBe(true);
  });

  it('keeps what was written, and forgets a shift that has been taken back', () => {
    const on = open(['a', '10:00', 'log']);
    shift(on, 'log', minute);
    expect((on.block('a').attrs as EventAttributes).happened?.written).toBe('10:00');
    shift(on, 'log', -minute);
    expect((on.block('a').attrs as EventAttributes).sources).toEqual([source('log')]);
  });

  it('consists of single-attribute steps and moves', () => {
    const on = open(['a', '10:00', 'log'], ['b', '10:10', '']);
    const { steps } = shiftSource(on.view.state, 'log', minute);
    expect(steps.map((step) => (step instanceof AttrStep ? step.attr : '?'))).toEqual([
      'happened',
      'sources',
    ]);
    expect(eventsOfSource(on.doc, 'log')).toBe(1);
  });

  const minuteOfDay = fc.integer({ min: 300, max: 900 });

  it(
    'leaves a timeline that was in order in order, whichever events are the source’s',
    { timeout: 30_000 },
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(minuteOfDay, fc.boolean()), { minLength: 1, maxLength: 12 }),
          fc.integer({ min: -200, max: 200 }),
          (events, by) => {
            const clock = (of: number) =>
              `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
            const on = open(
              ...events
                .toSorted(([one], [other]) => one - other)
                .map(([of, isLog], index) => [`e${index}`, clock(of), isLog ? 'log' : 'x'] as const),
            );
            shift(on, 'log', by * minute);
            expect(
              told(on)
                .map((line) => line.split(' ')[0] ?? '')
                .toSorted(),
            ).toEqual(events.map((_, index) => `e${index}`).toSorted());
            const starts = readEvents(on.doc).map(({ attributes }) => attributes.happened?.start ?? 0);
            expect(starts).toEqual(starts.toSorted((one, other) => one - other));
            expect(starts).toHaveLength(events.length);
            on.destroy();
          },
        ),
        { numRuns: 25 },
      );
    },
  );
});
