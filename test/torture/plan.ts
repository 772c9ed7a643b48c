import type { Random } from '../fuzz/random';
import type { Victim } from './processes';

/** When a kill comes: while the app starts, in the middle of writing, or while the window closes. */
export type Moment = 'starting' | 'writing' | 'closing';

export interface PlannedKill {
  readonly victim: Victim;
  readonly moment: Moment;
  /** Milliseconds after the moment began. */
  readonly after: number;
}

/** Each of the four comes once before one comes again. */
const rounds: readonly [readonly Victim[], ...(readonly Victim[])[]] = [
  ['all', 'renderer', 'main', 'gpu'],
  ['main', 'gpu', 'all', 'renderer'],
  ['renderer', 'all', 'gpu', 'main'],
];

const longest: Readonly<Record<Moment, number>> = { starting: 1_400, writing: 6_000, closing: 250 };

/** Milliseconds in which the first draft is made. */
const firstWords = 1_500;
/** Milliseconds of writing before a kill, so that something is promised more often than not. */
const someWords = 1_000;

function momentFor(random: Random, victim: Victim, isFirst: boolean): Moment {
  // Helpers are killed in the middle of the work: without them the app neither starts nor closes otherwise.
  if (isFirst || victim === 'renderer' || victim === 'gpu') return 'writing';
  const which = random.below(5);
  if (which === 0) return 'starting';
  return which === 1 ? 'closing' : 'writing';
}

/** So many kills of one profile, the same for the same numbers. The first comes once something was written. */
export function planKills(random: Random, count: number): readonly PlannedKill[] {
  const plan: PlannedKill[] = [];
  while (plan.length < count) {
    for (const victim of random.pick(rounds)) {
      const moment = momentFor(random, victim, plan.length === 0);
      const first = plan.length === 0 ? firstWords : 0;
      const earliest = moment === 'writing' ? someWords + first : 0;
      plan.push({ victim, moment, after: earliest + random.below(longest[moment]) });
    }
  }
  return plan.slice(0, count);
}
