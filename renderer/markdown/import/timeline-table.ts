import type { NodeJSON } from '../../document/draft';
import type { Source } from '../../document/source';
import type { TimeContext } from './clock';
import type { WrittenTime } from '../../time/written-time';
import { leadingTime, readTime } from './clock';
import { shortDay } from './day-line';
import { plainHeading } from './meanings';
import { markOf, split, textOf, trim, type Inline } from './inline-text';
import { below, type FoundEvent, type FoundRows } from './rows';
import { cellsOf, labelled, lineEnd, paragraphs } from './structure';

const timeNames =
  /^(?:time|date|when|at|timestamp|date ?\/ ?time|date and time|time and date|datetime|day|utc|hour|clock)\b/u;
const textNames =
  /\b(?:event|what|description|action|activity|happened|details?|entry|update|status|note|message|comment|log)s?\b/u;
const sourceNames = /^(?:data )?(?:link|source|evidence|reference|url)s?$/u;

/** At least this share of the cells of a column of times has to be one, or empty. */
const leastShare = 0.7;

interface Columns {
  /** One, or a date and a clock time. */
  readonly time: readonly number[];
  readonly text: number;
  readonly sources: readonly number[];
}

/** A table with a column of times: "Time (UTC) | Event | Link", "Date | Time | Who | What". */
export function rowsOfTable(table: NodeJSON, context: TimeContext, isTimeline: boolean): FoundRows | null {
  const [head, ...rows] = cellsOf(table);
  return head === undefined ? null : readRows(head, rows, context, isTimeline);
}

/**
 * A paragraph of lines between bars, which some renderers (kramdown, Python-Markdown's older ones) take for a table
 * without a header. Only where a section says that it is a timeline.
 */
export function rowsOfBarLines(block: NodeJSON, context: TimeContext, isTimeline: boolean): FoundRows | null {
  if (block.type !== 'paragraph' || !isTimeline) return null;
  const lines = split(block.content ?? [], new RegExp(lineEnd, 'gu')).map(trim);
  if (lines.length < 2 || !lines.every((line) => /^\|.*\|$/su.test(textOf(line)))) return null;
  const rows = lines.map((line) => split(line, /\|/gu).slice(1, -1).map(trim));
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.some((row) => row.length !== width)) return null;
  return readRows(rows[0]?.map(() => []) ?? [], rows, context, isTimeline);
}

function readRows(
  head: readonly Inline[],
  rows: readonly (readonly Inline[])[],
  context: TimeContext,
  isTimeline: boolean,
): FoundRows | null {
  const names = head.map((cell) => textOf(cell).trim());
  const columns = findColumns(names, rows, context, isTimeline);
  if (columns === null || rows.length === 0) return null;
  let current = context;
  const events: FoundEvent[] = [];
  let day = '';
  for (const row of rows) {
    const time = timeOf(row, columns.time, current);
    const written = writtenOf(row, columns.time);
    if (time?.precision === 'day' && isDivider(row, columns.time)) {
      // A row that is only a day stands over the rows below it; its words go to the first of them.
      day = `${day}${written} `;
      current = below(current, time);
      continue;
    }
    // Without a time that can be read, its words are kept as one that is not known.
    const kept = time ?? (written === '' ? null : unreadable(written, current.zone));
    events.push({ time: withDay(day, kept, current.zone), isApart: true, ...contentOf(row, names, columns) });
    current = below(current, time);
    day = '';
  }
  if (day !== '') return null;
  const read = events.filter(({ time }) => time === null || time.precision !== 'unknown' || isUndated(time));
  if (read.length < events.length * leastShare || events.every(({ time }) => time === null)) return null;
  return { events, context: current };
}

function writtenOf(row: readonly Inline[], columns: readonly number[]): string {
  return columns
    .map((column) => withoutLines(textOf(row[column])).trim())
    .join(' ')
    .trim();
}

function isDivider(row: readonly Inline[], columns: readonly number[]): boolean {
  return row.every((cell, column) => columns.includes(column) || textOf(cell).trim() === '');
}

function withDay(day: string, time: WrittenTime | null, zone: string): WrittenTime | null {
  if (day === '') return time;
  return time === null ? unreadable(day.trim(), zone) : { ...time, written: `${day}${time.written}` };
}

/** A clock time that only lacks its day is read well. */
function isUndated(time: WrittenTime): boolean {
  return /\d[:h]\d\d/u.test(time.written);
}

function unreadable(written: string, zone: string): WrittenTime {
  return { start: null, end: null, precision: 'unknown', written, zone, inferred: [] };
}

function findColumns(
  names: readonly string[],
  rows: readonly (readonly Inline[])[],
  context: TimeContext,
  isTimeline: boolean,
): Columns | null {
  const plain = names.map(plainHeading);
  const isEmptyHead = plain.every((name) => name === '');
  const all = names.map((_, column) => column);
  const times = all.filter((column) => {
    const name = plain[column] ?? '';
    if (!timeNames.test(name) && !(isEmptyHead && isTimeline && column === 0)) return false;
    return shareOfTimes(rows, column, context) >= leastShare;
  });
  const [first, second] = times;
  if (first === undefined) return null;
  const time = second === first + 1 ? [first, second] : [first];
  const others = all.filter((column) => !time.includes(column));
  const text =
    others.find((column) => textNames.test(plain[column] ?? '')) ?? (isTimeline ? others.at(0) : undefined);
  if (text === undefined) return null;
  // "Date | Version | Description" is a list of changes: elsewhere a day alone makes no event.
  if (!isTimeline && !rows.some((row) => /\d[:h]\d\d/u.test(textOf(row[first])))) return null;
  return { time, text, sources: others.filter((column) => sourceNames.test(plain[column] ?? '')) };
}

function shareOfTimes(rows: readonly (readonly Inline[])[], column: number, context: TimeContext): number {
  if (rows.length === 0) return 0;
  const dated: TimeContext = { ...context, incidentDate: context.incidentDate ?? '2000-01-01' };
  const isTime = (text: string) =>
    text === '' || readTime(text, dated) !== null || shortDay(text, dated) !== null;
  const cells = rows.map((row) => withoutLines(textOf(row[column])).trim());
  if (cells.every((cell) => cell === '')) return 0;
  return cells.filter(isTime).length / rows.length;
}

const withoutLines = (text: string): string => text.replaceAll(lineEnd, ' ').replace(/\s+/gu, ' ');

function timeOf(
  row: readonly Inline[],
  columns: readonly number[],
  context: TimeContext,
): WrittenTime | null {
  const cells = columns.map((column) => withoutLines(textOf(row[column])).trim());
  const written = cells.join(' ').trim();
  if (written === '') return null;
  const whole = readTime(written, context) ?? shortDay(written, context);
  if (whole !== null) return whole;
  const [content = []] = columns.map((column) => row[column] ?? []);
  const leading = columns.length === 1 ? leadingTime(content, context) : null;
  return leading !== null && leading.length >= textOf(content).trimEnd().length ? leading.time : null;
}

function contentOf(
  row: readonly Inline[],
  names: readonly string[],
  { time, text, sources }: Columns,
): Pick<FoundEvent, 'content' | 'sources'> {
  const taken = new Set([...time, text]);
  const content: NodeJSON[] = [...paragraphs(row[text] ?? [])];
  const found: Source[] = [];
  for (const [column, cell] of row.entries()) {
    if (taken.has(column)) continue;
    const source = sources.includes(column) ? sourceOf(cell) : null;
    if (source === null) content.push(...labelled(names[column] ?? '', cell));
    else found.push(source);
  }
  return { content: content.length === 0 ? [{ type: 'paragraph' }] : content, sources: found };
}

/** A cell that is one link, with nothing beside it. */
function sourceOf(cell: Inline): Source | null {
  const inner = trim(cell);
  const href = inner[0] === undefined ? undefined : markOf(inner[0], 'link')?.attrs?.['href'];
  if (typeof href !== 'string' || href === '') return null;
  if (!inner.every((node) => node.text !== undefined && markOf(node, 'link')?.attrs?.['href'] === href))
    return null;
  const words = textOf(inner);
  return {
    system: words === href ? '' : words,
    id: '',
    link: href,
    author: '',
    raw: null,
    hash: null,
  };
}
