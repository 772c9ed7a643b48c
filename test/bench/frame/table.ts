import type { Figure } from './figures';
import type { Results, Told } from './results';
import type { Unit } from './row';

/**
 * The table that is printed. `before` are the results of an earlier run, for a column that tells what a ratio was then.
 */
export function tableOf(
  { date, machine, quick, rows, reports, failed }: Results,
  before: Results | null,
): string {
  const earlier = new Map(before?.rows.map(({ name, ratio }) => [name, ratio]));
  const head = ['', 'runs', 'ours', 'beside', 'ratio', 'before', 'aim', ''];
  const cells = rows.map((row) => {
    const was = earlier.get(row.name);
    return [
      `${row.what}, beside ${row.other}`,
      String(row.runs),
      figureText(row.ours, row.unit),
      figureText(row.beside, row.unit),
      `${ratioText(row.ratio)} (${row.ratioRange.map(ratioText).join(' to ')})`,
      was === undefined ? '' : ratioText(was),
      row.aim === null ? '' : ratioText(row.aim),
      row.isOverAim ? 'over aim' : '',
    ];
  });
  return [
    `${machine}, ${date}${quick ? ', quick: the figures say nothing' : ''}`,
    'Milliseconds where no unit stands: median (the range that half of the rounds lie in). Ratios are taken round by round.',
    '',
    ...(rows.length === 0 ? [] : aligned([head, ...cells])),
    ...reports.flatMap(reportLines),
    // Some errors have the log of a whole program behind their first line; the JSON has it.
    ...failed.map(({ name, error }) => `${name} could not run: ${error.split('\n')[0] ?? ''}`),
    '',
  ].join('\n');
}

function reportLines({ what, lines }: Told): readonly string[] {
  return ['', what, ...aligned(lines.map(({ name, bytes }) => [`  ${name}`, bytesText(bytes)]))];
}

function figureText({ median, low, high }: Figure, unit: Unit): string {
  const text = unit === 'bytes' ? bytesText : timeText;
  return `${text(median)} (${text(low)} to ${text(high)})`;
}

const bytesText = (bytes: number): string =>
  bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(2)} MB`;

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
