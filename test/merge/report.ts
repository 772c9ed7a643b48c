import type { CommentCounts, CommentRow } from './experiment/comments';
import type { ExperimentRow, RowCounts } from './experiment/rows';
import { faultNames } from '../unit/review/counting/fault';
import type { OrderCounts } from '../unit/review/counting/orders';
import type { Totals } from '../unit/review/counting/run';

export interface Report {
  readonly merges: readonly { readonly mix: string; readonly totals: Totals }[];
  readonly orders: readonly (OrderCounts & { readonly mix: string })[];
  readonly experiment: readonly { readonly row: ExperimentRow; readonly counts: RowCounts }[];
  readonly comments: readonly { readonly row: CommentRow; readonly counts: CommentCounts }[];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const orNone = (share: number | null): string => (share === null ? '' : percent(share));
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const rule = (cells: number): string => `|${'---|'.repeat(cells)}`;

/** Share of runs whose words are all in the text, of those in which nobody has to choose between two words. */
const placedOf = ({ runs, missing, rewritten }: RowCounts): number =>
  1 - (missing - rewritten) / (runs - rewritten);

function experimentLines({ experiment, comments }: Report): readonly string[] {
  return [
    'Runs in which every word that the reviewer typed stands in the merged draft (the first three as the experiment found them):',
    row(
      'edits',
      'Yjs',
      'steps rebased',
      'then re-anchored',
      'ours',
      'ours, where no word is changed by both',
      'bar',
      'unreported',
    ),
    rule(8),
    ...experiment.map(({ row: { name, others, bar }, counts }) =>
      row(
        name,
        ...others.map(percent),
        percent(1 - counts.missing / counts.runs),
        percent(placedOf(counts)),
        bar === 0 ? '' : percent(bar),
        counts.silent,
      ),
    ),
    '',
    'Comments that stand on just the words that are left of theirs:',
    row('author', 'Yjs relative positions', 'steps, then quotes', 'ours', 'bar'),
    rule(5),
    ...comments.map(({ row: { name, others, bar }, counts }) =>
      row(name, ...others.map(orNone), percent(counts.right / counts.comments), percent(bar)),
    ),
    '',
  ];
}

function kindLines({ merges }: Report): readonly string[] {
  const everything = merges.find(({ mix }) => mix === 'everything');
  if (everything === undefined) return [];
  const { byKind } = everything.totals;
  return [
    'Suggestions by kind of edit, every kind on both sides:',
    row('kind', 'made', 'applied', 're-anchored', 'done already', 'on cards', 'faults'),
    rule(7),
    ...Object.entries(byKind).map(([kind, { made, outcomes, ...counts }]) =>
      row(
        kind,
        made,
        outcomes.applied,
        outcomes.reanchored,
        outcomes.same,
        outcomes.card,
        faultNames.reduce((sum, name) => sum + counts[name], 0),
      ),
    ),
    '',
  ];
}

/** What is over its bar, a sentence each. */
function overBars({ merges, orders, experiment, comments }: Report): readonly string[] {
  return [
    ...merges
      .filter(({ totals }) => totals.failed.length > 0)
      .map(({ mix, totals }) => `${mix}: faults, first ${JSON.stringify(totals.failed.slice(0, 3))}`),
    ...orders
      .filter(({ differing }) => differing.length > 0)
      .map(
        ({ mix, differing }) =>
          `${mix}: another order gives another result, first seeds ${differing.slice(0, 5).join(', ')}`,
      ),
    ...experiment
      .filter(
        ({ row: { bar }, counts }) =>
          placedOf(counts) < bar || counts.silent + counts.duplicated + counts.invalid > 0,
      )
      .map(({ row: { name }, counts }) => `${name}: ${JSON.stringify(counts)}`),
    ...comments
      .filter(({ row: { bar }, counts }) => counts.right / counts.comments < bar)
      .map(({ row: { name }, counts }) => `comments, ${name}: ${JSON.stringify(counts)}`),
  ];
}

export const isOver = (report: Report): boolean => overBars(report).length > 0;

export function linesOf(report: Report): readonly string[] {
  const { merges, orders } = report;
  const over = overBars(report);
  return [
    ...kindLines(report),
    ...experimentLines(report),
    ...over.map((line) => `Over the bar: ${line}`),
    ...orders.map(
      ({ mix, runs, apart, differing }) =>
        `${mix}: ${runs} runs of two reviews in both orders, ${apart} of them apart from each other, ${differing.length} with another result`,
    ),
    ...merges.map(
      ({ mix, totals }) =>
        `${mix}: ${totals.runs} runs, ${totals.suggestions} suggestions, ` +
        faultNames.map((name) => `${name} ${totals.faults[name]}`).join(', '),
    ),
  ];
}
