import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { NodeJSON } from '../../../renderer/document/draft';
import type { Moment } from '../../../renderer/document/vocabulary';
import { draftWith } from '../../unit/file/fixtures';
import { temporaryFolder } from './running-app';

/* Drafts whose timelines are hard to draw, for looking at their pictures. */

const minuteMs = 60_000;
const day = Date.UTC(2019, 6, 1);

interface Fact {
  readonly moments?: readonly Moment[];
  readonly precision?: string;
  /** Minutes that a range lasts. */
  readonly lasts?: number;
}

/** @param minute of the first day */
function event(
  minute: number,
  text: string,
  { moments = [], precision = 'minute', lasts }: Fact = {},
): NodeJSON {
  const start = day + minute * minuteMs;
  const written = new Date(start).toISOString().slice(11, 16);
  const end = lasts === undefined ? null : start + lasts * minuteMs;
  const happened = {
    start,
    end,
    precision: end === null ? precision : 'range',
    written,
    zone: 'UTC',
    inferred: [],
  };
  return {
    type: 'event',
    attrs: { id: `e${minute}`, happened, moments },
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}

const at = (hour: number, minute = 0, onDay = 0): number => (onDay * 24 + hour) * 60 + minute;

const threeDays: readonly NodeJSON[] = [
  event(at(9), 'The new index is rolled out to the first region'),
  event(at(9, 12), 'Writes slow down'),
  event(at(9, 30), 'Orders are lost', { moments: ['impact-started'] }),
  event(at(9, 41), 'The first page', { moments: ['detected'] }),
  event(at(9, 45), 'The on-call engineer declares an incident', { moments: ['acknowledged', 'declared'] }),
  event(at(11), 'The roll-out is stopped'),
  event(at(13, 10), 'A second team joins'),
  event(at(17), 'The index is found to lose entries', { moments: ['identified'] }),
  event(at(18, 20), 'The night shift takes over'),
  event(at(8, 30, 1), 'The copy has finished'),
  event(at(9, 5, 1), 'A trial in one region'),
  event(at(12, 0, 1), 'The old index is back', { moments: ['mitigated'], lasts: 180 }),
  event(at(16, 0, 1), 'Lost orders are counted'),
  event(at(9, 0, 2), 'The rest is replayed'),
  event(at(9, 30, 2), 'No order is missing', { moments: ['impact-ended'] }),
  event(at(10, 0, 2), 'Somebody tells the customers', { precision: 'hour' }),
  event(at(11, 15, 2), 'Over', { moments: ['resolved'], precision: 'approximate' }),
];

const marked: ReadonlyMap<number, readonly Moment[]> = new Map([
  [20, ['impact-started']],
  [30, ['detected']],
  [130, ['identified']],
  [250, ['mitigated']],
  [270, ['impact-ended']],
  [299, ['resolved']],
]);

/** 300 events of one day; between two and ten at night nothing happens. */
const oneDay: readonly NodeJSON[] = Array.from({ length: 300 }, (_, index) => {
  const isBeforeNight = index < 90;
  const spread = (index * 7919) % 60;
  const minute = isBeforeNight ? index * 1.3 + spread / 60 : at(10) + (index - 90) * 3.6 + spread / 8;
  return event(Math.round(minute * 60) / 60, `Message ${index + 1} of the channel`, {
    moments: marked.get(index) ?? [],
    precision: 'second',
  });
});

const twoPeriods: readonly NodeJSON[] = [
  event(at(10), 'Logins fail', { moments: ['impact-started'] }),
  event(at(10, 4), 'The first page', { moments: ['detected'] }),
  event(at(10, 30), 'Logins work again', { moments: ['mitigated'] }),
  event(at(11), 'The cache is emptied'),
  event(at(11, 20), 'Logins fail once more'),
  event(at(11, 30), 'An incident is declared', { moments: ['declared'] }),
  event(at(11, 50), 'The cache is back', { moments: ['impact-ended'] }),
  event(at(12), 'Over', { moments: ['resolved'] }),
];

const impact = (id: string, start: number, end: number): NodeJSON => ({
  type: 'impact',
  attrs: { id, who: 'Everybody who logs in', start: `e${start}`, end: `e${end}` },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'An error instead of the page' }] }],
});

const timelines = {
  'Three days': { events: threeDays, impacts: [] },
  'Three hundred events': { events: oneDay, impacts: [] },
  'Two periods': {
    events: twoPeriods,
    impacts: [impact('i1', at(10), at(10, 30)), impact('i2', at(11, 20), at(11, 50))],
  },
} as const;
export type PictureDraft = keyof typeof timelines;
export const pictureDrafts = Object.keys(timelines) as readonly PictureDraft[];

/** Writes one of them as a file that the app opens; its title is its name. */
export async function writePictureDraft(name: PictureDraft): Promise<string> {
  const { events, impacts } = timelines[name];
  const undated: NodeJSON = {
    type: 'event',
    attrs: { id: 'undated' },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Somebody wonders' }] }],
  };
  const draft = draftWith([
    { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: name }] },
    { type: 'metrics', attrs: { id: 'm' } },
    { type: 'picture', attrs: { id: 'pic' } },
    ...(impacts.length === 0 ? [] : [{ type: 'impacts', attrs: { id: 'is' }, content: impacts }]),
    { type: 'timeline', attrs: { id: 'tl' }, content: [...events, undated] },
    { type: 'paragraph', attrs: { id: 'end' } },
  ]);
  const file = path.join(await temporaryFolder('picture'), `${name}.json`);
  await writeFile(file, JSON.stringify({ ...draft, id: name.toLowerCase().replaceAll(' ', '-') }));
  return file;
}
