import { figuresOf, isOverAim, type Figures } from './figures';
import type { Effort, Line, Report, Row, Unit } from './row';

export interface Measured extends Figures {
  readonly name: string;
  readonly what: string;
  readonly other: string;
  readonly unit: Unit;
  readonly aim: number | null;
  readonly isOverAim: boolean;
}

export interface Failed {
  readonly name: string;
  readonly error: string;
}

export interface Told {
  readonly name: string;
  readonly what: string;
  readonly lines: readonly Line[];
}

/** What is written as JSON, so that two runs can be compared by the rows' names. */
export interface Results {
  /** RFC 3339, UTC. */
  readonly date: string;
  readonly machine: string;
  readonly quick: boolean;
  readonly rows: readonly Measured[];
  readonly reports: readonly Told[];
  readonly failed: readonly Failed[];
}

/** Runs rows and reports one after the other; one that fails does not keep the others from running. */
export async function runRows(
  rows: readonly (Row | Report)[],
  effort: Effort,
  tell: (row: Row | Report) => void,
): Promise<Pick<Results, 'rows' | 'reports' | 'failed'>> {
  const measured: Measured[] = [];
  const reports: Told[] = [];
  const failed: Failed[] = [];
  for (const row of rows) {
    tell(row);
    const { name, what } = row;
    try {
      if ('beside' in row) measured.push(await measure(row, effort));
      else reports.push({ name, what, lines: await row.run(effort) });
    } catch (error) {
      failed.push({ name, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return { rows: measured, reports, failed };
}

async function measure(row: Row, effort: Effort): Promise<Measured> {
  const { name, what, beside: other, unit = 'milliseconds', aim } = row;
  const figures = figuresOf(await row.run(effort));
  return { name, what, other, unit, aim, ...figures, isOverAim: isOverAim(figures, aim) };
}

/**
 * Rows whose name has every given word in it: `markdown print`, or one of several: `markdown|review`. All of them where
 * none is given.
 *
 * @throws {RangeError} where there is no such row: a misspelt word must not look like a bench without faults
 */
export function pickRows<Named extends { readonly name: string }>(
  rows: readonly Named[],
  words: readonly string[],
): readonly Named[] {
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
