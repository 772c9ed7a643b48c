import { dateOrderOf } from '../../markdown/import/day-line';
import { zoneStatement } from '../../markdown/import/zone-statement';
import type { TimeContext } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { readSaid } from './chat-person';
import type { SourceContext, SourceFormat, SourceInput, SourceReading, SourceRefusal } from './format';
import {
  chatHeader,
  commonLogTime,
  dayWords,
  innerTime,
  leadingTime,
  personName,
  textLines,
  timeAlone,
  type TextLine,
} from './line-shapes';
import { isHeaderAt, isSplitHeader, lookAtLines, type LineLook } from './line-styles';
import { headlineAndCode, oneLine, plainParagraphs } from './plain-markdown';
import { progressOf } from './progress';
import type { SkippedRecord, SourceRecord } from './record';
import { sourceClock, type SourceClock } from './source-clock';

/** Plain lines: logs, chats as they are copied, notes with a time before each. */
export const linesFormat: SourceFormat = { id: 'lines', label: 'Lines with times', matches, read };

const noTime: TimeContext = { zone: 'UTC', zoneConfirmed: true, previous: null, incidentDate: '2000-07-01' };
/** Enough to see what a text is. In UTF-16 units. */
const sampleLength = 60_000;

function matches({ text, json }: SourceInput): number {
  if (text === '' || json !== undefined) return 0;
  const { timed, lines } = lookAtLines(textLines(text.slice(0, sampleLength)), sourceClock(noTime));
  if (timed === 0) return 0;
  return timed === 1 && lines > 1 ? 0.2 : 0.3 + (0.3 * Math.min(timed * 2, lines)) / lines;
}

/** A record while its lines are gathered. */
interface Gathered {
  readonly line: number;
  readonly time: WrittenTime | null;
  readonly person: string;
  readonly isBot: boolean;
  readonly isChat: boolean;
  readonly words: string;
  /** The words of its time in a chat, for the times below it; '' elsewhere. */
  readonly clockWords: string;
  readonly further: string[];
  readonly raw: string[];
}

function read(input: SourceInput, context: SourceContext): SourceReading | SourceRefusal {
  if (input.text === '') return { refused: `${input.name} is no text with lines.` };
  const lines = textLines(input.text);
  const order = dateOrderOf(input.text);
  const clock = sourceClock(zoned(lines, context.time), order === null ? {} : { dateOrder: order });
  const look = lookAtLines(lines, clock);
  const records: SourceRecord[] = [];
  const skipped: SkippedRecord[] = [];
  const tell = progressOf(lines.length, context.onProgress);
  let current: Gathered | null = null;
  let index = 0;
  while (index < lines.length) {
    tell(index);
    const begun = beginAt(lines, index, look, clock, current);
    const line = lines[index];
    if (line === undefined) break;
    if (begun !== null) {
      if (current !== null) records.push(recordOf(current, input.name));
      current = begun.gathered;
      index += begun.lines;
      continue;
    }
    const day = dayWords(line.text);
    if (day !== null && clock.setDay(day)) {
      skipped.push({ place: `line ${line.number}`, reason: 'It says the day of the lines below it.' });
      if (current !== null) records.push(recordOf(current, input.name));
      current = null;
    } else if (current !== null) {
      current.further.push(line.raw);
      current.raw.push(line.raw);
    } else if (line.text !== '') {
      skipped.push({ place: `line ${line.number}`, reason: 'It stands before the first line with a time.' });
    }
    index += 1;
  }
  if (current !== null) records.push(recordOf(current, input.name));
  if (records.length === 0) return { refused: `${input.name} has no line with a time.` };
  context.onProgress?.(1);
  return { format: 'lines', records, skipped, questions: clock.questions(), columns: null };
}

/** Lines about the times of a text stand before them. */
const mostHeaderLines = 20;

/** With the zone that the text itself says its times are in: "All times UTC". */
function zoned(lines: readonly TextLine[], time: TimeContext): TimeContext {
  const about = lines
    .slice(0, mostHeaderLines)
    .filter(({ text }) => /\btimes?(?:tamps)?\b|\btimeline\b/iu.test(text) && !/\d:\d/u.test(text))
    .map(({ text }) => text);
  const found = about.length === 0 ? null : zoneStatement(about, { ...time, yearOf: null });
  return found === null ? time : { ...time, zone: found.zone, zoneConfirmed: found.isCertain };
}

interface Begun {
  readonly gathered: Gathered;
  /** How many lines say it. */
  readonly lines: number;
}

/** The record that begins on a line; null where none does. */
function beginAt(
  lines: readonly TextLine[],
  index: number,
  look: LineLook,
  clock: SourceClock,
  current: Gathered | null,
): Begun | null {
  const line = lines[index];
  if (line === undefined || line.text === '') return null;
  return look.style === 'name and time above'
    ? beginMessage(lines, index, clock, current)
    : beginLine(lines, index, look, clock, current);
}

function beginMessage(
  lines: readonly TextLine[],
  index: number,
  clock: SourceClock,
  current: Gathered | null,
): Begun | null {
  const line = lines[index];
  const next = lines[index + 1];
  if (line === undefined) return null;
  const header = isHeaderAt(lines, index) ? chatHeader(line.text) : null;
  if (header !== null) {
    const { time, isTime } = header.read(clock);
    if (isTime) return { gathered: gather(line, time, { ...header, isChat: true }), lines: 1 };
  }
  if (next !== undefined && isSplitHeader(line, next)) {
    const person = personName(line.text);
    const below = timeAlone(next.text);
    const reading = below?.read(clock);
    if (person !== null && below !== null && reading?.isTime === true) {
      const gathered = gather(line, reading.time, { ...below, ...person, isChat: true });
      gathered.raw.push(next.raw);
      return { gathered, lines: 2 };
    }
  }
  const alone = current === null ? null : timeAlone(line.text, current.clockWords);
  if (alone === null || current === null) return null;
  const { time, isTime } = alone.read(clock);
  return isTime ? { gathered: gather(line, time, { ...current, ...alone, words: '' }), lines: 1 } : null;
}

function beginLine(
  lines: readonly TextLine[],
  index: number,
  look: LineLook,
  clock: SourceClock,
  current: Gathered | null,
): Begun | null {
  const line = lines[index];
  if (line === undefined) return null;
  const isContinued = line.isIndented && current !== null && !look.isIndented;
  const timed =
    (isContinued ? null : leadingTime(line.text, clock)) ??
    (look.style === 'inner' ? innerTime(line.text, clock) : commonLogTime(line.text, clock));
  if (timed === null) return null;
  // A day alone stands over the lines below it.
  if (timed.rest === '' && dayWords(line.text) !== null) return null;
  const { time, isTime } = timed.read();
  if (!isTime) return null;
  if (look.style === 'time and name above') {
    const person = timed.rest.includes(':') ? null : personName(timed.rest);
    if (person !== null) return { gathered: gather(line, time, { ...person, isChat: true }), lines: 1 };
  }
  const said = readSaid(timed.rest, timed.isBracketed);
  const isChat = timed.isBracketed || said.person !== '';
  return { gathered: gather(line, time, { ...said, isChat }), lines: 1 };
}

type Saying = Pick<Gathered, 'person' | 'isBot' | 'isChat'> & Partial<Pick<Gathered, 'words' | 'clockWords'>>;

function gather({ number, raw }: TextLine, time: WrittenTime | null, saying: Saying): Gathered {
  const { person, isBot, isChat, words = '', clockWords = '' } = saying;
  return { line: number, time, person, isBot, isChat, words, clockWords, further: [], raw: [raw] };
}

const edited = /\s*\(edited\)$/u;

function recordOf(gathered: Gathered, name: string): SourceRecord {
  const { line, time, person, isBot, isChat } = gathered;
  const raw = withoutBlankEnd(gathered.raw);
  const all = [gathered.words, ...withoutBlankEnd(gathered.further)];
  const first = all.findIndex((words) => words.trim() !== '');
  const said = first === -1 ? [] : all.slice(first);
  const last = said.length - 1;
  const isEdited = isChat && edited.test(said[last] ?? '');
  const words = isEdited ? said.with(last, (said[last] ?? '').replace(edited, '')) : said;
  const [headline = '', ...further] = words;
  return {
    key: `line ${line}`,
    system: name,
    nativeId: '',
    happened: time,
    known: null,
    person,
    channel: '',
    link: '',
    kind: '',
    markdown: isChat || !isVerbatim(further) ? plainParagraphs(words) : headlineAndCode(headline, further),
    text: oneLine(words),
    thread: null,
    edited: isEdited,
    bot: isBot,
    raw: raw.join('\n'),
    shift: 0,
  };
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

/** A stack trace, a dump: lines whose indentation and breaks say something. */
function isVerbatim(lines: readonly string[]): boolean {
  return lines.some((line) => /^\s+\S|^(?:Caused by|Traceback|Exception|\.{3} \d+ more|[{}[\]])/u.test(line));
}
