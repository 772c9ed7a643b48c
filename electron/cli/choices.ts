import { UsageError } from './usage';

export const audiences = ['public', 'internal'] as const;

/**
 * The value of an option that takes one of a few words; undefined where the option was not given.
 * @throws {UsageError} that lists the words.
 */
export function oneOf<const Value extends string>(
  option: string,
  given: string | undefined,
  known: readonly Value[],
): Value | undefined {
  if (given === undefined) return undefined;
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  throw new UsageError(`${option} takes ${listed(known)}, not “${given}”.`);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** What `--keep owners,trackers` keeps although the reader is the public. */
export interface Keep {
  readonly owners?: true;
  readonly trackerLinks?: true;
}

/** @throws {UsageError} */
export function readKeep(given: string): Keep {
  const kept = given.split(',').map((one) => oneOf('--keep', one.trim(), ['owners', 'trackers'] as const));
  return {
    ...(kept.includes('owners') ? { owners: true } : {}),
    ...(kept.includes('trackers') ? { trackerLinks: true } : {}),
  };
}
