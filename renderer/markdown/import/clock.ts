import { parseTime, splitLeadingTime } from '../../time/parse';
import { withAnswer, type ParsedTime, type TimeContext as ReadingContext } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { markedLength, textOf, type Inline } from './inline-text';
import { lineEnd } from './structure';

/** What a reading needs to know; see `TimeContext` of the time room. */
export interface TimeContext extends ReadingContext {
  /** A day near the incident, YYYY-MM-DD: only the year of a date without one is taken from it. */
  readonly yearOf: string | null;
  /** Whether the text writes clock times with a dot: 15.03. Elsewhere that is a number. */
  readonly isDotted?: boolean;
}

/** A time that a text begins with, and how much of the text says it. */
export interface Leading {
  /** Its words as an unknown time where nothing says on which day it was. */
  readonly time: WrittenTime;
  /** UTF-16 units up to the words that follow. */
  readonly length: number;
  /** Whether the author set it apart: by a dash, a colon, brackets, bold or code. Prose may begin with a time too. */
  readonly isApart: boolean;
}

/**
 * Abbreviations whose first reading is what a post-mortem means: those of North America and Europe. Others, such as IST
 * and CST, have several readings in daily use and are not guessed. A reading chosen so is marked as inferred.
 */
const usualAbbreviations: ReadonlySet<string> = new Set(
  'PST PDT PT MST MDT MT CDT EST EDT ET BST WET WEST CET CEST EET EEST'.split(' '),
);

/** Reads a text that is a time and nothing else; null where it is none, or can be read in several ways. */
export function readTime(text: string, context: TimeContext): WrittenTime | null {
  const written = text.trim();
  return settle(parseTime(written, context), written, context);
}

function settle(parsed: ParsedTime, written: string, context: TimeContext): WrittenTime | null {
  switch (parsed.kind) {
    case 'time':
      return parsed.time;
    case 'needs-date':
      return parsed.missing === 'year' && context.yearOf !== null
        ? settle(parseTime(written, { ...context, incidentDate: context.yearOf }), written, {
            ...context,
            yearOf: null,
          })
        : { ...parsed.undated, written };
    case 'ambiguous-zone': {
      const [first] = parsed.choices;
      if (first === undefined) return null;
      if (!usualAbbreviations.has(parsed.abbreviation.toUpperCase())) return null;
      const time = settle(parseTime(written, withAnswer(context, first.answers)), written, {
        ...context,
        ...withAnswer(context, first.answers),
      });
      if (time === null || time.inferred.includes('zone')) return time;
      return { ...time, inferred: [...time.inferred, 'zone'] };
    }
    case 'ambiguous-date':
    case 'none':
      return null;
  }
}

/** A row's time that is only a gap in what is known: "[???]". */
function unknownTime(written: string, zone: string): WrittenTime {
  return { start: null, end: null, precision: 'unknown', written, zone, inferred: [] };
}

const brackets: readonly (readonly [open: string, close: string])[] = [
  ['[', ']'],
  ['(', ')'],
  ['<', '>'],
];
/** What stands between a time and its words. */
const apart = /^\s*(?:[:：;|,、，]+|[–—-]+(?=\s|$)|—|→|=>|->|»)[\s:]*/u;
const longestTime = 80;

/** The time that inline content begins with; null where it begins with none. */
export function leadingTime(content: Inline, context: TimeContext): Leading | null {
  const written = textOf(content).replaceAll(lineEnd, '\n');
  const text = withColons(written, context.isDotted === true);
  const start = text.length - text.trimStart().length;
  const found =
    bracketed(text, start, context) ??
    marked(text, start, markedLength(content), context) ??
    compact(text, start, context) ??
    plain(text, start, context);
  if (found === null) return null;
  const { time, ...rest } = extended(text, start, found, context);
  return { ...rest, time: { ...time, written: asWritten(time.written, text, written) } };
}

/** Where dots are in use, "15.03" with a colon instead: as long as before. */
function withColons(text: string, isDotted: boolean): string {
  return isDotted ? text.replace(dotted, '$1$2:$3') : text;
}

const dotted = /^(\s*)(\d{1,2})\.(\d{2})(?![\d.])/u;

/** Whether a text begins with a clock time that is written with a dot. */
export function beginsDotted(text: string): boolean {
  const [, , hour, minute] = dotted.exec(text) ?? [];
  return hour !== undefined && Number(hour) < 24 && Number(minute) < 60;
}

/** The author's own characters: nothing is shown as it was not written. */
function asWritten(read: string, text: string, written: string): string {
  const at = text.indexOf(read);
  return at === -1 ? read : written.slice(at, at + read.length);
}

function bracketed(text: string, start: number, context: TimeContext): Leading | null {
  const pair = brackets.find(([open]) => text[start] === open);
  if (pair === undefined) return null;
  const close = text.indexOf(pair[1], start + 1);
  if (close === -1 || close - start > longestTime) return null;
  const written = text.slice(start, close + 1);
  const inner = written.slice(1, -1).trim();
  const time = /^\?+(?::\?+)?$/u.test(inner) ? unknownTime(written, context.zone) : readTime(inner, context);
  return time === null ? null : { time: { ...time, written }, length: close + 1, isApart: true };
}

/** All bold or all code: then the mark's end is the time's end. */
function marked(text: string, start: number, length: number, context: TimeContext): Leading | null {
  const written = text.slice(start, Math.max(start, length)).replace(/[\s:–—-]+$/u, '');
  if (written === '' || written.length > longestTime) return null;
  const time = readTime(written, context);
  return time === null ? null : { time, length: start + written.length, isApart: true };
}

/** "2024-03-12 0616: …": four digits are a clock time behind a date, and before something that ends it. */
function compact(text: string, start: number, context: TimeContext): Leading | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})[ T]+([01]\d|2[0-3])([0-5]\d)(?=\s*(?:[:–—]|-\s|UTC\b|Z\b|$))(\s*(?:UTC|Z)\b)?/u.exec(
      text.slice(start),
    );
  if (match === null) return null;
  const [written, day, hour, minute, zone = ''] = match;
  const time = readTime(`${day} ${hour}:${minute}${zone}`, context);
  return time === null
    ? null
    : { time: { ...time, written }, length: start + written.length, isApart: false };
}

function plain(text: string, start: number, context: TimeContext): Leading | null {
  const rest = text.slice(start);
  const found = splitLeadingTime(rest, context);
  if (found === null) return null;
  const consumed = rest.slice(0, found.length);
  const written = writtenOf(consumed, found.parsed);
  const time = settle(found.parsed, written, context);
  if (time === null) return null;
  // A space alone is taken back: what follows decides whether the time stands apart.
  const isApart = /[^\s\p{L}\p{N})\]]\s*$|\t\s*$/u.test(consumed) || found.rest === '';
  return { time: time.written === '' ? { ...time, written } : time, length: start + found.length, isApart };
}

function writtenOf(consumed: string, parsed: Exclude<ParsedTime, { kind: 'none' }>): string {
  if (parsed.kind === 'time') return parsed.time.written;
  if (parsed.kind === 'needs-date') return parsed.undated.written;
  return consumed.replace(/\s*[\s:;,|–—-]+$/u, '');
}

/** What belongs to the time behind it: its day in brackets, the same instant in another zone, and the separator. */
function extended(text: string, start: number, found: Leading, context: TimeContext): Leading {
  let { time, length, isApart } = found;
  const day = /^\s*\(([^()]{3,30})\)/u.exec(text.slice(length));
  if (day !== null && !isApartBy(text, length)) {
    const dated = readTime(`${day[1] ?? ''} ${time.written}`, context);
    if (dated !== null && dated.start !== null && dated.precision !== 'day') {
      length += day[0].length;
      time = { ...dated, written: text.slice(start, length) };
    }
  }
  const other = /^\s*\/\s*/u.exec(text.slice(length));
  if (other !== null) {
    const from = length + other[0].length;
    const dated = { ...context, incidentDate: context.incidentDate ?? anyDay };
    const first = readTime(time.written, dated);
    const second = splitLeadingTime(text.slice(from), dated);
    if (first !== null && second?.parsed.kind === 'time' && isSame(second.parsed.time, first)) {
      const { written } = second.parsed.time;
      length = from + text.slice(from).indexOf(written) + written.length;
      time = { ...time, written: text.slice(start, length) };
    }
  }
  const separator = apart.exec(text.slice(length));
  if (separator !== null) {
    isApart = true;
    length += separator[0].length;
  } else length += text.slice(length).length - text.slice(length).trimStart().length;
  return { time, length, isApart };
}

function isApartBy(text: string, at: number): boolean {
  return apart.test(text.slice(at));
}

/** Where only the time of day matters. */
const anyDay = '2000-07-01';

function isSame(one: WrittenTime, other: WrittenTime): boolean {
  const day = 86_400_000;
  if (one.start === null || other.start === null) return false;
  return (one.start - other.start) % day === 0;
}

/** Whether a time says more than a day. */
export function hasClock(time: WrittenTime): boolean {
  return time.precision === 'unknown' ? /\d[:h.]?\d/u.test(time.written) : time.precision !== 'day';
}
