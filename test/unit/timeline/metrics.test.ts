import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import type { Moment } from '../../../renderer/document/vocabulary';
import { incidentSpan, readMetrics, type MetricId } from '../../../renderer/timeline/metrics';
import { at, described, doc, event, impact, node } from '../support/build';
import { outage } from '../support/outage';

const minutes = (count: number) => count * 60_000;
const time = (clock: string, precision?: 'approximate' | 'hour' | 'day') =>
  at(`2019-07-02T${clock}`, precision);
const mark = (moment: Moment, happened: ReturnType<typeof at> | null) =>
  event(moment, { happened, moments: [moment] });
const metric = (id: MetricId, ...events: readonly NodeJSON[]) =>
  readMetrics(doc([node('timeline', events)])).find((one) => one.id === id)?.state;

describe('metrics', () => {
  it('of the outage of 2 July 2019 are those that were published', () => {
    const known = readMetrics(outage).map(({ id, state }) => [
      id,
      state.kind === 'known' ? state.ms / 60_000 : state.kind,
    ]);
    expect(known).toEqual([
      ['impact', 27],
      ['time-to-detect', 3],
      ['time-to-acknowledge', 'unknown'],
      ['detect-to-identify', 15],
      ['time-to-identify', 18],
      ['time-to-mitigate', 25],
      ['time-to-resolve', 70],
      ['time-to-public-notice', 'unknown'],
    ]);
  });

  it('name the moments that are missing, and have no length then', () => {
    expect(metric('time-to-detect')).toEqual({ kind: 'unknown', missing: ['impact-started', 'detected'] });
    const undated = metric('time-to-detect', mark('impact-started', time('13:42')), mark('detected', null));
    expect(undated).toEqual({ kind: 'unknown', missing: ['detected'] });
    const onlyDescribed = metric(
      'impact',
      mark('impact-started', described('weeks earlier')),
      mark('impact-ended', time('14:09')),
    );
    expect(onlyDescribed).toEqual({ kind: 'unknown', missing: ['impact-started'] });
  });

  it('take the first of several beginnings and the last of several ends, in any order and timeline', () => {
    const events = [
      mark('impact-ended', time('14:09')),
      mark('impact-started', time('13:50')),
      mark('impact-ended', time('14:05')),
      mark('impact-started', time('13:42')),
    ];
    expect(metric('impact', ...events)).toMatchObject({ kind: 'known', ms: minutes(27) });
    const apart = doc(events.map((one) => node('timeline', [one])));
    expect(readMetrics(apart)[0]?.state).toMatchObject({ kind: 'known', ms: minutes(27) });
  });

  it('count a range from its start, and to its end', () => {
    const started = mark('impact-started', at('2019-07-02T13:40', 'range', '2019-07-02T13:45'));
    const ended = mark('impact-ended', at('2019-07-02T14:00', 'range', '2019-07-02T14:10'));
    expect(metric('impact', started, ended)).toMatchObject({ kind: 'known', ms: minutes(30) });
  });

  it('are zero where one event is both moments', () => {
    const both = event('page', { happened: time('13:45'), moments: ['impact-started', 'detected'] });
    expect(metric('time-to-detect', both)).toMatchObject({ kind: 'known', ms: 0 });
  });

  it('are no more exact than the times', () => {
    const started = mark('impact-started', time('13:42'));
    expect(metric('impact', started, mark('impact-ended', time('14:10', 'approximate')))).toMatchObject({
      kind: 'approximate',
      ms: minutes(28),
    });
    expect(
      metric('impact', mark('impact-started', time('13:00', 'hour')), mark('impact-ended', time('14:20'))),
    ).toMatchObject({
      kind: 'between',
      least: minutes(20) + 1,
      most: minutes(80),
    });
    const sameDay = event('a day', {
      happened: time('00:00', 'day'),
      moments: ['impact-started', 'impact-ended'],
    });
    expect(metric('impact', sameDay)).toMatchObject({ kind: 'between', least: 0 });
  });

  it('are contradictory where the end lies before the start', () => {
    const state = metric(
      'impact',
      mark('impact-started', time('14:09')),
      mark('impact-ended', time('13:42')),
    );
    expect(state?.kind).toBe('contradictory');
  });
});

describe('a metric', () => {
  it('says what it counts, and from what', () => {
    const metrics = readMetrics(outage);
    expect(metrics.filter(({ definition }) => !/^[A-Z].*\.$/u.test(definition))).toEqual([]);
    const starts = { 'impact-started': 'From the start of impact ', detected: 'From detection ' };
    for (const { definition, from } of metrics.slice(1)) {
      expect(definition.startsWith(starts[from as keyof typeof starts]), definition).toBe(true);
    }
  });

  it('counts until readers were told', () => {
    const state = metric(
      'time-to-public-notice',
      mark('impact-started', time('13:42')),
      mark('public-notice', time('14:20')),
      mark('public-notice', time('14:02')),
    );
    expect(state).toMatchObject({ kind: 'known', ms: minutes(20) });
  });

  it('is a lower bound where an end, or an earlier start, has no time', () => {
    const [started, ended] = [mark('impact-started', time('13:42')), mark('impact-ended', time('14:09'))];
    const open = metric('impact', started, ended, event('The last region', { moments: ['impact-ended'] }));
    expect(open).toMatchObject({ kind: 'at-least', ms: minutes(27), approximate: false });
    expect(open?.kind === 'at-least' && open.why).toContain('“The last region”');
    const early = event('Some were hurt before', { moments: ['impact-started'] });
    expect(metric('impact', early, started, ended)).toMatchObject({ kind: 'at-least', ms: minutes(27) });
    const about = mark('impact-ended', time('14:09', 'approximate'));
    expect(metric('impact', early, started, about)).toMatchObject({ kind: 'at-least', approximate: true });
  });

  it('is an upper bound where an earlier end has no time, and unknown where both are open', () => {
    const [started, detected] = [mark('impact-started', time('13:42')), mark('detected', time('13:45'))];
    const [page, early] = [mark('detected', null), mark('impact-started', null)];
    expect(metric('time-to-detect', started, detected, page)).toMatchObject({
      kind: 'between',
      least: 0,
      most: minutes(3),
    });
    expect(metric('time-to-detect', early, started, detected, page)?.kind).toBe('unknown');
  });

  it('is unknown, and not contradictory, where what is open may put it right', () => {
    const [late, first] = [mark('impact-started', time('14:00')), mark('detected', time('13:45'))];
    expect(metric('time-to-detect', late, first)?.kind).toBe('contradictory');
    expect(metric('time-to-detect', late, first, mark('impact-started', null))).toEqual({
      kind: 'unknown',
      missing: ['impact-started'],
    });
  });

  it('names the impacts it is about where there are several', () => {
    const events = [
      event('deploy', { id: 'a', happened: time('13:42'), moments: ['impact-started'] }),
      event('page', { id: 'b', happened: time('13:45'), moments: ['detected'] }),
      event('back', { id: 'c', happened: time('14:09') }),
    ];
    const rows = [
      impact('502', { id: 'i1', who: 'Visitors', start: 'a', end: 'c' }),
      impact('no dashboard', { id: 'i2', who: 'Customers', start: 'b', end: 'c' }),
    ];
    const metrics = readMetrics(doc([node('timeline', events), node('impacts', rows)]));
    const about = (id: MetricId) => metrics.find((one) => one.id === id)?.about.map(({ name }) => name);
    expect(about('impact')).toEqual(['Visitors', 'Customers']);
    expect(about('time-to-detect')).toEqual(['Visitors']);
    expect(about('time-to-acknowledge')).toEqual([]);
    const one = readMetrics(doc([node('timeline', events), node('impacts', rows.slice(0, 1))]));
    expect(one.flatMap((each) => each.about)).toEqual([]);
  });
});

describe('the span of an incident', () => {
  const events = [
    event('deploy', { id: 'e1', happened: time('13:42') }),
    event('page', { id: 'e2', happened: time('13:45'), moments: ['impact-started'] }),
    event('back', { id: 'e3', happened: time('14:09'), moments: ['impact-ended'] }),
  ];

  it('comes from impacts and moments', () => {
    const span = incidentSpan(
      doc([node('timeline', events), node('impacts', [impact('x', { start: 'e1', end: 'e2' })])]),
    );
    expect(span.start?.event.id).toBe('e1');
    expect(span.end?.event.id).toBe('e3');
    expect((span.end?.ms ?? 0) - (span.start?.ms ?? 0)).toBe(minutes(27));
  });

  it('is open where nothing says when it began or ended', () => {
    expect(incidentSpan(doc([node('timeline', events.slice(0, 1))]))).toEqual({ start: null, end: null });
    expect(incidentSpan(doc([node('timeline', events.slice(0, 2))])).end).toBeNull();
  });
});
