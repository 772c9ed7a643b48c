import type { DurationReading } from './durations';
import { dayMs, hourMs, minuteMs } from './duration-units';

/** A length as the events give it, in milliseconds. Its ends are apart where times are known to the hour only. */
export interface ActualLength {
  readonly least: number;
  readonly most: number;
  readonly approximate: boolean;
}

/** `agrees`: says the same. `near`: off by what rounding could explain, if carelessly. `differs`: says something else. */
export type Agreement = 'agrees' | 'near' | 'differs';

/** "About" and its like may be off by a fifth of the larger; carelessly by a third or so. */
const aboutShare = 0.2;
const aboutCareless = 0.35;

/**
 * How far a length said as `said` may be from the actual one, in milliseconds, to count as rounded: half of the step
 * that the writing shows, but for minutes less than a whole one, since events are kept to the minute, and for a count
 * of days half a day, as nobody says at what hour they began.
 */
function rounding(step: number): number {
  if (step <= 1000) return 1000;
  if (step <= minuteMs) return minuteMs - 1;
  return step / 2;
}

/** What a hasty writer would round to: 27 minutes become 30, 87 become 90, 1 hour 40 becomes 2 hours. */
function careless(ms: number, step: number): number {
  if (step > minuteMs) return Math.min(step - 1, ms / 2);
  const minutes = ms / minuteMs;
  if (minutes % 10 === 0 || minutes % 15 === 0) return Math.max(2 * minuteMs, ms * 0.1);
  if (minutes % 5 === 0) return 2 * minuteMs;
  return step <= 1000 ? Math.max(2000, ms * 0.02) : minuteMs;
}

/** Whether a length of time in prose follows from the events. Symmetric: 27 said for 30 is as far as 30 said for 27. */
export function agreement(
  said: Pick<DurationReading, 'least' | 'most' | 'hedge' | 'step'>,
  actual: ActualLength,
): Agreement {
  const isAbout = said.hedge === 'about' || actual.approximate;
  // How far the stretch of what is said lies from that of what is, and 0 where they meet.
  const below = Math.max(0, actual.least - said.most);
  const above = Math.max(0, said.least - actual.most);
  const larger = Math.max(said.most, actual.most);
  const slack = Math.max(rounding(said.step), isAbout ? aboutShare * larger : 0);
  const wide = Math.max(slack, careless(said.most, said.step), isAbout ? aboutCareless * larger : 0);
  switch (said.hedge) {
    case 'exact':
    case 'about':
      return level(below + above, slack, wide);
    case 'nearly':
      // A little less than said, never more.
      return below > slack ? level(below, 0, wide) : level(above, 0.25 * said.most, 0.4 * said.most);
    case 'at-least':
      if (above > slack) return level(above, 0, wide);
      return level(below, Math.max(said.most, slack), Infinity);
    case 'at-most':
      if (below > slack) return level(below, 0, wide);
      return 'agrees';
  }
}

function level(off: number, slack: number, wide: number): Agreement {
  if (off <= slack) return 'agrees';
  return off <= wide ? 'near' : 'differs';
}

export { dayMs, hourMs, minuteMs };
