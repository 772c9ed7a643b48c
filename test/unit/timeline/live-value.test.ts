import { describe, expect, it } from 'vitest';

import type { LiveValue } from '../../../renderer/document/live-value';
import { liveChoices, findLiveChoices } from '../../../renderer/timeline/live-choices';
import { withLiveText } from '../../../renderer/timeline/live-text';
import { liveName, liveSources, liveText } from '../../../renderer/timeline/live-value';
import type { WrittenTime } from '../../../renderer/time/written-time';
import { at, described, doc, event, impact, marked, node, p } from '../support/build';
import { outage } from '../support/outage';

const time = (clock: string, precision?: 'approximate' | 'hour' | 'day' | 'second') =>
  at(`2019-07-02T${clock}`, precision);
const happened = (id: string): LiveValue => ({ kind: 'time', event: id, clock: 'happened' });
const metric = (id: Extract<LiveValue, { kind: 'metric' }>['metric']): LiveValue => ({
  kind: 'metric',
  metric: id,
});
const live = (value: LiveValue | null) => ({ type: 'liveValue', attrs: { value } });

describe('the words of a live value', () => {
  const said = (written: WrittenTime | null, ...others: readonly WrittenTime[]) => {
    const events = [written, ...others].map((one, index) => event('x', { id: `e${index}`, happened: one }));
    return liveText(happened('e0'), doc([node('timeline', events)]), 'UTC').text;
  };

  it.each([
    [time('13:42'), '13:42 UTC'],
    [time('13:42:07', 'second'), '13:42:07 UTC'],
    [time('13:42', 'approximate'), 'about 13:42 UTC'],
    [time('13:00', 'hour'), 'between 13:00 and 14:00 UTC'],
    [time('00:00', 'day'), '2 July 2019'],
    [at('2019-07-02T13:42', 'range', '2019-07-02T14:09'), '13:42–14:09 UTC'],
    [described('weeks earlier'), 'weeks earlier'],
    [described(' '), 'unknown'],
    [null, 'unknown'],
  ])('tell the time %o as %s', (written, words) => {
    expect(said(written)).toBe(words);
  });

  it('name the day where the events lie on several, in whatever zone they are told', () => {
    expect(said(time('13:42'), at('2019-07-03T01:00'))).toBe('2 Jul 13:42 UTC');
    const night = doc([
      node('timeline', [
        event('a', { id: 'a', happened: time('21:00') }),
        event('b', { id: 'b', happened: time('23:30') }),
      ]),
    ]);
    expect(liveText(happened('a'), night, 'UTC').text).toBe('21:00 UTC');
    expect(liveText(happened('a'), night, 'Europe/Berlin').text).toBe('2 Jul 23:00 CEST (UTC+2)');
  });

  it('tell lengths as running text, as exactly as they are known', () => {
    expect(liveText(metric('impact'), outage, 'UTC')).toEqual({ text: '27 minutes', state: 'known' });
    expect(liveText(metric('time-to-resolve'), outage, 'UTC').text).toBe('1 hour 10 minutes');
    expect(liveText({ kind: 'impact', impact: 'i1' }, outage, 'UTC').text).toBe('27 minutes');
    const impactOf = (from: WrittenTime, to: WrittenTime, ...more: Parameters<typeof event>[]) => {
      const events = [
        event('a', { happened: from, moments: ['impact-started'] }),
        event('b', { happened: to, moments: ['impact-ended'] }),
        ...more.map((one) => event(...one)),
      ];
      return liveText(metric('impact'), doc([node('timeline', events)]), 'UTC').text;
    };
    expect(impactOf(time('13:42'), time('13:43'))).toBe('1 minute');
    expect(impactOf(time('13:42'), time('14:09', 'approximate'))).toBe('about 27 minutes');
    expect(impactOf(time('13:00', 'hour'), time('14:20'))).toBe('between 20 minutes and 1 hour 20 minutes');
    expect(impactOf(time('13:42'), time('14:09'), ['c', { moments: ['impact-ended'] }])).toBe(
      'at least 27 minutes',
    );
    expect(impactOf(time('14:09'), time('13:42'))).toBe('unknown');
  });

  it('are "unknown" for what is missing, gone or from a newer version', () => {
    const unknown = { text: 'unknown', state: 'unknown' };
    expect(liveText(metric('time-to-acknowledge'), outage, 'UTC')).toEqual(unknown);
    expect(liveText(happened('gone'), outage, 'UTC')).toEqual(unknown);
    expect(liveText({ kind: 'time', event: 'deploy', clock: 'known' }, outage, 'UTC')).toEqual(unknown);
    expect(liveText({ kind: 'impact', impact: 'deploy' }, outage, 'UTC')).toEqual(unknown);
    expect(liveText(null, outage, 'UTC')).toEqual(unknown);
  });

  it('come with a name and with the rows that they follow', () => {
    expect(liveName(metric('time-to-detect'), outage)).toBe('Time to detect');
    expect(liveName({ kind: 'impact', impact: 'i1' }, outage)).toBe('Impact: Visitors');
    expect(liveName(happened('page'), outage)).toBe('When “First page” happened');
    expect(liveName(happened('gone'), outage)).toBe('When an event that is gone happened');
    const ids = (value: LiveValue) => liveSources(value, outage).map(({ id }) => id);
    expect(ids(metric('time-to-detect'))).toEqual(['deploy', 'page']);
    expect(ids({ kind: 'impact', impact: 'i1' })).toEqual(['i1']);
    expect(ids(happened('page'))).toEqual(['page']);
    expect(ids(happened('gone'))).toEqual([]);
  });
});

describe('a document with the words in place of its live values', () => {
  it('keeps marks, joins text, and leaves all other blocks as they are', () => {
    const draft = doc([
      p('untouched'),
      p(['It took ', live(metric('impact')), ' in all']),
      p([{ ...live(metric('impact')), marks: [{ type: 'bold' }] }, marked(' and more', 'bold')]),
      ...outage.children.map((child) => child.toJSON() as ReturnType<typeof p>),
    ]);
    const { doc: said, unknown } = withLiveText(draft);
    expect(said.child(1).textContent).toBe('It took 27 minutes in all');
    expect(said.child(1).childCount).toBe(1);
    expect(said.child(2).children.map((one) => [one.text, one.marks[0]?.type.name])).toEqual([
      ['27 minutes and more', 'bold'],
    ]);
    expect(said.child(0)).toBe(draft.child(0));
    expect(unknown).toEqual([]);
    expect(withLiveText(said).doc).toBe(said);
    expect(withLiveText(outage).doc).toBe(outage);
  });

  it('says which of them say nothing, and where they stand', () => {
    const draft = doc([p(['at ', live(happened('gone'))], { id: 'here' })]);
    const { doc: said, unknown } = withLiveText(draft);
    expect(said.textContent).toBe('at unknown');
    expect(unknown.map(({ name, block }) => [name, block.attrs['id'] as unknown])).toEqual([
      ['When an event that is gone happened', 'here'],
    ]);
  });
});

describe('what there is to choose from', () => {
  const choices = liveChoices(outage, 'UTC');

  it('is every metric, every impact and every known time, the known ones first', () => {
    expect(choices.slice(0, 2).map(({ name, text }) => [name, text])).toEqual([
      ['Impact', '27 minutes'],
      ['Time to detect', '3 minutes'],
    ]);
    expect(choices.at(-1)?.state).toBe('unknown');
    const firstUnknown = choices.findIndex(({ state }) => state === 'unknown');
    expect(choices.slice(firstUnknown).every(({ state }) => state === 'unknown')).toBe(true);
    expect(choices.filter(({ value }) => value.kind === 'time')).toHaveLength(10);
  });

  it('is found by any word of it', () => {
    const names = (query: string) => findLiveChoices(choices, query).map(({ name }) => name);
    expect(names('detect time')).toContain('Time to detect');
    expect(names('13:45')).toEqual(['When “First page” happened']);
    expect(names('no such thing')).toEqual([]);
    expect(names('')).toHaveLength(choices.length);
  });

  it('says how long an impact lasted only where that is known', () => {
    const open = doc([node('impacts', [impact('x', { id: 'i1' })])]);
    expect(liveChoices(open, 'UTC').some(({ value }) => value.kind === 'impact')).toBe(false);
  });
});
