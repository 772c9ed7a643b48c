/** The lines that a row of a timeline was made of. */
export interface RawRow {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly raw: string;
}

/**
 * Finds the lines of each row of a table, a list or headings. Rows begin on lines that say their time, in order; what stands
 * between belongs to the row above, and what stands before the first row to the first.
 * @param first line of the block, from 1
 * @param end line behind the block
 * @param times the words of each row's time; '' where it has none
 */
export function rawRows(
  lines: readonly string[],
  first: number,
  end: number,
  times: readonly string[],
): readonly RawRow[] {
  const starts: number[] = [];
  let from = first;
  for (const written of times) {
    const found = lineOf(lines, from, end, written);
    starts.push(found ?? Math.min(from, end - 1));
    if (found !== null) from = found + 1;
  }
  return starts.map((start, index) => {
    const next = starts.slice(index + 1).find((other) => other > start) ?? end;
    return {
      line: start,
      raw: lines
        .slice(start - 1, next - 1)
        .join('\n')
        .trimEnd(),
    };
  });
}

function lineOf(lines: readonly string[], from: number, end: number, written: string): number | null {
  // A date and a clock time may stand in two cells, and marks between them.
  const [word] = written.split(/[\s|*_`~]+/u).filter((part) => /\p{N}/u.test(part));
  const sought = word ?? written.trim();
  if (sought === '') return from < end ? from : null;
  for (let line = from; line < end; line += 1) {
    if (lines[line - 1]?.includes(sought) === true) return line;
  }
  return null;
}
