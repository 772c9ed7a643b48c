import type { Effort } from '../frame/row';

export interface Rounds {
  /** Rounds that do not count: caches fill, and the compiler gets to know the code. */
  readonly warmUps: number;
  readonly counted: number;
}

/** Runs rounds one after the other, and gives what the counted ones answered. A quick run has one. */
export async function inRounds<Result>(
  { quick }: Effort,
  { warmUps, counted }: Rounds,
  round: () => Promise<Result>,
): Promise<readonly Result[]> {
  if (quick) return [await round()];
  const results: Result[] = [];
  for (let index = -warmUps; index < counted; index += 1) {
    const result = await round();
    if (index >= 0) results.push(result);
  }
  return results;
}
