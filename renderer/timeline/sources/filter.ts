import type { EventKind } from '../../document/vocabulary';
import { folded } from './folded';
import type { SourceRecord } from './record';

/** What a filter looks at: a record, or a row of a preview. */
export type Filterable = Pick<SourceRecord, 'text' | 'person' | 'kind' | 'bot' | 'happened'> &
  Partial<Pick<SourceRecord, 'channel'>>;

/** What of a source is wanted; everything that is left out lets all records through. */
export interface RecordFilter {
  /** Any of them. */
  readonly persons?: readonly string[];
  /** Each of these words has to be somewhere in text, person or channel, whatever its case and accents. */
  readonly words?: string;
  /** Milliseconds UTC, both included. A record without a time is in every span: nobody knows that it is not. */
  readonly from?: number | null;
  readonly to?: number | null;
  /** Any of them; '' stands for records of no kind. */
  readonly kinds?: readonly (EventKind | '')[];
  /** False leaves out what programs wrote. */
  readonly bots?: boolean;
}

/** Folding is most of the work, and a filter is asked anew with every letter that is typed. */
const haystacks = new WeakMap<Filterable, string>();

function haystackOf(record: Filterable): string {
  const known = haystacks.get(record);
  if (known !== undefined) return known;
  const made = folded(`${record.text}\n${record.person}\n${record.channel ?? ''}`);
  haystacks.set(record, made);
  return made;
}

/** The records that a filter lets through, in their order. */
export function filterRecords<Row extends Filterable>(
  records: readonly Row[],
  filter: RecordFilter,
): readonly Row[] {
  const persons = new Set(filter.persons);
  const kinds = new Set(filter.kinds);
  const words = folded(filter.words ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const from = filter.from ?? Number.NEGATIVE_INFINITY;
  const to = filter.to ?? Number.POSITIVE_INFINITY;
  return records.filter((record) => {
    if (persons.size > 0 && !persons.has(record.person)) return false;
    if (filter.bots === false && record.bot) return false;
    if (kinds.size > 0 && !kinds.has(record.kind)) return false;
    if (!isWithin(record, from, to)) return false;
    if (words.length === 0) return true;
    const haystack = haystackOf(record);
    return words.every((word) => haystack.includes(word));
  });
}

/** A range counts where any of it lies within. */
function isWithin({ happened }: Filterable, from: number, to: number): boolean {
  if (happened === null || happened.start === null) return true;
  return happened.start <= to && (happened.end ?? happened.start) >= from;
}

/** Everybody that a source names, with how often, the most frequent first. */
export function personsOf(
  records: readonly Filterable[],
): readonly { readonly person: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { person } of records) {
    if (person !== '') counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return [...counts]
    .map(([person, count]) => ({ person, count }))
    .sort((a, b) => b.count - a.count || (a.person < b.person ? -1 : 1));
}
