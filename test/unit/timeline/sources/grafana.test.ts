import { describe, expect, it } from 'vitest';

import { grafanaFormat } from '../../../../renderer/timeline/sources/grafana';
import { fileOf, recordsOf, utc } from './systems';

const annotation = (more: object) => ({
  id: 1,
  dashboardUID: 'ab',
  panelId: 2,
  alertId: 0,
  login: 'ada',
  time: 1_772_361_723_456,
  timeEnd: 0,
  text: 'deploy v42',
  tags: [],
  ...more,
});

describe('annotations', () => {
  it('are points or ranges in milliseconds', () => {
    const json = [
      annotation({ id: 2, timeEnd: 1_772_361_800_000 }),
      annotation({ id: 1, timeEnd: 1_772_361_723_456, time: 1_772_361_723_456 }),
    ];
    expect(grafanaFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
    const [first, second] = recordsOf(grafanaFormat, json);
    expect(first?.happened).toEqual({
      start: 1_772_361_723_456,
      end: 1_772_361_800_000,
      precision: 'range',
      written: '1772361723456–1772361800000',
      zone: 'UTC',
      inferred: [],
    });
    expect(second?.happened).toMatchObject({ start: 1_772_361_723_456, end: null, precision: 'second' });
    expect(first).toMatchObject({
      nativeId: '2',
      person: 'ada',
      channel: 'dashboard ab, panel 2',
      kind: '',
      bot: false,
    });
  });

  it('may count seconds', () => {
    const [record] = recordsOf(grafanaFormat, [annotation({ time: 1_772_361_723 })]);
    expect(record && utc(record)).toBe('2026-03-01T10:42:03.000Z');
  });

  it('have no time where it is 0, small, or no number', () => {
    for (const time of [0, 17, -1_772_361_723, null, 'noon', 1e300]) {
      expect(recordsOf(grafanaFormat, [annotation({ time })])[0]?.happened).toBeNull();
    }
  });

  it('that are HTML become their words', () => {
    const text = 'Released <b>v42</b> &amp; <service> <a href="https://example.com/d">diff</a><br>by ada';
    expect(recordsOf(grafanaFormat, [annotation({ text, tags: ['deploy', 'web'] })])[0]?.markdown).toBe(
      'Released v42 & \\<service> [diff](https://example.com/d)\n\nby ada\n\nTags: deploy, web',
    );
  });

  it('that are not HTML stay to the letter', () => {
    expect(
      recordsOf(grafanaFormat, [annotation({ text: 'if a<b then *x* > <svc> & <i am> R&amp' })])[0]?.text,
    ).toBe('if a<b then *x* > <svc> & <i am> R&amp');
  });

  it('of alerts say from what to what', () => {
    const [record] = recordsOf(grafanaFormat, [
      annotation({ alertId: 7, alertName: 'p99', prevState: 'ok', newState: 'alerting', text: '' }),
    ]);
    expect(record).toMatchObject({ text: 'p99: ok → alerting', kind: 'alert', bot: true });
  });

  it('of the new list are in their spec', () => {
    const json = {
      kind: 'AnnotationList',
      items: [
        { metadata: { name: 'a-1' }, spec: { text: 'deploy', time: 1_772_361_723_456, dashboardUID: 'ab' } },
      ],
    };
    expect(grafanaFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
    expect(recordsOf(grafanaFormat, json)[0]).toMatchObject({
      nativeId: 'a-1',
      text: 'deploy',
      channel: 'dashboard ab',
    });
  });
});
