import { remember } from '../../remember';
import type { DraftFacts } from '../../rule';
import { datedEvents, type DatedEvent } from './instants';

const stop = new Set(
  'about above after again against all also although among and another any are around because been before began begin being below between both but came can could did does doing done down during each early else ended ends even every few first found from full gets given goes going had has have having here how however into its itself just last later least less like made make many more most much must near next none not now off once one only onto other others our out over own per same seem seen several shall should since some soon start started starts still such take taken than that the their them then there these they this those through time times too took under until upon very was way were what when where whether which while who whose why will with within without would yet you your minute minutes hour hours utc incident outage impact issue team'.split(
    ' ',
  ),
);

/** A word without the endings by which tenses and numbers differ: "executed", "executes" → "execut". */
export function stemOf(word: string): string {
  const lower = word.toLowerCase();
  if (!/^[a-z]+$/u.test(lower) || lower.length < 5) return lower;
  return lower.replace(/(?:ments?|ations?|ings?|ied|ies|ed|es|s|e)$/u, '');
}

/** The words of a text that say something, as stems. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}_-]{1,40}/gu) ?? [];
  return new Set(
    words
      .filter(
        (word) =>
          (word.length > 2 || /^\p{Lu}+$/u.test(word)) &&
          !stop.has(word.toLowerCase()) &&
          !/^\d+$/u.test(word),
      )
      .map(stemOf),
  );
}

/** An event with the words by which a sentence may name it. */
export interface NamedEvent extends DatedEvent {
  readonly stems: ReadonlySet<string>;
  /** Those that no other event has. */
  readonly own: ReadonlySet<string>;
}

/** Beyond so many events a sentence's words name none of them surely. */
const mostNamed = 400;

const named = remember((events: DraftFacts['events']): readonly NamedEvent[] => {
  const dated = datedEvents({ events });
  return dated.length > mostNamed ? [] : nameAll(dated);
});

/** The dated events with their words; none for a draft of very many. */
export function namedEvents({ events }: Pick<DraftFacts, 'events'>): readonly NamedEvent[] {
  return named(events);
}

function nameAll(dated: readonly DatedEvent[]): readonly NamedEvent[] {
  const withStems = dated.map((event) => ({ ...event, stems: stemsOf(event.row.headline) }));
  const uses = new Map<string, number>();
  for (const { stems } of withStems) for (const stem of stems) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  return withStems.map((event) => ({
    ...event,
    own: new Set([...event.stems].filter((stem) => uses.get(stem) === 1)),
  }));
}

/** How many words of a text an event shares, and how many of them are its alone. */
export function shared(
  stems: ReadonlySet<string>,
  event: NamedEvent,
): { readonly all: number; readonly own: number } {
  let all = 0;
  let own = 0;
  for (const stem of stems) {
    if (event.stems.has(stem)) all += 1;
    if (event.own.has(stem)) own += 1;
  }
  return { all, own };
}
