import type { ColumnChoice } from '../timeline/sources/columns';
import { inferences, type Inference, type WrittenTime } from '../time/written-time';
import { printTime } from '../time/print';
import type { SourcesState } from './sources-model';

/** "50,000". */
export function inDigits(count: number): string {
  return count.toLocaleString('en');
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${inDigits(count)} ${count === 1 ? one : many}`;
}

export function countEvents(count: number): string {
  return countOf(count, 'event');
}

/** "12 of 340 picked · 40 shown · 3 already in the draft". */
export function pickedWords({ rows, shown, selection }: SourcesState): string {
  const known = rows.filter(({ duplicate }) => duplicate !== '').length;
  return [
    `${inDigits(selection.picked.size)} of ${inDigits(rows.length)} picked`,
    shown.length === rows.length ? null : `${inDigits(shown.length)} shown`,
    known === 0 ? null : `${inDigits(known)} already there`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

const inferenceWords: Readonly<Record<Inference, string>> = {
  date: 'the day is not in the source',
  year: 'the year is not in the source',
  zone: 'the time zone is not in the source',
};

/** "date?" beside a time of which something was supplied; '' for one that says all of it. */
export function inferredSign({ inferred }: WrittenTime): string {
  return inferred.length === 0 ? '' : `${inferences.filter((one) => inferred.includes(one)).join(', ')}?`;
}

/** What the sign means, in a sentence's words. */
export function inferredWords({ inferred }: WrittenTime): string {
  return inferred.map((one) => inferenceWords[one]).join('; ');
}

/** The time as the list shows it, with the day: "2 Jul 13:42:05". */
export function rowTime(time: WrittenTime | null, zone: string): string {
  return time === null ? 'no time' : printTime(time, { zone, date: 'short' });
}

export const columnWords: Readonly<Record<keyof ColumnChoice, string>> = {
  time: 'Time',
  date: 'Day',
  text: 'Text',
  person: 'Person',
  kind: 'Kind',
  link: 'Link',
  id: 'Number or id',
};

/** In the order in which they are asked. */
export const columnNames = ['time', 'date', 'text', 'person', 'kind', 'link', 'id'] as const;
