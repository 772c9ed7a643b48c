import { readExpressions } from '../../time/grammar';
import { parseTime, splitLeadingTime } from '../../time/parse';
import type { Inference } from '../../time/written-time';
import type { ClockReading, SourceClock } from './source-clock';
import { isLevel, readStamp, stampAt, type Stamp } from './stamps';

/** A line as the recognisers see it. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** As it was found, without its line end. */
  readonly raw: string;
  /** Without colours of a terminal, marks of direction and white space at its edges. */
  readonly text: string;
  /** Whether white space stood before the text. */
  readonly isIndented: boolean;
}

// oxlint-disable-next-line no-control-regex -- escape sequences of terminals (ECMA-48, SGR) are what is looked for
const colours = /\u001b\[[\d;]*m/gu;
const marks = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
// oxlint-disable-next-line no-control-regex -- as above
const needsCleaning = /[\u001b\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

export function textLines(text: string): readonly TextLine[] {
  return text.split(/\r\n|\r|\n/u).map((raw, index) => {
    const plain = needsCleaning.test(raw) ? raw.replace(colours, '').replace(marks, '') : raw;
    return { number: index + 1, raw, text: plain.trim(), isIndented: /^\s/u.test(plain) };
  });
}

/** A line's time and what is left of the line without it. */
export interface TimedLine {
  readonly rest: string;
  /** Whether the time stood in brackets or before a dash, as chats write it and programs do not. */
  readonly isBracketed: boolean;
  /** To be called before the clock has read anything else: the time was understood as the clock stood. */
  readonly read: () => ClockReading;
}

const bullet = /^(?:[-*•–]|\d{1,3}[.)])\s+(?=\S)/u;
const brackets: Readonly<Record<string, string>> = { '[': ']', '(': ')', '<': '>' };
/** RFC 5424 and 3164 put the priority before all; RFC 5424 a version behind it. */
const priority = /^<\d{1,3}>(?:1 )?/u;
/** In characters. */
const longestTime = 60;

/** The time that a line begins with; null where it begins with none. */
export function leadingTime(text: string, clock: SourceClock): TimedLine | null {
  const skipped = priority.exec(text)?.[0].length ?? bullet.exec(text)?.[0].length ?? 0;
  const line = skipped === 0 ? text : text.slice(skipped);
  const stamp = stampAt(line, 0);
  if (stamp !== null) return stamped(line, 0, stamp, clock);
  const close = brackets[line[0] ?? ''];
  return close === undefined ? plainTime(line, clock) : bracketedTime(line, close, clock);
}

function stamped(line: string, at: number, stamp: Stamp, clock: SourceClock): TimedLine {
  const end = at + stamp.length;
  const written = line.slice(at, end);
  const before = line.slice(0, at).trimEnd();
  const after = line.slice(end).replace(/^\s*(?:[\]),;:|–—]+|[-–—](?=\s))?\s*/u, '');
  return {
    rest: before === '' ? after : `${before} ${after}`,
    isBracketed: false,
    read: () => readStamp(stamp, written, clock),
  };
}

function bracketedTime(line: string, close: string, clock: SourceClock): TimedLine | null {
  const end = line.indexOf(close, 1);
  if (end === -1 || end > longestTime) return null;
  const written = line.slice(1, end).trim();
  const rest = line.slice(end + 1).replace(/^\s*(?:[:;,|–—]+|-(?=\s))?\s*/u, '');
  const stamp = stampAt(written, 0);
  if (stamp !== null && stamp.length === written.length) {
    return { rest, isBracketed: false, read: () => readStamp(stamp, written, clock) };
  }
  const { words, inferred } = readable(written);
  const parsed = parseTime(words, clock.context());
  if (parsed.kind === 'none') return null;
  return { rest, isBracketed: true, read: () => clock.take(parsed, written, inferred) };
}

const dashed = /^(.{5,40}?) - (?=\S)/u;

function plainTime(line: string, clock: SourceClock): TimedLine | null {
  // Cheap, and true of every time but the described ones ("weeks earlier"), which are no lines of a log.
  if (!/^\P{L}{0,4}\p{N}|^\p{L}+\.?,? \p{N}/u.test(line)) return null;
  const chat = dashed.exec(line);
  if (chat !== null) {
    const [whole, written = ''] = chat;
    const { words, inferred } = readable(written);
    const parsed = /\d:\d/u.test(words) ? parseTime(words, clock.context()) : null;
    if (parsed !== null && parsed.kind !== 'none') {
      const rest = line.slice(whole.length);
      return { rest, isBracketed: true, read: () => clock.take(parsed, written, inferred) };
    }
  }
  const found = splitLeadingTime(line, clock.context());
  if (found === null) return null;
  const written = line.slice(0, found.length).replace(/\s*[\s:;,|–—-]+$/u, '');
  return { rest: found.rest, isBracketed: false, read: () => clock.take(found.parsed, written) };
}

const relative =
  /^(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:,| at|, at)? (?=\d{1,2}[:h]\d\d)/iu;
const shortYear = /^(\d{1,2}([/.-])\d{1,2}\2)(\d{2})(?=,? )/u;

/**
 * What chats write, in words that the time room reads. "Today" is the day of the copying, which nobody knows, so the clock
 * time stands alone; a year of two digits is of this century, and marked as inferred.
 */
export function readable(written: string): {
  readonly words: string;
  readonly inferred: readonly Inference[];
} {
  const words = written.replace(/[\u00a0\u202f]/gu, ' ').replace(relative, '');
  if (!shortYear.test(words)) return { words, inferred: [] };
  return { words: words.replace(shortYear, '$120$3'), inferred: ['year'] };
}

const prefix = /^(?:[^\s"]+\s+){0,5}?(?:[^\s"]*[=([])?"?$/u;
const longestPrefix = 80;
const innerStamp =
  /\d{4}[-/.]\d{2}[-/.]\d{2}[Tt _]\d{2}:|(?:^|[\s=])\d{10}(?:\d{3}|\d{6}|\d{9}|\.\d+)?(?=\s)/gu;

/** A full date and time behind a few words, as `time="…"`, a level or a container's name put it there; null for none. */
export function innerTime(text: string, clock: SourceClock): TimedLine | null {
  const common = /\[\d{2}\/[A-Z][a-z]{2}\/\d{4}:/u.exec(text);
  if (common !== null) {
    const stamp = stampAt(text, common.index);
    if (stamp !== null) return stamped(text, common.index, stamp, clock);
  }
  for (const match of text.slice(0, longestPrefix + 40).matchAll(innerStamp)) {
    const at = match.index + (/^[\s=]/u.test(match[0]) ? 1 : 0);
    if (at === 0 || at > longestPrefix) return null;
    const stamp = prefix.test(text.slice(0, at)) ? stampAt(text, at) : null;
    if (stamp !== null) return stamped(text, at, stamp, clock);
  }
  return null;
}

/** Only the common log format, which is so marked that it counts wherever it stands. */
export function commonLogTime(text: string, clock: SourceClock): TimedLine | null {
  return text.includes('/') && /\[\d{2}\/[A-Z][a-z]{2}\/\d{4}:/u.test(text) ? innerTime(text, clock) : null;
}

/** A time as a chat shows it beside a message. */
export interface ChatTime {
  /** The words that are read. */
  readonly clockWords: string;
  readonly read: (clock: SourceClock) => ClockReading;
}

export interface ChatHeader extends ChatTime {
  readonly person: string;
  readonly isBot: boolean;
}

const day =
  '(?:today|yesterday|(?:[a-z]+day,? )?(?:[a-z]{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2} [a-z]{3,9}\\.?)(?:,? \\d{4})?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|[a-z]+day)';
const clockTime = '\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\.?)?';
const chatTime = `(?:${day}(?:,| at|, at)?\\s)?${clockTime}`;
const headerPattern = new RegExp(
  `^(.{1,70}?)(\\s+—\\s+|,\\s+|\\s{2,}|\\t|\\s)(?:\\[(${chatTime})\\]|(${chatTime}))$`,
  'iu',
);
const alonePattern = new RegExp(`^\\[?(${chatTime})\\]?$`, 'iu');

/** Cheap, and true of every header. */
const endsInClock = /\d:\d{2}(?:\s?[ap]\.?m\.?)?\]?$/iu;

/** Slack, Discord and Teams when copied: name and time on a line, the text below. */
export function chatHeader(text: string): ChatHeader | null {
  if (text.length > 120 || !endsInClock.test(text)) return null;
  const match = headerPattern.exec(text);
  if (match === null) return null;
  const [, name = '', gap = '', bracketed, bare] = match;
  const written = bracketed ?? bare ?? '';
  const isSure = gap.length > 1 || bracketed !== undefined || /[ap]\.?m\.?$/iu.test(written);
  const person = personName(name);
  if (!isSure || person === null) return null;
  // "See you at 10:42 AM" is a sentence; with one space between, every word of a name is capitalised.
  if (gap.length === 1 && bracketed === undefined && /\s\p{Ll}/u.test(person.person)) return null;
  return { ...person, ...chatTimeOf(written) };
}

function chatTimeOf(written: string, above: string | null = null): ChatTime {
  const { words, inferred } = readable(written);
  const clockWords = above === null ? words : withHalf(words, above);
  return { clockWords, read: (clock) => clock.read(clockWords, written, inferred) };
}

/**
 * A time with nothing beside it: the next message of the same person.
 * @param above the words of the time above, where there is one
 */
export function timeAlone(text: string, above: string | null = null): ChatTime | null {
  const match = text.length > 60 || !endsInClock.test(text) ? null : alonePattern.exec(text);
  return match === null ? null : chatTimeOf(match[1] ?? '', above);
}

const halved = /(\d{1,2}):(\d{2})(?::\d{2})?\s?([ap])\.?m\.?$/iu;
const bareClock = /^(\d{1,2}):(\d{2})$/u;

/**
 * Slack says AM or PM beside a name only: the times below it are the next ones on the same dial, so 1:43 below 1:42 PM is in
 * the afternoon, and 12:01 below 11:59 AM too.
 */
function withHalf(words: string, above: string): string {
  const before = halved.exec(above);
  const bare = bareClock.exec(words);
  if (before === null || bare === null || Number(bare[1]) > 12) return words;
  const isAfternoon = before[3]?.toLowerCase() === 'p';
  const isAround = onDial(bare) < onDial(before);
  return `${words} ${isAfternoon === isAround ? 'AM' : 'PM'}`;
}

/** Minutes since the hand of a clock stood at twelve. */
function onDial([, hour, minute]: RegExpExecArray): number {
  return (Number(hour) % 12) * 60 + Number(minute);
}

/** A name as a chat shows it: few words, no sentence. Null where the words are none. */
export function personName(words: string): { readonly person: string; readonly isBot: boolean } | null {
  const name = words
    .replace(/:[a-z0-9_+-]+:/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const isBot = /\s(?:APP|BOT|WORKFLOW)$/u.test(name);
  const person = isBot ? name.replace(/\s\S+$/u, '') : name;
  if (!/\p{L}/u.test(person) || person.length > 50 || person.split(' ').length > 5) return null;
  if (/[.!?;:,]$|https?:|[<>{}=]|^\W/u.test(person) || isLevel(person)) return null;
  return { person, isBot };
}

/** Cheap, and true of every day. */
const beginsDay =
  /^[-–—=\s]*(?:\p{N}|(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.,]? [\p{L}.,]*\s?\p{N}|(?:Day changed|Log (?:opened|closed)) )/iu;

/** The words of a line that only says a day, for the lines below it; null for any other line. */
export function dayWords(text: string): string | null {
  if (text.length > 60 || !beginsDay.test(text)) return null;
  const changed = /^-{2,} (?:Day changed|Log opened|Log closed) (.*)$/u.exec(text)?.[1];
  const words = (changed ?? text)
    .replace(/^[-–—=\s]+|[-–—=:\s]+$/gu, '')
    .replace(/ \d\d:\d\d(?::\d\d)?(?= \d{4}$)/u, '')
    .replace(/\s+/gu, ' ');
  const isDay = readExpressions(words, 0).some(
    ({ end, expression }) =>
      end === words.length && expression.kind === 'point' && expression.at.clock === null,
  );
  return isDay ? words : null;
}
