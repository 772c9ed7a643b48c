import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import {
  readActions,
  readEvents,
  readFactors,
  readFacts,
  readImpacts,
  readSections,
  readTitle,
  type EventRow,
} from '../../../renderer/document/read';
import { blockNames } from '../../../renderer/document/nodes/common';
import { isSafeLink } from '../../../renderer/document/urls';
import { readDraftJson } from '../../../renderer/file/read';
import { parseTime } from '../../../renderer/time/parse';
import type { WrittenTime } from '../../../renderer/time/written-time';
import { incidentSpan, readMetrics, type MetricState } from '../../../renderer/timeline/metrics';
import { inTimeOrder } from '../../../renderer/timeline/order';
import { findTemplate } from '../../../templates';

const file = new URL('../../../templates/examples/cloudflare-2019-07-02.json', import.meta.url);

function open() {
  const read = readDraftJson(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(read.message);
  return read;
}

const { draft, assets, notices, readOnly } = open();
const document = admitDocument(draft.document);
const events = readEvents(document);
const factors = readFactors(document);
const actions = readActions(document);

function nodesOf(node: NodeJSON): readonly NodeJSON[] {
  return [node, ...(node.content ?? []).flatMap(nodesOf)];
}
const nodes = nodesOf(draft.document);
const ids = nodes.flatMap((node) => (typeof node.attrs?.['id'] === 'string' ? [node.attrs['id']] : []));
const idsOf = (rows: readonly { readonly id: string | null }[]) => rows.map((row) => row.id);

const minute = 60_000;
const utcDay = Date.UTC(2019, 6, 2);
const utc = (clock: string): number => Date.parse(`2019-07-02T${clock}Z`);
const startOf = (time: WrittenTime | null): number | null => time?.start ?? null;
function clockOf(time: WrittenTime | null): string {
  const start = startOf(time);
  return start === null ? (time?.written ?? '') : new Date(start).toISOString().slice(11, 16);
}

/** As published; raw, so that a backslash stands for itself, before a backtick too. */
const expression = String.raw`(?:(?:\"|'|\]|\}|\\|\d|(?:nan|infinity|true|false|null|undefined|symbol|math)|\`|\-|\+)+[)]*;?((?:\s|-|~|!|{}|\|\||\+)*.*(?:.*=.*)))`;

describe('the file of the example', () => {
  it('opens as a draft of this format that needs nothing beside it', () => {
    expect({ assets, notices, readOnly }).toEqual({ assets: [], notices: [], readOnly: false });
    expect(draft.comments).toEqual([]);
    expect(new Date(draft.createdAt).toISOString()).toBe('2019-07-12T00:00:00.000Z');
    expect(draft.updatedAt).toBe(draft.createdAt);
  });

  it('is a valid document with nothing unknown in it', () => {
    document.check();
    const strangers: string[] = [];
    document.descendants((node) => {
      const unknown =
        node.type.name.startsWith('unknown') || node.marks.some((m) => m.type.name === 'unknownMark');
      if (unknown || (node.attrs['extra'] ?? null) !== null) strangers.push(JSON.stringify(node.toJSON()));
    });
    expect(strangers).toEqual([]);
    expect(document.attrs['extra']).toBeNull();
  });

  it('is written as the app would write it, without attributes that say nothing', () => {
    expect(releaseDocument(document)).toEqual(draft.document);
  });

  it('carries the template as it is today', () => {
    expect(draft.template).toEqual(findTemplate('public-report'));
  });

  it('gives every block an id of its own', () => {
    const named: ReadonlySet<string> = new Set(blockNames);
    const nameless = nodes.filter((node) => named.has(node.type) && typeof node.attrs?.['id'] !== 'string');
    expect(nameless.map((node) => node.type)).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('refers only to what is in it', () => {
    const impacts = readImpacts(document);
    const edges = impacts.flatMap(({ attributes: { start, end } }) =>
      [start, end].filter((id) => id !== null),
    );
    expect(edges).toEqual(['ev-1342', 'ev-1409']);
    expect(idsOf(events)).toEqual(expect.arrayContaining(edges));
    const answered = actions.flatMap((action) => action.attributes.answers);
    expect(answered).toHaveLength(7);
    expect(idsOf(factors)).toEqual(expect.arrayContaining(answered));
  });
});

describe('the facts of the example', () => {
  it('names the incident and leaves out what no source says', () => {
    expect(readTitle(document)).toContain('2 July 2019');
    expect(readFacts(document)).toEqual({
      severity: '',
      incidentStatus: 'resolved',
      services: ['WAF', 'Edge', 'Dashboard', 'API'],
      roles: [],
      zone: 'UTC',
      zoneConfirmed: true,
      incidentDate: '2019-07-02',
      language: 'en',
      tags: ['waf', 'regex', 'cpu', 'deployment'],
      status: 'draft',
    });
    expect(
      actions.map(({ attributes: { owner, priority, link } }) => [owner, priority, link].join('')),
    ).toEqual(actions.map(() => ''));
  });

  it('has the ten events at their minutes, in order, with their moments', () => {
    const told = events.map(({ attributes: { happened, kind, moments } }) =>
      [clockOf(happened), kind, ...moments].join(' '),
    );
    expect(told).toEqual([
      'weeks earlier change',
      '13:31 change',
      '13:37 change',
      '13:42 change impact-started',
      '13:45 alert detected',
      '14:00 observation identified',
      '14:02 decision',
      '14:07 action mitigated',
      '14:09 observation impact-ended',
      '14:52 action resolved',
    ]);
    expect(inTimeOrder(events)).toEqual(events);
    const starts = events.flatMap(({ attributes }) => startOf(attributes.happened) ?? []);
    expect(starts).toHaveLength(9);
    expect(starts.filter((start) => start < utcDay || start >= utcDay + 24 * 60 * minute)).toEqual([]);
  });

  it('has each time as it is read when it is typed, one after the other', () => {
    let previous: WrittenTime | null = null;
    for (const { attributes } of events) {
      const written = attributes.happened?.written ?? '';
      const context = { zone: 'UTC', zoneConfirmed: true, previous, incidentDate: '2019-07-02' };
      const read = parseTime(written, context);
      expect(read).toEqual({ kind: 'time', time: attributes.happened, dst: null });
      if (startOf(attributes.happened) !== null) previous = attributes.happened;
    }
  });

  it('says of every event where it is known from, with a link that can be followed', () => {
    const sources = (event: EventRow) => event.attributes.sources;
    expect(events.map((event) => sources(event).length)).toEqual(events.map(() => 1));
    const systems = new Set(events.flatMap(sources).map((source) => source.system));
    expect([...systems]).toEqual(['Cloudflare blog, 12 July 2019']);
    const links = events.flatMap(sources).map((source) => source.link);
    expect(links.filter((link) => !link.startsWith('https://') || !isSafeLink(link))).toEqual([]);
  });

  it('gives the metrics that the sources give', () => {
    const minutes = (state: MetricState): number | string =>
      state.kind === 'known' ? state.ms / minute : state.kind;
    expect(Object.fromEntries(readMetrics(document).map(({ id, state }) => [id, minutes(state)]))).toEqual({
      impact: 27,
      'time-to-detect': 3,
      'time-to-acknowledge': 'unknown',
      'detect-to-identify': 15,
      'time-to-identify': 18,
      'time-to-mitigate': 25,
      'time-to-resolve': 70,
      'time-to-public-notice': 'unknown',
    });
    const { start, end } = incidentSpan(document);
    expect([start?.ms, end?.ms]).toEqual([utc('13:42'), utc('14:09')]);
  });

  it('has the eleven factors, and whys only under a factor', () => {
    const own = factors.filter((factor) => factor.attributes.depth === 0);
    expect(own.map((factor) => factor.attributes.kind)).toEqual([
      'root-cause',
      'latent',
      'latent',
      'detection',
      'contributing',
      'recovery',
      'detection',
      'response',
      'response',
      'response',
      'latent',
    ]);
    const depths = factors.map((factor) => factor.attributes.depth);
    expect(depths.filter((depth, index) => depth > (depths[index - 1] ?? -1) + 1)).toEqual([]);
    expect(factors.filter((factor) => factor.headline === '')).toEqual([]);
  });

  it('has the seven actions as they stood on 12 July 2019', () => {
    const told = actions.map(({ attributes: { type, status, due, answers } }) =>
      [type, status, due, ...answers].filter(Boolean).join(' '),
    );
    expect(told).toEqual([
      'mitigate done fa-protection',
      'prevent done fa-expression',
      'detect open fa-tests',
      'prevent open 2019-07-31 fa-engine',
      'process open fa-rollout',
      'mitigate open fa-dashboard',
      'process open fa-status-page',
    ]);
  });

  it('holds the regular expression to the letter, in a code span in a cell of a table', () => {
    const cells = nodes.filter((node) => node.type === 'tableCell');
    const code = cells.flatMap((cell) =>
      (cell.content ?? []).filter((node) => node.marks?.some((mark) => mark.type === 'code')),
    );
    expect(expression).toHaveLength(132);
    expect(code.map((node) => node.text)).toContain(expression);
    expect(code.map((node) => node.text)).toContain('.*(?:.*=.*)');
  });

  it('counts the steps of the matching as published', () => {
    const table = nodes.find((node) => node.attrs?.['id'] === 'steps');
    const text = (node: NodeJSON): string => node.text ?? (node.content ?? []).map(text).join('');
    expect(table?.content?.map((row) => (row.content ?? []).map(text))).toEqual([
      ['Text to match', 'Steps'],
      ['x= and 1 x', '23'],
      ['x= and 2 x’s', '33'],
      ['x= and 3 x’s', '45'],
      ['x= and 20 x’s', '555'],
      ['a text that does not match', '4,067'],
    ]);
  });
});

describe('the sections of the example', () => {
  const sections = readSections(document);

  it('fills every section that its template requires', () => {
    const filled = sections.filter((section) => !section.empty).map((section) => section.section);
    const required = draft.template.sections
      .filter((section) => section.required)
      .map((section) => section.id);
    expect(required.length).toBeGreaterThan(0);
    expect(required.filter((id) => !filled.includes(id))).toEqual([]);
  });

  it("stand in the template's order under the template's headings, none of them empty", () => {
    const present = new Set(sections.map((section) => section.section));
    const known = draft.template.sections.filter((section) => present.has(section.id));
    expect(
      sections.map(({ section, heading, level, empty }) => ({ section, heading, level, empty })),
    ).toEqual(
      known.map(({ id, heading, level }) => ({ section: id, heading, level: level ?? 2, empty: false })),
    );
  });

  it('are as long as a reader will stay for', () => {
    const text = document.textBetween(0, document.content.size, ' ', ' ');
    const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)];
    const count = words.filter((word) => word.isWordLike).length;
    expect(count).toBeGreaterThanOrEqual(900);
    expect(count).toBeLessThanOrEqual(1300);
  });

  it('say that the page is an example and whose words it is not', () => {
    expect(document.lastChild?.textContent).toContain('not a statement by Cloudflare');
  });
});
