import type { Timings } from './row';

/** The middle of a list of numbers, and the range that half of them lie in. */
export interface Figure {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What a row's timings say, in the row's unit. */
export interface Figures {
  readonly runs: number;
  readonly ours: Figure;
  readonly beside: Figure;
  /** The median of the ratios round by round, not the ratio of the medians: a busy machine slows both of a round. */
  readonly ratio: number;
  /** The range that half of the rounds' ratios lie in: what of a ratio is noise. */
  readonly ratioRange: readonly [low: number, high: number];
}

/** @throws {RangeError} where there are no numbers */
export function figure(numbers: readonly number[]): Figure {
  const sorted = numbers.toSorted((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/**
 * The number that a share of an ascending list lies below. Between two numbers of the list the value is on the line between them (Hyndman
 * and Fan's type 7).
 *
 * @param share from 0 to 1
 * @throws {RangeError} where there are no numbers
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('There are no figures.');
  return below + (above - below) * (place - Math.floor(place));
}

/** @throws {RangeError} where a side has no timings, or not as many as the other */
export function figuresOf({ ours, beside }: Timings): Figures {
  if (ours.length !== beside.length) throw new RangeError('The sides have not run equally often.');
  const ratios = ours.map((time, round) => time / (beside[round] ?? Number.NaN));
  const { median: ratio, low, high } = figure(ratios);
  return { runs: ours.length, ours: figure(ours), beside: figure(beside), ratio, ratioRange: [low, high] };
}

export function isOverAim({ ratio }: Figures, aim: number | null): boolean {
  return aim !== null && !(ratio <= aim);
}
