import type { TargetId } from '../../../renderer/publish/targets/target';
import { deviations } from '../deviations';

/** What `README.md` shows of the data: replaced between two comments, so that the page and the data are one. */
export function withPart(readme: string, part: 'deviations' | 'probes', content: string): string {
  const [start, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for ${part}.`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

/** The table of deviations, without the lines themselves. */
export function deviationsTable(): string {
  return table(
    ['Target', 'Where', 'What the page shows', 'Why', 'Said before'],
    deviations.map(({ targets, shows, what, why, said }) => [
      targets.join(', '),
      Object.keys(shows).join(', '),
      what,
      why,
      said ? 'yes' : 'no',
    ]),
  );
}

/** How many probes a target shows right, and which not. */
export interface Figures {
  readonly target: TargetId;
  readonly probes: number;
  readonly plain: readonly string[];
  readonly ours: readonly string[];
}

/** The table of targets and probes: plain GitHub Flavored Markdown, then what the app writes. */
export function probesTable(figures: readonly Figures[]): string {
  return table(
    ['Target', 'Plain GFM', 'As the app writes it', 'Still different'],
    figures.map(({ target, probes, plain, ours }) => [
      target,
      `${probes - plain.length} of ${probes}`,
      `${probes - ours.length} of ${probes}`,
      ours.length === 0 ? '' : ours.join(', '),
    ]),
  );
}

/** A Markdown table as prettier leaves it, cells as wide as their column. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', String.raw`\|`)));
  const widths = head.map((_, at) => Math.max(3, ...cells.map((row) => widthOf(row[at] ?? ''))));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? '') + ' '.repeat(width - widthOf(row[at] ?? ''))).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}

function widthOf(text: string): number {
  return [...text].length;
}
