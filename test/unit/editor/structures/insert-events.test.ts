// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { newId } from '../../../../renderer/document/ids';
import { happenedOf } from '../../../../renderer/editor/structures/event-time';
import { placesByTime } from '../../../../renderer/editor/structures/events-by-time';
import { eventNodes, insertEvents } from '../../../../renderer/editor/structures/insert-events';
import { sortedPosition } from '../../../../renderer/time/order';
import type { WrittenTime } from '../../../../renderer/time/written-time';
import { at, Bench, event, p, section, timeline, title } from '../harness';

let bench: Bench | null = null;
afterEach(() => bench?.destroy());

function open(...content: ConstructorParameters<typeof Bench>[0]): Bench {
  bench = new Bench(content);
  return bench;
}

const added = (clock: string | null, text: string) =>
  event(newId(), text, clock === null ? {} : { happened: at(clock) });

function insert(on: Bench, ...events: readonly ReturnType<typeof added>[]): void {
  on.view.dispatch(insertEvents(on.view.state, eventNodes(on.editor.schema, events)));
}

function timeAt(minute: number | null): WrittenTime | null {
  return minute === null ? null : { ...at('00:00'), start: minute };
}

describe('the places of many events', () => {
  const minutes = fc.option(fc.integer({ min: 0, max: 8 }), { freq: 4 });

  it('are those that each would get by itself, in the order of time', () => {
    fc.assert(
      fc.property(
        fc.array(minutes, { maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 8 })),
        (old, fresh) => {
          interface Row {
            readonly name: string;
            readonly time: WrittenTime | null;
          }
          const present: Row[] = old.map((minute, index) => ({ name: `old ${index}`, time: timeAt(minute) }));
          const rows: Row[] = fresh.map((minute, index) => ({ name: `new ${index}`, time: timeAt(minute) }));
          const oneByOne = rows
            .toSorted((one, other) => (one.time?.start ?? 0) - (other.time?.start ?? 0))
            .reduce<readonly Row[]>((all, row) => {
              const times = [...all.map(({ time }) => time), row.time];
              return all.toSpliced(sortedPosition(times, all.length), 0, row);
            }, present);
          const inserted = placesByTime(
            present.map(({ time }) => time),
            rows,
            ({ time }) => time,
          ).toReversed();
          const atOnce = inserted.reduce<readonly Row[]>(
            (all, { at: index, rows: these }) => all.toSpliced(index, 0, ...these),
            present,
          );
          expect(atOnce.map(({ name }) => name)).toEqual(oneByOne.map(({ name }) => name));
        },
      ),
    );
  });

  it('keep a new one without a time behind the one it was given after', () => {
    const rows = ['13:50', null, '13:40', null].map((clock, index) => ({
      name: index,
      time: clock === null ? null : at(clock),
    }));
    expect(placesByTime([at('13:45')], rows, ({ time }) => time)).toEqual([
      { at: 0, rows: [rows[2], rows[3]] },
      { at: 1, rows: [rows[0], rows[1]] },
    ]);
  });
});

describe('inserting events', () => {
  const draft = () =>
    open(
      title(),
      p('before', 'Text'),
      timeline(
        event('e1', 'first', { happened: at('13:42'), moments: ['impact-started'] }),
        event('e2', 'second', { happened: at('14:00') }),
      ),
      p('after'),
    );

  it('puts each at its time, with ids, in one step that undo takes back', () => {
    const on = draft().caret('before', 4).type('!');
    const before = on.doc;
    insert(on, added('14:30', 'late'), added('13:50', 'between'), added('13:50', 'between too'));
    expect(on.lines()).toEqual([
      'title Outage',
      'paragraph Text!',
      'timeline',
      '  event [13:42 impact-started]',
      '    paragraph first',
      '  event [13:50]',
      '    paragraph between',
      '  event [13:50]',
      '    paragraph between too',
      '  event [14:00]',
      '    paragraph second',
      '  event [14:30]',
      '    paragraph late',
      'paragraph',
    ]);
    const ids: unknown[] = [];
    on.doc.descendants((node) => {
      if (node.type.name === 'event' || node.type.name === 'paragraph') ids.push(node.attrs['id']);
    });
    expect(ids.every((id) => typeof id === 'string')).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    // The letter typed just before is an undo of its own.
    expect(on.undo().doc.eq(before)).toBe(true);
  });

  it('is an undo of its own, also right after another beside it', () => {
    const on = draft();
    insert(on, added('13:50', 'one'));
    const before = on.doc;
    insert(on, added('13:51', 'two'));
    expect(on.undo().doc.eq(before)).toBe(true);
  });

  it('goes into the timeline with the caret, and takes the place of its blank row', () => {
    const on = open(
      title(),
      timeline(event('e1', 'first', { happened: at('13:42') })),
      { ...timeline(event('blank', '')), attrs: { id: 'other' } },
      p('after'),
    ).caret('blank-line', 0);
    insert(on, added('13:00', 'new'));
    expect(on.lines()).toEqual([
      'title Outage',
      'timeline',
      '  event [13:42]',
      '    paragraph first',
      'timeline',
      '  event [13:00]',
      '    paragraph new',
      'paragraph',
    ]);
  });

  it('leaves a blank row that holds a fact', () => {
    const on = open(title(), timeline(event('e1', '', { moments: ['detected'] })), p('after'));
    insert(on, added('13:00', 'new'));
    expect(on.has('e1')).toBe(true);
  });

  it.each([
    [
      'at the end of the section of that name',
      [section('s1', 'Timeline'), p('empty'), section('s2', 'Impact'), p('x', 'Text')],
      2,
    ],
    ['at the end of the draft', [section('s1', 'Summary'), p('x', 'Text'), p('end')], 3],
  ])('makes a timeline %s where there is none', (_, content, index) => {
    const on = open(title(), ...content);
    insert(on, added('13:00', 'new'), added(null, 'undated'));
    expect(on.doc.child(index).type.name).toBe('timeline');
    expect(on.doc.child(index).childCount).toBe(2);
    expect(on.undo().doc.children.map((node) => node.type.name)).not.toContain('timeline');
  });

  it('takes no node that is no valid event', () => {
    const { schema } = draft().editor;
    expect(() => eventNodes(schema, [p('x', 'text')])).toThrow(RangeError);
    expect(() => eventNodes(schema, [event('x', 'text', { happened: 'noon' })])).toThrow(RangeError);
  });

  it(
    'does with 2,000 among 2,000 what it does with few, in time that does not grow with the square',
    { timeout: 30_000 },
    () => {
      const many = (count: number, shift: number) =>
        Array.from({ length: count }, (_, index) =>
          event(newId(), `event ${index}`, {
            happened: { ...at('00:00'), start: Date.UTC(2019, 6, 2) + (2 * index + shift) * 1000 },
          }),
        );
      const took = (count: number): number => {
        const on = new Bench([title(), timeline(...many(count, 0)), p('after')]);
        const nodes = eventNodes(on.editor.schema, many(count, 1));
        const start = performance.now();
        on.view.dispatch(insertEvents(on.view.state, nodes));
        const time = performance.now() - start;
        const starts = on.doc.child(1).children.map((row) => happenedOf(row)?.start ?? 0);
        expect(starts).toHaveLength(2 * count);
        expect(starts).toEqual(starts.toSorted((one, other) => one - other));
        on.destroy();
        return time;
      };
      took(100);
      const few = took(500);
      // Four times as many: sixteen times as long if it grew with the square.
      expect(took(2000)).toBeLessThan(12 * few);
    },
  );
});
