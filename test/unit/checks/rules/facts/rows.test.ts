import { describe, expect, it } from 'vitest';

import { at, described, doc, event, h, impact, node, p, table, title, action } from '../../../support/build';
import { outOfOrder } from '../../../../../renderer/checks/rules/facts/order';
import { isTransposed } from '../../../../../renderer/checks/rules/facts/alike-numbers';
import { outage } from '../../../support/outage';
import type { NodeJSON } from '../../../../../renderer/document/draft';
import type { EventAttributes } from '../../../../../renderer/document/nodes/timeline';
import { findingsIn, said, withOutage } from './with-outage';

const time = (clock: string) => at(`2019-07-02T${clock}`);

/** A draft with one timeline. Each row: clock on 2 July 2019 or a whole time, and attributes. */
function draft(
  rows: readonly (readonly [string, Partial<EventAttributes>?])[],
  more: readonly NodeJSON[] = [],
  attrs: object = {},
) {
  const events = rows.map(([clock, attributes], index) =>
    event(`Event ${'abcdefghijklmnop'[index] ?? ''}`, {
      id: `e${index}`,
      happened: clock.includes('T') ? at(clock) : time(clock),
      ...attributes,
    }),
  );
  return doc([title('Outage'), node('timeline', events), ...more, p('')], { zoneConfirmed: true, ...attrs });
}

const found = (...given: Parameters<typeof draft>) => findingsIn(draft(...given)).map(said);

describe('the outage itself', () => {
  it('contradicts nothing', () => {
    expect(findingsIn(outage).map(said)).toEqual([]);
  });
});

describe('order of events', () => {
  it('points at the one event that is out of order, with the one that it contradicts', () => {
    const document = draft([['13:42'], ['14:45'], ['14:00'], ['14:09']]);
    const [finding, ...more] = findingsIn(document);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'event-order', severity: 'error', place: { block: 'e1' } });
    expect(finding?.related.map(({ block }) => block)).toEqual(['e2']);
  });

  it('is a warning where a date that was taken from a neighbour may be the next', () => {
    const inferred = { ...time('01:12'), inferred: ['date' as const] };
    expect(found([['13:30'], ['13:42'], ['14:00', { happened: inferred }], ['14:09']])).toEqual([
      'warning event-order “Event c”',
    ]);
  });

  it('leaves equal times, undated events and a timeline that is newest first alone', () => {
    expect(found([['13:42'], ['13:42'], ['13:42', { happened: described('earlier') }], ['14:00']])).toEqual(
      [],
    );
    expect(found([['14:52'], ['14:09'], ['14:00'], ['13:42']])).toEqual([]);
  });

  it('does not compare timelines with one another', () => {
    const second = node('timeline', [event('Earlier', { id: 'x', happened: time('12:00') })]);
    expect(found([['13:42'], ['14:00'], ['14:09']], [second])).toEqual([]);
  });

  it('finds the fewest to move', () => {
    expect(outOfOrder([1, 2, 3])).toEqual([]);
    expect(outOfOrder([2, 1, 3, 4])).toHaveLength(1);
    expect(outOfOrder([1, 9, 2, 3, 4])).toEqual([1]);
    expect(outOfOrder([5, 1, 2, 3, 0])).toEqual([0, 4]);
  });
});

describe('order of moments', () => {
  it.each<readonly [string, string, string, string, string]>([
    ['14:09', 'impact-started', '13:42', 'impact-ended', 'error'],
    ['13:45', 'detected', '13:40', 'acknowledged', 'error'],
    ['14:09', 'impact-ended', '14:00', 'resolved', 'warning'],
    ['13:45', 'impact-started', '13:40', 'detected', 'warning'],
  ])('%s %s, %s %s: %s', (first, one, second, other, severity) => {
    const rows = [
      [second, { moments: [other] }],
      [first, { moments: [one] }],
    ] as unknown as Parameters<typeof draft>[0];
    expect(found(rows)).toEqual([`${severity} moment-order “Event a”`]);
  });

  it('names both events', () => {
    const rows = [
      ['13:40', { moments: ['acknowledged'] }],
      ['13:45', { moments: ['detected'] }],
    ] as const;
    expect(findingsIn(draft(rows))[0]?.related.map(({ block }) => block)).toEqual(['e1']);
  });

  it('is silent for the same minute', () => {
    const rows = [
      ['13:42', { moments: ['impact-started'] }],
      ['13:42', { moments: ['detected'] }],
    ] as const;
    expect(found(rows)).toEqual([]);
  });

  it('finds an impact that ends before it starts', () => {
    const rows = [['13:42'], ['14:09']] as const;
    const impacts = node('impacts', [impact('Errors', { id: 'i', start: 'e1', end: 'e0' })]);
    expect(found(rows, [impacts])).toEqual(['error impact-order “Impact 1”']);
  });

  it('finds what was known before it happened', () => {
    expect(found([['13:42', { known: time('13:30') }]])).toEqual(['error known-before-happened “Event a”']);
    expect(found([['13:42', { known: time('13:50') }]])).toEqual([]);
    expect(found([['13:42', { known: at('2019-07-02', 'day') }]])).toEqual([]);
  });
});

describe('dates of events', () => {
  it('finds a year that is last year’s', () => {
    expect(found([['2018-07-02T13:42'], ['13:45'], ['14:00'], ['14:09']])).toEqual([
      'error event-far “Event a”',
    ]);
  });

  it('leaves what led up to it and what followed alone', () => {
    expect(found([['2019-05-20T13:42'], ['13:45'], ['14:00'], ['14:09'], ['2019-08-20T10:00']])).toEqual([]);
  });

  it('finds a moment that is a month off', () => {
    const rows = [
      ['13:42', { moments: ['impact-started'] }],
      ['13:45'],
      ['14:00'],
      ['2019-08-02T14:09', { moments: ['impact-ended'] }],
    ] as const;
    expect(found(rows)).toContain('warning event-far “Event d”');
  });

  it('finds an incident’s date that is no event’s', () => {
    const rows = [['13:42'], ['14:09']] as const;
    expect(found(rows, [], { incidentDate: '2018-07-02' })).toEqual(['error incident-date “Incident date”']);
    expect(found(rows, [], { incidentDate: '2019-06-02' })).toEqual([
      'warning incident-date “Incident date”',
    ]);
    expect(found(rows, [], { incidentDate: '2019-07-02' })).toEqual([]);
  });

  it('finds an action that is due before the incident, and offers the year', () => {
    const actions = (due: string) => [node('actions', [action('Do it', { id: 'a', due })])];
    const findings = findingsIn(draft([['13:42'], ['14:09']], actions('2018-07-31')));
    expect(findings.map(said)).toEqual(['error due-before-incident “Action 1”']);
    expect(findings[0]?.fixes).toEqual([
      { kind: 'attribute', label: 'Use 2019-07-31', name: 'due', value: '2019-07-31' },
    ]);
    expect(found([['13:42'], ['14:09']], actions('2019-07-31'))).toEqual([]);
    expect(found([['13:42'], ['14:09']], actions('end of the quarter'))).toEqual([]);
  });
});

describe('zones', () => {
  it('asks for a zone that nobody has said, once for the draft', () => {
    const happened = { ...time('13:42'), inferred: ['zone' as const] };
    const findings = findingsIn(
      draft(
        [
          ['13:42', { happened }],
          ['14:00', { happened }],
        ],
        [],
        { zoneConfirmed: false },
      ),
    );
    expect(findings.map(said)).toEqual(['warning zone-missing “Time zone”']);
    expect(findings[0]?.fixes).toMatchObject([{ kind: 'attribute', name: 'zoneConfirmed', value: true }]);
  });

  it('is content with a zone that each time names itself', () => {
    const happened = { ...time('13:42'), written: '13:42 UTC' };
    expect(found([['13:42', { happened }]], [], { zoneConfirmed: false })).toEqual([]);
    expect(found([['13:42']], [], { zoneConfirmed: false })).toEqual(['warning zone-missing “Time zone”']);
  });
});

describe('gaps', () => {
  const rows = [
    ['13:42', { moments: ['impact-started'] }],
    ['13:45'],
    ['13:48'],
    ['13:50'],
    ['15:10'],
    ['15:12', { moments: ['impact-ended'] }],
  ] as const;

  it('finds a long silence while people were hurt', () => {
    expect(found(rows)).toEqual(['hint timeline-gap “Event e”']);
  });

  it('is content where the text speaks of that time', () => {
    expect(found(rows, [p('At 14:30 we were waiting for the vendor.')])).toEqual([]);
  });

  it('takes the pace of the timeline', () => {
    expect(found([['13:42'], ['14:12'], ['14:42'], ['15:12'], ['15:42']])).toEqual([]);
  });
});

describe('tables and measures', () => {
  it('reads a cell with the one before it', () => {
    const cells = (value: string) =>
      withOutage([table(['Field', 'Value'], ['Duration', value], ['Severity', 'SEV-1'])]);
    expect(findingsIn(cells('37 minutes')).map(said)).toEqual(['error duration-field “37 minutes”']);
    expect(findingsIn(cells('27 minutes')).map(said)).toEqual([]);
    expect(findingsIn(cells('about half an hour')).map(said)).toEqual([]);
  });

  it('checks an impact’s measure against its own events', () => {
    const impacts = (measure: string) => [
      h(2, 'Impact'),
      node('impacts', [impact('Errors', { id: 'i', start: 'e0', end: 'e1', measure })]),
    ];
    const findings = findingsIn(draft([['13:42'], ['14:09']], impacts('all sites down for 47 minutes')));
    expect(findings.map(({ rule }) => rule)).toEqual(['duration-field']);
    expect(findings[0]?.fixes).toMatchObject([{ name: 'measure', value: 'all sites down for 27 minutes' }]);
    expect(found([['13:42'], ['14:09']], impacts('all sites down for 27 minutes'))).toEqual([]);
  });

  it('compares key times that are said twice', () => {
    const line = (text: string) => p(text);
    expect(
      found(
        [['13:42'], ['14:09']],
        [line('Resolved: 2019-07-02 14:09'), line('2019-07-02 14:30: Incident resolved')],
      ),
    ).toEqual(['warning moment-stated-twice “2019-07-02 14:09”']);
    expect(
      found(
        [['13:42'], ['14:09']],
        [line('Resolved: 2019-07-02 14:09'), line('2019-07-02 14:09: Incident resolved')],
      ),
    ).toEqual([]);
  });
});

describe('events’ own words', () => {
  it('says how far they are apart', () => {
    const timeline = (words: string) =>
      doc(
        [
          node('timeline', [
            event('The deploy begins', { id: 'deploy', happened: time('13:42') }),
            event(`First page, ${words} the deploy`, { id: 'page', happened: time('13:45') }),
          ]),
          p(''),
        ],
        { zoneConfirmed: true },
      );
    expect(findingsIn(timeline('three minutes after')).map(said)).toEqual([]);
    expect(findingsIn(timeline('eight minutes after')).map(said)).toEqual([
      'warning relative-time “eight minutes”',
    ]);
  });
});

describe('titles and figures', () => {
  it('takes the length in a title for the outage’s', () => {
    const titled = (text: string) =>
      draft(
        [
          ['13:42', { moments: ['impact-started'] }],
          ['14:09', { moments: ['impact-ended'] }],
        ],
        [h(2, text)],
      );
    expect(findingsIn(titled('The 57-minute outage')).map(said)).toEqual([
      'error duration-mismatch “57-minute”',
    ]);
  });

  it('does not let the shorter length in a title pass for that of a part', () => {
    const document = doc([title('The 17 minutes that we were away'), ...withoutTitle()], {
      zoneConfirmed: true,
    });
    expect(findingsIn(document).map(said)).toEqual(['warning duration-mismatch “17 minutes”']);
  });

  it('compares the figures of a measure with those of the text', () => {
    const impacts = node('impacts', [impact('Orders', { id: 'i', measure: '321 orders carried out twice' })]);
    expect(found([['13:42']], [impacts, p('In all 312 orders were carried out twice.')])).toEqual([
      'warning digits-swapped “312”',
    ]);
  });

  it('finds two digits that changed places', () => {
    expect(isTransposed(476, 467)).toBe(true);
    expect(isTransposed(476, 764)).toBe(false);
    expect(isTransposed(476, 476)).toBe(false);
    expect(found([['13:42']], [p('There were 476 requests.'), p('The 467 requests were reviewed.')])).toEqual(
      ['warning digits-swapped “467”'],
    );
    expect(found([['13:42']], [p('There were 476 requests.'), p('The 467 machines were up.')])).toEqual([]);
  });
});

function withoutTitle(): readonly NodeJSON[] {
  const { content } = outage.toJSON() as { content: readonly NodeJSON[] };
  return content.slice(1);
}

describe('fixes', () => {
  it('puts in the words that follow, or what follows them', () => {
    const [finding] = findingsIn(withOutage([p('The outage lasted 37 minutes.', { id: 's' })]));
    expect(finding?.place.range).toEqual({ from: 18, to: 28 });
    expect(finding?.message).toBe(
      '“37 minutes” does not follow: the events give 27 minutes (13:42 to 14:09) for impact.',
    );
    expect(finding?.fixes).toMatchObject([
      { kind: 'replace', text: '27 minutes' },
      { kind: 'live', value: { kind: 'metric', metric: 'impact' } },
    ]);
  });

  it('mends it: the fixed sentence is found right', () => {
    for (const text of ['The outage lasted 37 minutes.', 'A 37-minute outage hit us.', 'MTTR: 3 hours']) {
      const [finding] = findingsIn(withOutage([p(text, { id: 's' })]));
      const fix = finding?.fixes.find(({ kind }) => kind === 'replace');
      const range = finding?.place.range;
      if (fix?.kind !== 'replace' || range === undefined || range === null) throw new Error('no fix');
      const mended = text.slice(0, range.from) + fix.text + text.slice(range.to);
      expect(findingsIn(withOutage([p(mended, { id: 's' })])).map(said), mended).toEqual([]);
    }
  });
});
