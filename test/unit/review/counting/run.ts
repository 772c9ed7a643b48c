import type { CardReason, StepOutcome } from '../../../../renderer/review/merge-result';
import type { EditKind } from '../random/kinds';
import { uniqueDocument } from '../random/document';
import { randomFrom } from '../random/random';
import { repetitions } from '../random/words';
import { check } from './check';
import { faultNames, type Fault, type FaultName } from './fault';
import { mergeAgain, mergeOf, sidesOf, type Mix } from './merging';
import { checkRepeated } from './repeated';
import { rewrittenWords } from './rewritten';

type Faults = Record<FaultName, number>;

const noFaults = (): Faults => Object.fromEntries(faultNames.map((name) => [name, 0])) as Faults;

/** What became of the suggestions of one kind of edit, and what went wrong with them. */
export interface KindCount extends Faults {
  made: number;
  /** By what became of their steps; a suggestion with several counts as the first of these that one of them is. */
  outcomes: Record<StepOutcome, number>;
  cards: Partial<Record<CardReason, number>>;
}

export interface Totals {
  runs: number;
  suggestions: number;
  /** Words that reviewers typed, and those that stand in the merged draft; the rest is on cards. */
  typed: number;
  placed: number;
  /** Words on cards that were to replace what the author has replaced or deleted: nobody but a person can choose. */
  rewritten: number;
  /** Runs in which a suggestion found a place only because words were equal. */
  lucky: number;
  faults: Faults;
  byKind: Partial<Record<EditKind | 'unknown', KindCount>>;
  failed: { readonly seed: number; readonly faults: readonly Fault[] }[];
}

export const noTotals = (): Totals => ({
  runs: 0,
  suggestions: 0,
  typed: 0,
  placed: 0,
  rewritten: 0,
  lucky: 0,
  faults: noFaults(),
  byKind: {},
  failed: [],
});

const noKind = (): KindCount => ({
  made: 0,
  outcomes: { card: 0, reanchored: 0, applied: 0, same: 0 },
  cards: {},
  ...noFaults(),
});

const inOrder = ['card', 'reanchored', 'applied', 'same'] as const satisfies readonly StepOutcome[];

/** One merge of a mix, with words that are all different and with words that repeat; counted into `totals`. */
export function runOnce(seed: number, mix: Mix, totals: Totals): void {
  const base = uniqueDocument(randomFrom(seed * 7919));
  const { author, reviewer } = sidesOf(base, seed, mix);
  const result = mergeOf(base, author, reviewer);
  const { faults, typed, placed } = check(base, author, reviewer, result);
  const found: Fault[] = [...faults];
  const who = repetitions[seed % repetitions.length] ?? 'base';
  const repeated = checkRepeated(base, author, reviewer, who);
  if (repeated.wrong !== null) found.push({ name: 'wronglyPlaced', kind: null, what: repeated.wrong });
  const ids = new Set(reviewer.suggestions.map(({ id }) => id));
  const again = result.ok ? mergeAgain(base, author, reviewer, result, ids) : result;
  if (!result.ok || !again.ok || again.steps.length > 0 || !again.document.eq(result.document))
    found.push({ name: 'notSameAgain', kind: null, what: 'with what was merged before' });

  totals.runs += 1;
  totals.suggestions += reviewer.suggestions.length;
  totals.typed += typed.length;
  totals.placed += placed.length;
  const rewritten = rewrittenWords(base, author, reviewer);
  totals.rewritten += typed.filter((word) => rewritten.has(word) && !placed.includes(word)).length;
  if (repeated.isLucky) totals.lucky += 1;
  if (found.length > 0) totals.failed.push({ seed, faults: found });
  const kindOf = (kind: EditKind | null): KindCount => (totals.byKind[kind ?? 'unknown'] ??= noKind());
  for (const { name, kind } of found) {
    totals.faults[name] += 1;
    kindOf(kind)[name] += 1;
  }
  if (!result.ok) return;
  for (const [index, kind] of reviewer.kinds.entries()) {
    const count = kindOf(kind);
    const outcome = result.outcomes[index]?.steps ?? [];
    count.made += 1;
    count.outcomes[inOrder.find((one) => outcome.includes(one)) ?? 'same'] += 1;
    const id = reviewer.suggestions[index]?.id;
    const reason = result.cards.find(({ suggestion }) => suggestion === id)?.reason;
    if (reason !== undefined) count.cards[reason] = (count.cards[reason] ?? 0) + 1;
  }
}
