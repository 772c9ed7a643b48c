import type { Verdict } from '../compare';
import type { Comparison } from '../scribe';

/** What a fault came to. */
export interface FaultResult {
  /** How often the fault was made. */
  readonly runs: number;
  /** Runs after which every draft was compared. */
  readonly compared: number;
  /** What has to be 0, by name. */
  readonly wrong: Readonly<Record<string, number>>;
  /** What is worth knowing, by name. */
  readonly told: Readonly<Record<string, number>>;
  /** Each thing that is wrong, in a sentence. */
  readonly problems: readonly string[];
  /** Why it could not be tried on this machine; null where it was. */
  readonly skipped: string | null;
}

export interface FaultOptions {
  readonly seed: number;
  /** How often the fault is made, where that is a choice. */
  readonly runs: number;
  readonly say: (line: string) => void;
}

export interface Fault {
  readonly name: string;
  /** What is done, in a sentence. */
  readonly what: string;
  readonly run: (options: FaultOptions) => Promise<FaultResult>;
}

const verdicts: Readonly<Record<Exclude<Verdict, 'kept'>, string>> = {
  lost: 'lost',
  older: 'older',
  mixed: 'mixed',
  image: 'images',
};

/** Counts what one fault comes to, as it goes. */
export class FaultCounts {
  private runs = 0;
  private compared = 0;
  private readonly wrong: Record<string, number>;
  private readonly told: Record<string, number>;
  private readonly problems: string[] = [];

  /**
   * @param say told of each thing that is wrong when it is found
   * @param wrong names of what has to be 0, beside what every fault has
   * @param told names of what is worth knowing
   */
  constructor(
    private readonly say: FaultOptions['say'],
    wrong: readonly string[],
    told: readonly string[] = [],
  ) {
    const names = ['lost', 'older', 'mixed', 'images', 'didNotOpen', 'journal', ...wrong];
    this.wrong = Object.fromEntries(names.map((name) => [name, 0]));
    this.told = Object.fromEntries(told.map((name) => [name, 0]));
  }

  ran(): void {
    this.runs += 1;
  }

  tell(name: string): void {
    this.told[name] = (this.told[name] ?? 0) + 1;
  }

  blame(name: string, problem: string): void {
    this.wrong[name] = (this.wrong[name] ?? 0) + 1;
    this.problems.push(problem);
    this.say(`WRONG ${name}: ${problem}`);
  }

  /** Takes in what a comparison found; `where` names the run. */
  judged(where: string, comparison: Comparison | null): void {
    if (comparison === null) {
      this.blame('didNotOpen', `${where}: the library does not show`);
      return;
    }
    this.compared += 1;
    for (const { key, verdict, why } of comparison.judgements) {
      if (verdict !== 'kept') this.blame(verdicts[verdict], `${where}: ${verdict}: draft ${key}: ${why}`);
    }
  }

  /** How many things are wrong so far. */
  wrongs(): number {
    return this.problems.length;
  }

  result(): FaultResult {
    const { runs, compared, wrong, told, problems } = this;
    return { runs, compared, wrong, told, problems, skipped: null };
  }

  skipped(reason: string): FaultResult {
    return { ...this.result(), skipped: reason };
  }
}

/** Makes a fault; where that itself breaks down, it counts as wrong. */
export async function tryFault(fault: Fault, options: FaultOptions): Promise<FaultResult> {
  try {
    return await fault.run(options);
  } catch (error) {
    const counts = new FaultCounts(options.say, ['broken']);
    counts.ran();
    counts.blame('broken', `${fault.name}: ${error instanceof Error ? error.message : String(error)}`);
    return counts.result();
  }
}

/** Whether a fault was tried, compared each time, and nothing is wrong; one that was skipped is clean. */
export function isHarmless({ runs, compared, wrong, skipped }: FaultResult): boolean {
  return skipped !== null || (runs === compared && Object.values(wrong).every((count) => count === 0));
}
