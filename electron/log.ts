/** So many lines are kept for a report. */
const LINES_KEPT = 20;

export interface LogLine {
  /** The time of day in UTC, `HH:MM:SS`. */
  readonly time: string;
  readonly line: string;
}

let lines: readonly LogLine[] = [];

// A terminal that was closed, or a pipe whose reader is gone, makes writing fail; that is no reason to stop.
process.stderr.on('error', () => undefined);

/** Writes one line to standard error. Never hand it anything a person has written: logs get sent around. */
export function log(line: string): void {
  lines = [...lines.slice(1 - LINES_KEPT), { time: new Date().toISOString().slice(11, 19), line }];
  process.stderr.write(`aftermark: ${line}\n`);
}

/** The last lines that were written, the oldest first. */
export function recentLines(): readonly LogLine[] {
  return lines;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
