import type { EventRow } from '../../document/read';
import type { WrittenTime } from '../../time/written-time';
import { folded } from './folded';
import type { SourceRecord } from './record';

/** What a record says again. */
export interface Duplicate {
  /** `same-record`: the same system and id, or the same bytes. `same-words`: the same time and nearly the same words. */
  readonly kind: 'same-record' | 'same-words';
  /** Id of the event, or key of the earlier record. */
  readonly of: string;
}

/**
 * Records that an event of the draft, or a record before them, already says. By system and id first; then by time, to the
 * precision of the coarser, and words. Two records of one system that have ids of their own are never the same words: a
 * system knows what it counts. Nearly linear in the number of records.
 * @param records of one reading, or of several whose keys are told apart
 */
export function findDuplicates(
  records: readonly SourceRecord[],
  existing: readonly Pick<EventRow, 'id' | 'attributes' | 'headline'>[],
): ReadonlyMap<string, Duplicate> {
  const ids = new Map<string, string>();
  const index = wordIndex();
  for (const { id, attributes, headline } of existing) {
    if (id === null) continue;
    for (const source of attributes.sources) {
      if (source.id !== '') ids.set(idKey(source.system, source.id), id);
      if (source.raw !== null && source.raw !== '')
        ids.set(rawKey(source.system, source.raw, attributes.happened), id);
    }
    index.add({ of: id, system: null, nativeId: '', time: attributes.happened, words: wordsOf(headline) });
  }
  const found = new Map<string, Duplicate>();
  for (const record of records) {
    const own = record.nativeId === '' ? null : idKey(record.system, record.nativeId);
    const same = own === null ? ids.get(rawKey(record.system, record.raw, record.happened)) : ids.get(own);
    const entry = {
      of: record.key,
      system: record.system,
      nativeId: record.nativeId,
      time: record.happened,
      words: wordsOf(record.text),
    };
    const alike = same ?? index.find(entry);
    if (alike !== undefined && alike !== null) {
      found.set(record.key, { kind: same === undefined ? 'same-words' : 'same-record', of: alike });
      continue;
    }
    if (own !== null) ids.set(own, record.key);
    else if (record.raw !== '') ids.set(rawKey(record.system, record.raw, record.happened), record.key);
    index.add(entry);
  }
  return found;
}

const idKey = (system: string, id: string): string => `id\n${folded(system)}\n${id}`;
/** A line may stand in a log twice, so its time counts too, but not a shift of the whole source. */
const rawKey = (system: string, raw: string, time: WrittenTime | null): string =>
  `raw\n${folded(system)}\n${time?.written ?? ''}\n${raw}`;

/** The words of a text, each once; punctuation says nothing. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(folded(text.slice(0, longestText)).match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Of a long text the beginning tells. In UTF-16 units. */
const longestText = 400;

interface Entry {
  readonly of: string;
  /** Null for an event of the draft. */
  readonly system: string | null;
  readonly nativeId: string;
  readonly time: WrittenTime | null;
  readonly words: ReadonlySet<string>;
}

interface WordIndex {
  readonly add: (entry: Entry) => void;
  readonly find: (entry: Entry) => string | null;
}

/** So many words of a text stand for it in the index, the longest: they are the rarest. */
const keyWords = 4;
/** So many entries with one word in one minute are looked at; a log may have thousands. */
const mostLooked = 24;

function wordIndex(): WordIndex {
  const byWord = new Map<string, Entry[]>();
  const lists = (entry: Entry, minutes: readonly string[]): readonly string[] =>
    keysOf(entry.words).flatMap((word) => minutes.map((minute) => `${minute} ${word}`));
  return {
    add: (entry) => {
      const minute = minuteOf(entry.time);
      if (minute === null) return;
      for (const key of lists(entry, [minute])) {
        const list = byWord.get(key);
        if (list === undefined) byWord.set(key, [entry]);
        else if (list.length < mostLooked) list.push(entry);
      }
    },
    find: (entry) => {
      const minute = minuteOf(entry.time);
      if (minute === null) return null;
      // A time known to the hour or the day is in no one minute.
      for (const key of lists(entry, minute === coarse ? [coarse] : [minute, coarse])) {
        const match = byWord.get(key)?.find((other) => isSame(entry, other));
        if (match !== undefined) return match.of;
      }
      return null;
    },
  };
}

/** Texts that are alike have the same numbers, so where there are any, they are all that has to be looked up. */
function keysOf(words: ReadonlySet<string>): readonly string[] {
  const numbers = [...words].filter((word) => /\p{N}/u.test(word));
  if (numbers.length > 0) return [numbers.sort().join(' ')];
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, keyWords);
}

const coarse = 'coarse';

function minuteOf(time: WrittenTime | null): string | null {
  const span = spanOf(time);
  if (time === null || span === null) return null;
  return span.end - span.start > 60_000 ? coarse : String(Math.floor(span.start / 60_000));
}

const units: Readonly<Record<Exclude<WrittenTime['precision'], 'range' | 'unknown'>, number>> = {
  second: 1000,
  minute: 60_000,
  approximate: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** From when to when a time may mean, in milliseconds UTC, the end not included; null without an instant. */
function spanOf(time: WrittenTime | null): { readonly start: number; readonly end: number } | null {
  if (time === null || time.start === null || time.precision === 'unknown') return null;
  if (time.precision === 'range') return { start: time.start, end: (time.end ?? time.start) + 60_000 };
  const unit = units[time.precision];
  // A day and an hour begin where their zone says; seconds and minutes begin alike everywhere.
  const start = unit > 60_000 ? time.start : Math.floor(time.start / unit) * unit;
  return { start, end: start + unit };
}

function isSame(one: Entry, other: Entry): boolean {
  if (one.system === other.system && (one.nativeId !== '' || other.nativeId !== '')) return false;
  const a = spanOf(one.time);
  const b = spanOf(other.time);
  if (a === null || b === null || a.start >= b.end || b.start >= a.end) return false;
  return areAlike(one.words, other.words);
}

/** Of all words of both, at least this share has to be in both. */
const leastAlike = 0.75;

/** Numbers are the same already (`keysOf`): "host 12 is down" is not "host 13 is down". */
function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  const all = one.size + other.size - both;
  return both > 0 && both >= all * leastAlike;
}
