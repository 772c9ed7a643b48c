import { counted } from '../../../document/counted';
import type { Author } from '../../../document/review-record';
import { shownAuthor } from '../../../review/files/author';
import type { Plan, PlannedCard, PlannedSuggestion, Taking } from '../../../review/home/plan-types';

interface Counts {
  readonly reviewer: Author;
  readonly suggestions: number;
  readonly comments: number;
  readonly agreed: number;
}

/** "Mira (database lead): 4 suggestions, 3 comments, agreed to 2 sections". */
export function broughtWords({ reviewer, suggestions, comments, agreed }: Counts): string {
  const parts = [
    ...(suggestions === 0 ? [] : [counted(suggestions, 'suggestion')]),
    ...(comments === 0 ? [] : [counted(comments, 'comment')]),
    ...(agreed === 0 ? [] : [`agreed to ${counted(agreed, 'section')}`]),
  ];
  return `${shownAuthor(reviewer)}: ${parts.length === 0 ? 'nothing new' : parts.join(', ')}`;
}

/** What a person should hear of after suggestions were taken in; '' where everything went as it was shown. */
export function takenWords(wanted: number, taking: Extract<Taking, { ok: true }>): string {
  const { taken, cards, parents, reordered } = taking;
  const gone = cards.length;
  return [
    ...(wanted > 1 && taken.length > 0 ? [`${counted(taken.length, 'suggestion')} taken in.`] : []),
    ...(gone === 0
      ? []
      : [
          `${counted(gone, 'suggestion')} ${gone === 1 ? 'has no place now and stays' : 'have no place now and stay'} under “No place”.`,
        ]),
    ...(parents.length === 0
      ? []
      : [
          `${counted(parents.length, 'contributing factor')} answer${parents.length === 1 ? 's' : ''} to another one now.`,
        ]),
    ...(reordered.length === 0
      ? []
      : [
          `${counted(reordered.length, 'event')} moved to ${reordered.length === 1 ? 'its' : 'their'} place in time.`,
        ]),
  ].join(' ');
}

/** One line of the list: a suggestion, those that cannot all be taken, or one without a place. */
export type Entry =
  | { readonly kind: 'one'; readonly id: string; readonly suggestion: PlannedSuggestion }
  | { readonly kind: 'conflict'; readonly id: string; readonly suggestions: readonly PlannedSuggestion[] }
  | { readonly kind: 'card'; readonly id: string; readonly planned: PlannedCard };

export type Section = PlannedSuggestion['section'];

export interface Group {
  readonly key: string;
  readonly section: Section;
  readonly entries: readonly Exclude<Entry, { kind: 'card' }>[];
}

const placeOf = (entry: Exclude<Entry, { kind: 'card' }>): PlannedSuggestion | undefined =>
  entry.kind === 'one' ? entry.suggestion : entry.suggestions[0];

/** What is pending in the order of the document, by section. */
export function groupsOf(plan: Plan): readonly Group[] {
  const entries: readonly Exclude<Entry, { kind: 'card' }>[] = [
    ...plan.suggestions.map((suggestion) => ({ kind: 'one', id: suggestion.id, suggestion }) as const),
    ...plan.conflicts.map(
      ({ suggestions }) =>
        ({ kind: 'conflict', id: suggestions.map(({ id }) => id).join(' '), suggestions }) as const,
    ),
  ];
  const from = (entry: Exclude<Entry, { kind: 'card' }>): number => placeOf(entry)?.from ?? -1;
  const groups: { key: string; section: Section; entries: Exclude<Entry, { kind: 'card' }>[] }[] = [];
  for (const entry of entries.toSorted((one, other) => from(one) - from(other))) {
    const section = placeOf(entry)?.section ?? null;
    const last = groups.at(-1);
    if (last !== undefined && last.section?.id === section?.id && last.section?.heading === section?.heading)
      last.entries.push(entry);
    else groups.push({ key: `${section?.id ?? ''} ${entry.id}`, section, entries: [entry] });
  }
  return groups;
}

/** Ids of everything pending in the order in which it is listed: what has a place, then what has none. */
export function orderOf(plan: Plan): readonly string[] {
  return [
    ...groupsOf(plan).flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.kind === 'one' ? [entry.id] : entry.suggestions.map(({ id }) => id))),
    ),
    ...plan.cards.map(({ card }) => card.suggestion),
  ];
}

/** The part of a plan that one reviewer brought; '' stands for everybody. */
export function planOf(plan: Plan, author: string): Plan {
  if (author === '') return plan;
  return {
    suggestions: plan.suggestions.filter((one) => one.author.id === author),
    conflicts: plan.conflicts.filter(({ suggestions }) =>
      suggestions.some((one) => one.author.id === author),
    ),
    cards: plan.cards.filter(({ card }) => card.author.id === author),
  };
}

/** Who brought what is pending, by name. */
export function authorsOf(plan: Plan): readonly Author[] {
  const authors = [
    ...plan.suggestions,
    ...plan.conflicts.flatMap(({ suggestions }) => suggestions),
    ...plan.cards.map(({ card }) => card),
  ].map(({ author }) => author);
  const known = new Map(authors.map((author) => [author.id, author]));
  return [...known.values()].toSorted((one, other) => shownAuthor(one).localeCompare(shownAuthor(other)));
}

/** How many suggestions wait for a decision. */
export function countOf({ suggestions, conflicts, cards }: Plan): number {
  return suggestions.length + cards.length + conflicts.reduce((sum, one) => sum + one.suggestions.length, 0);
}
