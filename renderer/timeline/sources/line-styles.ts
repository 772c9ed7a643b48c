import { chatHeader, innerTime, leadingTime, personName, timeAlone, type TextLine } from './line-shapes';
import type { SourceClock } from './source-clock';

/**
 * Where the lines of a source have their times: at their beginning, behind a few words (`level=info time="…"`), at the end
 * of a line with a name that stands over a message, or before such a name.
 */
export type LineStyle = 'leading' | 'inner' | 'name and time above' | 'time and name above';

/** What a look at the first lines says. */
export interface LineLook {
  readonly style: LineStyle;
  /** Lines of the sample that begin a record. */
  readonly timed: number;
  /** Lines of the sample with something in them. */
  readonly lines: number;
  /** Whether the lines with a time are mostly indented: otherwise an indented one goes on with the record above. */
  readonly isIndented: boolean;
}

const mostLines = 400;

export function lookAtLines(all: readonly TextLine[], clock: SourceClock): LineLook {
  const lines = sampleOf(all);
  let leading = 0;
  let indented = 0;
  let inner = 0;
  let headers = 0;
  let below = 0;
  for (const [index, { text, isIndented }] of lines.entries()) {
    const timed = leadingTime(text, clock);
    const next = lines[index + 1];
    if (timed !== null) {
      leading += 1;
      if (isIndented) indented += 1;
      if (timed.isBracketed && isNameAbove(timed.rest, next, clock)) below += 1;
    }
    if (innerTime(text, clock) !== null) inner += 1;
    if (isHeaderAt(lines, index)) headers += 1;
  }
  const timed = Math.max(leading, inner, headers);
  const style: LineStyle =
    headers > 0 && headers >= inner && headers * 2 > leading
      ? 'name and time above'
      : inner > leading
        ? 'inner'
        : below >= 2 && below >= leading * 0.8
          ? 'time and name above'
          : 'leading';
  return { style, timed, lines: lines.length, isIndented: indented * 2 > leading };
}

function sampleOf(all: readonly TextLine[]): readonly TextLine[] {
  const sample: TextLine[] = [];
  for (const line of all) {
    if (line.text === '') continue;
    sample.push(line);
    if (sample.length === mostLines) break;
  }
  return sample;
}

function isNameAbove(rest: string, next: TextLine | undefined, clock: SourceClock): boolean {
  if (rest.includes(':') || personName(rest) === null) return false;
  return next !== undefined && leadingTime(next.text, clock) === null;
}

/** Whether name and time stand on this line, or the name on this and the time, indented, on the next. */
export function isHeaderAt(lines: readonly TextLine[], index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line === undefined || next === undefined || next.text === '') return false;
  return chatHeader(line.text) !== null || isSplitHeader(line, next);
}

export function isSplitHeader(line: TextLine, next: TextLine): boolean {
  return (
    next.isIndented && !line.isIndented && timeAlone(next.text) !== null && personName(line.text) !== null
  );
}
