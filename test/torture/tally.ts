import type { Judgement } from './compare';
import { victims, type Victim } from './processes';

/** What the kills of one kind came to. Everything after `promised` has to be 0. */
export interface Counts {
  readonly kills: number;
  /** Kills after which every draft was compared with what the window had shown. */
  readonly compared: number;
  /** States that the window had shown and that had to be there, of all drafts. */
  readonly promised: number;
  /** Drafts, each: see `Verdict`. */
  readonly lost: number;
  readonly older: number;
  readonly mixed: number;
  readonly images: number;
  /** Starts after which there was no window with the library. */
  readonly didNotOpen: number;
  /** Restore screens although nothing was missing. */
  readonly restoreScreens: number;
  /** Starts after which the journal did not come to hold what the database holds. */
  readonly journal: number;
  /** Windows that lived on and did not come to say that all is saved, or did not close. */
  readonly stuck: number;
}

export const none: Counts = {
  kills: 0,
  compared: 0,
  promised: 0,
  lost: 0,
  older: 0,
  mixed: 0,
  images: 0,
  didNotOpen: 0,
  restoreScreens: 0,
  journal: 0,
  stuck: 0,
};

export type Tally = Readonly<Record<Victim, Counts>>;

export const emptyTally = Object.fromEntries(victims.map((victim) => [victim, none])) as Tally;

export function sum(one: Counts, other: Counts): Counts {
  const names = Object.keys(none) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Counts;
}

/** The tally with more counts of one kind. */
export function counted(tally: Tally, victim: Victim, more: Partial<Counts>): Tally {
  return { ...tally, [victim]: sum(tally[victim], { ...none, ...more }) };
}

/** What judgements add to the counts. */
export function countsOf(judgements: readonly Judgement[]): Partial<Counts> {
  const of = (verdict: Judgement['verdict']): number =>
    judgements.filter((judgement) => judgement.verdict === verdict).length;
  const promised = judgements.reduce((sum, judgement) => sum + judgement.promised, 0);
  return {
    compared: 1,
    promised,
    lost: of('lost'),
    older: of('older'),
    mixed: of('mixed'),
    images: of('image'),
  };
}

export function total(tally: Tally): Counts {
  return victims.map((victim) => tally[victim]).reduce(sum, none);
}

/** Whether every kill was compared, with more than nothing, and nothing at all is wrong. */
export function isClean({ kills, compared, promised, ...wrong }: Counts): boolean {
  return kills === compared && promised >= kills && Object.values(wrong).every((count) => count === 0);
}
