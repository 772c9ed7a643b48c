import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { nameBeside } from '../atomic-write';
import { log } from '../log';
import { createProblemGate } from './problem-gate';
import type { ProblemGate } from './problem-gate';
import type { Known } from './redact';
import { reportText, signatureOf } from './report';
import type { Problem, ProblemPlace, Surroundings } from './report';
import { nextReportName, reportsAmong, reportsToRemove } from './report-names';

/** The reports on what went wrong: written down here, shown to the person, and sent to nobody. */
export interface Reports {
  /** Writes a report. Never throws: where the disk does not take it, it is kept until the app ends. */
  readonly write: (problem: Problem) => void;
  /** The same, but an error that keeps coming is written down once a minute. */
  readonly writeOnce: (problem: Problem) => void;
  /** The last report; '' where there is none. */
  readonly last: () => string;
}

interface ReportsOptions {
  /** Where they are kept; made when the first is written. */
  readonly folder: string;
  readonly surroundings: () => Surroundings;
  readonly known: () => Known;
}

/** Longer than any report is; a longer file is none of ours. In UTF-16 units. */
const LONGEST_REPORT = 100_000;

/** Synchronous: what has just gone wrong may leave no time for anything that comes later. Throws Node's error. */
function writeWhole(folder: string, name: (others: readonly string[]) => string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name(readdirSync(folder)));
  const temporary = nameBeside(file, 'tmp');
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  for (const old of reportsToRemove(readdirSync(folder))) rmSync(path.join(folder, old), { force: true });
}

function readLast(folder: string): string {
  try {
    const name = reportsAmong(readdirSync(folder)).at(-1);
    return name === undefined ? '' : readFileSync(path.join(folder, name), 'utf8').slice(0, LONGEST_REPORT);
  } catch {
    return '';
  }
}

export function createReports({ folder, surroundings, known }: ReportsOptions): Reports {
  /** One for each place: errors of the page do not keep back one of the main process. */
  const gates = new Map<ProblemPlace, ProblemGate>();
  let last: string | null = null;

  const write = (problem: Problem): void => {
    try {
      const around = surroundings();
      const text = reportText(problem, around, known()).slice(0, LONGEST_REPORT);
      last = text;
      writeWhole(folder, (others) => nextReportName(others, around.now), text);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
      log(`a report could not be written: ${code}`);
    }
  };

  return {
    write,
    writeOnce(problem) {
      const gate = gates.get(problem.place) ?? createProblemGate();
      gates.set(problem.place, gate);
      if (gate.passes(signatureOf(problem), performance.now())) write(problem);
    },
    last: () => last ?? readLast(folder),
  };
}
