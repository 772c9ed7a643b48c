/** What the command line asks for. */
export interface Options {
  /** How many kills. */
  readonly kills: number;
  readonly seed: number;
  /** Profiles that are tortured side by side. */
  readonly lanes: number;
  /** A file for the counts, beside the last line of the output; null for none. */
  readonly json: string | null;
  /** Names of what is to be done: `kills`, and those of the faults, with `-` for each space. Empty for all. */
  readonly only: readonly string[];
  /** Whether the journal has to hold what the database holds. */
  readonly journal: boolean;
  /** Makes the app lose what is saved, to see that it is found. */
  readonly broken: boolean;
}

/** Reads what README.md says; throws a sentence where it is something else. */
export function optionsFrom(words: readonly string[], names: readonly string[], now = Date.now()): Options {
  const numbers: number[] = [];
  const only: string[] = [];
  let json: string | null = null;
  let lanes = 2;
  let journal = true;
  let broken = false;
  const rest = words[Symbol.iterator]();
  for (const word of rest) {
    if (/^\d+$/u.test(word)) numbers.push(Number(word));
    else if (names.includes(word)) only.push(word);
    else if (word === '--json') json = rest.next().value ?? null;
    else if (word === '--lanes') lanes = Number(rest.next().value);
    else if (word === '--no-journal') journal = false;
    else if (word === '--broken') broken = true;
    else throw new Error(`“${word}” is not known here; there are ${names.join(', ')}.`);
  }
  const [kills = 200, seed = now % 1_000_000] = numbers;
  return { kills, seed, lanes, json, only, journal, broken };
}
