import { figuresOf, isOverAim, type Figures } from './figures';
import type { Effort, Row } from './row';

export interface Measured extends Figures {
  readonly name: string;
  readonly what: string;
  readonly other: string;
  readonly aim: number | null;
  readonly isOverAim: boolean;
}

export interface Failed {
  readonly name: string;
  readonly error: string;
}

/** What is written as JSON, so that two runs can be compared by the rows' names. Times in milliseconds. */
export interface Results {
  /** RFC 3339, UTC. */
  readonly date: string;
  readonly machine: string;
  readonly quick: boolean;
  readonly rows: readonly Measured[];
  readonly failed: readonly Failed[];
}

/** Runs rows one after the other; a row that fails does not keep the others from running. */
export async function runRows(
  rows: readonly Row[],
  effort: Effort,
  tell: (row: Row) => void,
): Promise<Pick<Results, 'rows' | 'failed'>> {
  const measured: Measured[] = [];
  const failed: Failed[] = [];
  for (const row of rows) {
    tell(row);
    const { name, what, beside: other, aim } = row;
    try {
      const figures = figuresOf(await row.run(effort));
      measured.push({ name, what, other, aim, ...figures, isOverAim: isOverAim(figures, aim) });
    } catch (error) {
      failed.push({ name, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return { rows: measured, failed };
}

/**
 * Rows whose name has every given word in it: `markdown print`, or one of several: `markdown|review`. All of them where
 * none is given.
 *
 * @throws {RangeError} where there is no such row: a misspelt word must not look like a bench without faults
 */
export function pickRows(rows: readonly Row[], words: readonly string[]): readonly Row[] {
  const picked = rows.filter(({ name }) =>
    words.every((word) => word.split('|').some((part) => name.includes(part))),
  );
  if (picked.length === 0) throw new RangeError(`No row has "${words.join(' ')}" in its name.`);
  return picked;
}

/** 1 where a row could not run. A row over its aim is told in the table and is no failure: machines differ. */
export function exitCode({ failed }: Pick<Results, 'failed'>): 0 | 1 {
  return failed.length === 0 ? 0 : 1;
}
