import { admitDocument } from '../../document/admit';
import type { NodeJSON } from '../../document/draft';
import { newId } from '../../document/ids';
import type { Source } from '../../document/source';
import type { EventKind } from '../../document/vocabulary';
import { hasClock } from '../../markdown/import/clock';
import type { Placed } from '../../markdown/import/block-list';
import { dateOrderOf } from '../../markdown/import/day-line';
import { incidentDate } from '../../markdown/import/incident-date';
import { textOf } from '../../markdown/import/inline-text';
import { readSource as readBlocks } from '../../markdown/import/source';
import { recogniseTimelines } from '../../markdown/import/timelines';
import { zoneStatement } from '../../markdown/import/zone-statement';
import { writeMarkdown } from '../../markdown/write';
import { parseTime } from '../../time/parse';
import { withAnswer, type ParsedTime, type TimeContext } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { markdownBody } from './body';
import type { SourceContext, SourceFormat, SourceInput, SourceReading, SourceRefusal } from './format';
import { dayWords, leadingTime, textLines } from './line-shapes';
import { rawRows, type RawRow } from './markdown-rows';
import type { SkippedRecord, SourceRecord } from './record';
import { sourceClock, type SourceClock } from './source-clock';

/** Timelines in Markdown: tables, lists, paragraphs and headings with times, in the forms that an import takes. */
export const markdownFormat: SourceFormat = { id: 'markdown', label: 'Markdown', matches, read };

const sampleLength = 60_000;
const tableHead = /^ {0,3}\|?[^\n|]+\|[^\n]*\r?\n {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\||\r?$)/mu;
const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:[*_`~]{1,3}|\[)*/u;
const heading = /^ {0,3}#{1,6}\s/u;
const anyDay: TimeContext = { zone: 'UTC', zoneConfirmed: true, previous: null, incidentDate: '2000-07-01' };

function matches({ name, text, json }: SourceInput): number {
  if (text === '' || json !== undefined) return 0;
  const sample = text.slice(0, sampleLength);
  const clock = sourceClock(anyDay);
  const begins = (line: string): boolean => leadingTime(line.replace(/[*_`~]{1,3}/gu, ''), clock) !== null;
  const lines = textLines(sample).filter((line) => line.text !== '');
  const cells = lines.filter(
    ({ text }) => /^\|?[^|]+\|/u.test(text) && begins(text.replace(/^\|?[\s*_`]*/u, '')),
  );
  if (tableHead.test(sample) && cells.length > 0) return 0.9;
  const rows = lines.filter(({ text }) => item.test(text) && begins(text.replace(item, '')));
  const isNamed = /\.(?:md|markdown)$/iu.test(name);
  if (rows.length >= 2 && rows.length * 3 >= lines.length) return 0.75;
  const headings = lines.filter(({ text }) => heading.test(text));
  if (headings.some(({ text }) => begins(text.replace(heading, '')))) return 0.7;
  if (rows.length >= 2 && (isNamed || headings.length > 0)) return 0.7;
  return isNamed && headings.length > 0 ? 0.62 : 0;
}

function read(input: SourceInput, context: SourceContext): SourceReading | SourceRefusal {
  if (input.text === '') return { refused: `${input.name} is no Markdown.` };
  const { onProgress } = context;
  const source = readBlocks(input.text, { newId, ...(onProgress === undefined ? {} : { onProgress }) });
  const order = dateOrderOf(input.text);
  const answers = order === null ? {} : { dateOrder: order };
  const time = datedAndZoned(source.blocks, context.time, input.name);
  const clock = sourceClock(time, answers);
  // Where the order of day and month or the meaning of letters is not known, rows are recognised in any; their times are
  // asked about below.
  const letters = unclearLetters(input.text, time);
  const provisional = withAnswer(time, {
    dateOrder: 'day-first',
    ...answers,
    ...time.answers,
    zones: {
      ...Object.fromEntries([...letters.keys()].map((word) => [word, 'UTC'])),
      ...time.answers?.zones,
    },
  });
  const blocks = source.isOurs ? source.blocks : recognised(source.blocks, { ...provisional, yearOf: null });
  const lines = input.text.split(/\r\n|\r|\n/u);
  const records: SourceRecord[] = [];
  const skipped: SkippedRecord[] = [];
  for (const [index, { block, line }] of blocks.entries()) {
    if (block.type !== 'timeline') {
      const day = dayWords(textOf(block.content).trim());
      const isDay = day !== null && clock.setDay(day);
      const reason = isDay ? 'It says the day of the rows below it.' : 'It is no row of a timeline.';
      skipped.push({ place: line === null ? 'a block' : `line ${line}`, reason });
      continue;
    }
    const events = block.content ?? [];
    const end = blocks.slice(index + 1).find((next) => next.line !== null)?.line ?? lines.length + 1;
    const raws = rawRows(lines, line ?? 1, end, events.map(writtenOf));
    for (const [row, event] of events.entries()) {
      records.push(recordOf(event, raws[row] ?? { line: line ?? 1, raw: '' }, clock, letters, input.name));
    }
  }
  if (records.length === 0) return { refused: `${input.name} has no table or list of times.` };
  onProgress?.(1);
  return {
    format: 'markdown',
    records: apart(records),
    skipped,
    questions: clock.questions(),
    columns: null,
  };
}

/** With the day and the zone that the text says, where the person has not. */
function datedAndZoned(blocks: readonly Placed[], time: TimeContext, name: string): TimeContext {
  const texts = blocks.flatMap(({ block }) => textsOf(block));
  const zone = zoneStatement(texts, { ...time, yearOf: null });
  const zoned = zone === null ? time : { ...time, zone: zone.zone, zoneConfirmed: zone.isCertain };
  if (time.incidentDate !== null || time.previous !== null) return zoned;
  const about = texts.filter((text) => /\btimes?\b|\btimeline\b/iu.test(text) && text.length < 200);
  const date = incidentDate([...about, ...texts.slice(0, 8), name], { ...zoned, yearOf: null });
  return { ...zoned, incidentDate: date };
}

/** The texts of a block, each cell or item by itself; not those of code. */
function textsOf(block: NodeJSON): readonly string[] {
  if (block.type === 'codeBlock' || block.type === 'htmlBlock') return [];
  const content = block.content ?? [];
  return content.some(({ text }) => text !== undefined) ? [textOf(content)] : content.flatMap(textsOf);
}

type ImportContext = Parameters<typeof recogniseTimelines>[1];

/** A few rows without a heading above them, as somebody copies them, are a timeline because they were handed over as one. */
function recognised(blocks: readonly Placed[], context: ImportContext): readonly Placed[] {
  const found = recogniseTimelines(blocks, context).blocks;
  if (found.some(({ block }) => block.type === 'timeline')) return found;
  const title: Placed = {
    block: { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Timeline' }] },
    line: null,
  };
  return recogniseTimelines([title, ...blocks], context).blocks.slice(1);
}

/** Letters behind a time that have several meanings on every day, each with the question about it. */
function unclearLetters(text: string, time: TimeContext): ReadonlyMap<string, ParsedTime> {
  const found = new Map<string, ParsedTime>();
  for (const [, word = ''] of text.matchAll(/\d\s?([A-Z]{2,4})\b/gu)) {
    if (found.has(word)) continue;
    const [winter, summer] = ['2019-01-02', '2019-07-02'].map((day) =>
      parseTime(`${day} 12:00 ${word}`, time),
    );
    if (winter?.kind === 'ambiguous-zone' && summer?.kind === 'ambiguous-zone') found.set(word, summer);
  }
  return found;
}

function timeOf(event: NodeJSON): WrittenTime | null {
  return (event.attrs?.['happened'] ?? null) as WrittenTime | null;
}

function writtenOf(event: NodeJSON): string {
  return timeOf(event)?.written ?? '';
}

/** Takes the time of a row as it was recognised, or asks what the recogniser has settled by itself. */
function readRowTime(
  time: WrittenTime | null,
  clock: SourceClock,
  letters: ReadonlyMap<string, ParsedTime>,
): WrittenTime | null {
  if (time === null) return null;
  const word = time.written.match(/\b[A-Z]{2,4}\b/gu)?.find((one) => letters.has(one));
  const asked = word === undefined ? undefined : letters.get(word);
  if (asked !== undefined) return clock.take(asked, time.written).time;
  const isOpen =
    (time.precision === 'unknown' && hasClock(time)) ||
    time.inferred.includes('zone') ||
    /\d[/-]\d/u.test(time.written);
  const words = time.written.replace(/^[[(<]|[\])>]$/gu, '').trim();
  const parsed = isOpen ? parseTime(words, clock.context()) : null;
  const isQuestion = parsed !== null && parsed.kind !== 'time' && parsed.kind !== 'none';
  return clock.take(isQuestion ? parsed : { kind: 'time', time, dst: null }, time.written).time;
}

function recordOf(
  event: NodeJSON,
  { line, raw }: RawRow,
  clock: SourceClock,
  letters: ReadonlyMap<string, ParsedTime>,
  name: string,
): SourceRecord {
  const doc = admitDocument({ type: 'doc', content: event.content ?? [] });
  const printed = writeMarkdown(doc, { title: true, imagePath: () => null }).markdown.trim();
  const [source] = (event.attrs?.['sources'] ?? []) as readonly Source[];
  const { markdown, text } = markdownBody(printed);
  return {
    key: `line ${line}`,
    system: source?.system === undefined || source.system === '' ? name : source.system,
    nativeId: source?.id ?? '',
    happened: readRowTime(timeOf(event), clock, letters),
    known: (event.attrs?.['known'] ?? null) as WrittenTime | null,
    person: '',
    channel: '',
    link: source?.link ?? '',
    kind: (event.attrs?.['kind'] ?? '') as EventKind | '',
    markdown,
    text,
    thread: null,
    edited: false,
    bot: false,
    raw: raw === '' ? `${writtenOf(event)} ${printed}`.trim() : raw,
    shift: 0,
  };
}

/** Two rows may stand on one line. */
function apart(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const count = (seen.get(record.key) ?? 0) + 1;
    seen.set(record.key, count);
    return count === 1 ? record : { ...record, key: `${record.key}, row ${count}` };
  });
}
