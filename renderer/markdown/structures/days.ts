import type { BlockContent, RootContent } from 'mdast';

import { monthNames, pad } from '../../time/calendar';
import { printDay } from '../../time/print';
import type { WrittenTime } from '../../time/written-time';
import { text } from '../inline/mdast';
import { calendarDay, zoneNames } from '../times';
import { plainValue } from './words';

/** The times of a row of a timeline. */
export interface Timed {
  readonly happened: WrittenTime | null;
  readonly known: WrittenTime | null;
}

/** Rows that stand together on one day. */
export interface DayGroup<Row> {
  /** YYYY-MM-DD; null for what stands before the first dated row, and where no row is dated. */
  readonly day: string | null;
  readonly rows: readonly Row[];
}

export interface Layout<Row> {
  readonly caption: Caption;
  readonly groups: readonly DayGroup<Row>[];
  /** Whether each day has a heading; else the caption names the only one. */
  readonly hasHeadings: boolean;
}

/** What the line above a timeline says: its clock ('' where no row shows one), and its day where there is one only. */
export interface Caption {
  readonly zones: string;
  readonly day: string | null;
}

/** Rows by day, in the order in which they stand: an undated one belongs to the day of the row above it. */
export function layOut<Row extends Timed>(rows: readonly Row[], zone: string): Layout<Row> {
  const zones = zoneNames(
    rows.flatMap(({ happened, known }) => [happened, known]),
    zone,
  );
  const dayOfRow = (row: Row): string | null => calendarDay(row.happened, zone);
  const days = [...new Set(rows.flatMap((row) => dayOfRow(row) ?? []))];
  const [day = null] = days;
  if (days.length < 2) return { caption: { zones, day }, groups: [{ day, rows }], hasHeadings: false };
  const groups: { readonly day: string | null; readonly rows: Row[] }[] = [];
  for (const row of rows) {
    const own = dayOfRow(row);
    const last = groups.at(-1);
    if (last !== undefined && (own === null || own === last.day)) last.rows.push(row);
    else groups.push({ day: own, rows: [row] });
  }
  return { caption: { zones, day: null }, groups, hasHeadings: true };
}

/** "2 July 2019" of "2019-07-02". */
export function dayName(day: string): string {
  return printDay(Date.parse(`${day}T00:00:00Z`), 'UTC');
}

const dayPattern = new RegExp(`^(\\d{1,2}) (${monthNames.join('|')}) (\\d{4})$`, 'u');

/** "2019-07-02" of "2 July 2019"; null for anything else. */
function readDayName(words: string): string | null {
  const [, day = '', month = '', year = ''] = dayPattern.exec(words) ?? [];
  if (year === '') return null;
  const iso = `${year}-${pad(monthNames.findIndex((name) => name === month) + 1)}-${pad(Number(day))}`;
  return Number.isNaN(Date.parse(iso)) || dayName(iso) !== words ? null : iso;
}

/** The day that a heading in a timeline names; null for any other node. */
export function readDayHeading(node: RootContent | BlockContent | undefined): string | null {
  return node?.type === 'heading' ? readDayName(plainValue(node.children) ?? '') : null;
}

/** The line that makes what follows it a timeline. */
export function writeCaption({ zones, day }: Caption): BlockContent {
  const name = day === null ? null : dayName(day);
  const words =
    zones === ''
      ? `Timeline${name === null ? '' : ` of ${name}`}, without times of day.`
      : `All times ${zones}${name === null ? '' : `, ${name}`}.`;
  return { type: 'paragraph', children: [{ type: 'emphasis', children: [text(words)] }] };
}

const clockCaption = /^All times (?<zones>.*?)(?:, (?<day>\d{1,2} \p{L}+ \d{4}))?\.$/u;
const plainCaption = /^Timeline(?: of (?<day>\d{1,2} \p{L}+ \d{4}))?, without times of day\.$/u;

export function readCaption(node: RootContent | BlockContent | undefined): Caption | null {
  if (node?.type !== 'paragraph') return null;
  const [only, ...others] = node.children;
  if (only?.type !== 'emphasis' || others.length > 0) return null;
  const words = plainValue(only.children) ?? '';
  const groups = (plainCaption.exec(words) ?? clockCaption.exec(words))?.groups;
  if (groups === undefined) return null;
  const day = groups['day'] === undefined ? null : readDayName(groups['day']);
  if (groups['day'] !== undefined && day === null) return null;
  return { zones: groups['zones'] ?? '', day };
}

/** The offsets that a caption or a span names, in order: short names of zones differ from machine to machine. */
export function offsetsIn(words: string): readonly string[] {
  return [...words.matchAll(/UTC(?:[+−]\d{1,2}(?::\d{2})?)?/gu)].map(([offset]) =>
    offset === 'UTC+0' ? 'UTC' : offset,
  );
}
