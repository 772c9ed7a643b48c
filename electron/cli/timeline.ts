import path from 'node:path';

import { compareRecords } from '../../renderer/timeline/sources/compare-records';
import {
  sourceFormatIds,
  type SourceQuestion,
  type SourceReading,
} from '../../renderer/timeline/sources/format';
import { largestSource, openSource } from '../../renderer/timeline/sources/open';
import { readShift } from '../../renderer/timeline/sources/read-shift';
import { readSource } from '../../renderer/timeline/sources/read-source';
import type { SourceRecord } from '../../renderer/timeline/sources/record';
import { shiftRecords } from '../../renderer/timeline/sources/shift';
import { suggestKind } from '../../renderer/timeline/sources/suggest-kind';
import type { DateOrder, TimeContext } from '../../renderer/time/parsed-time';
import { printIso, printTime } from '../../renderer/time/print';
import type { WrittenTime } from '../../renderer/time/written-time';
import { parseZone } from '../../renderer/time/zone-names';
import { readArguments } from './arguments';
import { oneOf } from './choices';
import { isDay } from './new';
import { readBytes } from './read-bytes';
import { FileError, type Printed, UsageError } from './usage';

const dateOrders = ['day-first', 'month-first'] as const satisfies readonly DateOrder[];

/** `aftermark timeline`: prints what a source tells, a line a record in the order of time, or with --json all that is known. */
export async function printTimeline(words: readonly string[]): Promise<Printed> {
  const { values, positionals } = readArguments(withJoinedShift(words), {
    format: { type: 'string' },
    zone: { type: 'string' },
    date: { type: 'string' },
    shift: { type: 'string', default: '' },
    'date-order': { type: 'string' },
    means: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  });
  const [file, stray] = positionals;
  if (file === undefined) throw new UsageError('Name the file to read a timeline from.');
  if (stray !== undefined)
    throw new UsageError(`“${stray}” is one too many: a timeline is read from one file.`);
  const format = oneOf('--format', values.format, sourceFormatIds);
  const dateOrder = oneOf('--date-order', values['date-order'], dateOrders);
  const time = readContext(values.zone, values.date, dateOrder, values.means);
  const shift = shiftOf(values.shift);

  const input = openSource({
    name: path.basename(file),
    bytes: await readBytes(file, largestSource, 'a source'),
  });
  const reading = 'refused' in input ? input : readSource(input, { time, columns: null }, format);
  if ('refused' in reading) throw new FileError(`${file} gives no timeline. ${reading.refused}`);
  const records = shiftRecords(reading.records, shift).toSorted(compareRecords);
  const shown = { ...reading, records };
  if (values.json) return { lines: [asJson(file, shown)], notes: notesOf(file, shown, false) };
  return { lines: asTable(records, time.zone), notes: notesOf(file, shown, true) };
}

/** So that "--shift -00:05" can be written, which the reader of arguments takes for an option. */
function withJoinedShift(words: readonly string[]): readonly string[] {
  const at = words.indexOf('--shift');
  const value = words[at + 1];
  if (at === -1 || value === undefined || !/^-\d/u.test(value)) return words;
  return words.toSpliced(at, 2, `--shift=${value}`);
}

function readContext(
  zone: string | undefined,
  date: string | undefined,
  dateOrder: DateOrder | undefined,
  means: readonly string[],
): TimeContext {
  const chosen = zone === undefined ? undefined : parseZone(zone);
  if (chosen === null) throw new UsageError(`There is no time zone “${zone}”; name one as Europe/Lisbon.`);
  if (date !== undefined && !isDay(date)) {
    throw new UsageError(`--date takes a day as YYYY-MM-DD, not “${date}”.`);
  }
  const zones = Object.fromEntries(means.map(readMeaning));
  return {
    zone: chosen ?? 'UTC',
    zoneConfirmed: chosen !== undefined,
    previous: null,
    incidentDate: date ?? null,
    answers: { zones, ...(dateOrder === undefined ? {} : { dateOrder }) },
  };
}

function readMeaning(given: string): readonly [letters: string, zone: string] {
  const [, letters, name] = /^([A-Z]{2,5})=(.+)$/u.exec(given) ?? [];
  const zone = name === undefined ? null : parseZone(name);
  if (letters === undefined || zone === null) {
    throw new UsageError(`--means takes letters and a zone, such as IST=Asia/Kolkata, not “${given}”.`);
  }
  return [letters, zone];
}

/** @returns milliseconds */
function shiftOf(given: string): number {
  const ms = readShift(given);
  if (ms === null) {
    throw new UsageError(`--shift takes a length as +HH:MM, -HH:MM:SS or “2 min”, not “${given}”.`);
  }
  return ms;
}

function asTable(records: readonly SourceRecord[], zone: string): readonly string[] {
  const rows = records.map(
    ({ happened, person, text }) => [timeWords(happened, zone), person, text] as const,
  );
  const widths = [0, 1].map((column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] ?? '').length), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .filter((_, column) => widths[column] !== 0)
      .join('  ')
      .trimEnd(),
  );
}

/** "2019-07-02 13:42*"; the asterisk says that something in it was inferred. */
function timeWords(time: WrittenTime | null, zone: string): string {
  if (time === null) return '?';
  if (time.start === null) return time.written;
  const day =
    printIso({ ...time, precision: 'day', zone: time.precision === 'day' ? time.zone : zone }) ?? '';
  const clock = time.precision === 'day' ? '' : ` ${printTime(time, { zone, date: 'none' })}`;
  return `${day}${clock}${time.inferred.length === 0 ? '' : '*'}`;
}

function notesOf(
  file: string,
  { records, skipped, questions }: SourceReading,
  isTable: boolean,
): readonly string[] {
  const notes = questions.map(sentenceOf);
  if (isTable && records.some(({ happened }) => (happened?.inferred.length ?? 0) > 0)) {
    notes.push('A time with * has a date, year or zone that the source does not say.');
  }
  if (skipped.length > 0) {
    const first = skipped[0];
    const example = first === undefined ? '' : `, such as ${first.place}: ${first.reason}`;
    notes.push(`${skipped.length} ${skipped.length === 1 ? 'piece is' : 'pieces are'} no event${example}`);
  }
  return notes.map((note) => `${file}: ${note}`);
}

function sentenceOf(question: SourceQuestion): string {
  const { count, example } = question;
  const times = count === 1 ? 'One time' : `${count} times`;
  switch (question.kind) {
    case 'zone':
      return `${times}, such as “${example}”, ${count === 1 ? 'names' : 'name'} no zone, and ${count === 1 ? 'was' : 'were'} read in ${question.suggested}. Name the zone with --zone.`;
    case 'date':
      return `${times}, such as “${example}”, ${count === 1 ? 'names' : 'name'} no ${question.missing}, and ${count === 1 ? 'has' : 'have'} no place. Name the day with --date.`;
    case 'meaning':
      return question.asked.kind === 'ambiguous-date'
        ? `${times}, such as “${example}”, can be ${question.asked.choices.map(({ label }) => label).join(' or ')}. Say which with --date-order.`
        : `${times}, such as “${example}”, can be ${question.asked.choices.map(({ label }) => label).join(' or ')}. Say which with --means ${question.asked.abbreviation}=ZONE.`;
  }
}

function asJson(file: string, { format, records, skipped, questions, columns }: SourceReading): string {
  return JSON.stringify({
    file,
    format,
    questions,
    skipped,
    columns,
    records: records.map((record) => ({
      ...record,
      happened: timeJson(record.happened),
      known: timeJson(record.known),
      suggestedKind: suggestKind(record),
    })),
  });
}

/** With the instant as RFC 3339 beside the milliseconds. */
function timeJson(time: WrittenTime | null): (WrittenTime & { readonly iso: string | null }) | null {
  return time === null ? null : { ...time, iso: printIso(time) };
}
