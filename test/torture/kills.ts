import { tortureProfile, type Problem, type ProfileOptions, type ProfileResult } from './profile';
import { emptyTally, sum, type Tally } from './tally';
import { victims } from './processes';

/** Kills of one profile, before a new one is begun: its drafts grow, and so does the time to compare them. */
const killsOfProfile = 8;

export interface KillsOptions extends Pick<ProfileOptions, 'journal' | 'spoil'> {
  readonly kills: number;
  readonly seed: number;
  /** Profiles that are tortured side by side. */
  readonly lanes: number;
  /** Called after each kill with how many there have been. */
  readonly onProgress?: (kills: number) => void;
}

export interface KillsResult {
  readonly tally: Tally;
  readonly problems: readonly Problem[];
  /** Actions that were carried out, of all kinds. */
  readonly acted: number;
  readonly seconds: number;
}

function added(one: Tally, other: Tally): Tally {
  return Object.fromEntries(victims.map((victim) => [victim, sum(one[victim], other[victim])])) as Tally;
}

/** Kills the app so many times while it is written in, and compares after each. Profile n has the seed `seed + n`. */
export async function runKills({
  kills,
  seed,
  lanes,
  onProgress,
  ...rest
}: KillsOptions): Promise<KillsResult> {
  const started = performance.now();
  const sizes = Array.from({ length: Math.ceil(kills / killsOfProfile) }, (_, index) =>
    Math.min(killsOfProfile, kills - index * killsOfProfile),
  );
  const results: ProfileResult[] = [];
  let next = 0;
  let done = 0;
  const onKill = (): void => {
    done += 1;
    onProgress?.(done);
  };
  const lane = async (): Promise<void> => {
    for (;;) {
      const number = next;
      next += 1;
      const size = sizes[number];
      if (size === undefined) return;
      results.push(await tortureProfile({ seed: seed + number, kills: size, onKill, ...rest }));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return {
    tally: results.map(({ tally }) => tally).reduce(added, emptyTally),
    problems: results.flatMap(({ problems }) => problems),
    acted: results.reduce((sum, result) => sum + result.acted, 0),
    seconds: (performance.now() - started) / 1_000,
  };
}
