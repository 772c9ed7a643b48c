import type { Figure } from './figures';
import type { Results } from './results';

/**
 * The table that is printed. `before` are the results of an earlier run, for a column that tells what a ratio was then.
 */
export function tableOf({ date, machine, quick, rows, failed }: Results, before: Results | null): string {
  const earlier = new Map(before?.rows.map(({ name, ratio }) => [name, ratio]));
  const head = ['', 'runs', 'ours', 'beside', 'ratio', 'before', 'aim', ''];
  const cells = rows.map((row) => {
    const was = earlier.get(row.name);
    return [
      `${row.what}, beside ${row.other}`,
      String(row.runs),
      figureText(row.ours),
      figureText(row.beside),
      ratioText(row.ratio),
      was === undefined ? '' : ratioText(was),
      row.aim === null ? '' : ratioText(row.aim),
      row.isOverAim ? 'over aim' : '',
    ];
  });
  return [
    `${machine}, ${date}${quick ? ', quick: the figures say nothing' : ''}`,
    'Milliseconds: median (the range that half of the runs lie in).',
    '',
    ...aligned([head, ...cells]),
    ...failed.map(({ name, error }) => `${name} could not run: ${error}`),
    '',
  ].join('\n');
}

function figureText({ median, low, high }: Figure): string {
  return `${timeText(median)} (${timeText(low)} to ${timeText(high)})`;
}

const timeText = (milliseconds: number): string =>
  milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);

const ratioText = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}×`;

/** Columns of equal width, the first to the left and the figures to the right. */
function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
