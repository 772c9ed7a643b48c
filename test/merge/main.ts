import { mixes, type Mix } from '../unit/review/merge-count';
import { isClean, noTotals, runOnce, type Totals } from '../unit/review/merge-run';
import { allKinds } from '../unit/review/random-edits';

/*
 * Ten thousand merges: those of the experiment that the design rests on, and one of every kind of edit on both sides. Prints
 * the table, then the counts by kind of edit as JSON. Exit code 1 where a count is over its bar.
 *
 *     npm run test:merge              10,000 runs
 *     npm run test:merge -- 500 7     500 runs, beginning with seed 7
 */

/** Least share of typed words that are placed, of those whose place the author has not rewritten as well. */
const bars: Readonly<Record<string, number>> = {
  'text only': 0.995,
  'author restructures': 0.98,
  'both restructure': 0.97,
};

const everything: Mix = { name: 'everything', author: allKinds, reviewer: allKinds };
const [runs = 10_000, first = 1] = process.argv.slice(2).map(Number);
const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

const rows = [...mixes, everything].map((mix) => {
  const totals = noTotals();
  const count = Math.ceil(runs / (mixes.length + 1));
  for (let seed = first; seed < first + count; seed += 1) runOnce(seed, mix, totals);
  return { name: mix.name, totals };
});

const placedOfAll = ({ placed, typed }: Totals): number => placed / typed;
const placedOfFree = ({ placed, typed, contestedCards }: Totals): number => placed / (typed - contestedCards);

console.log('| edits | words placed | without words that both replaced | suggestions on cards |');
console.log('|---|---|---|---|');
for (const { name, totals } of rows)
  console.log(
    `| ${name} | ${percent(placedOfAll(totals))} | ${percent(placedOfFree(totals))} | ${percent(totals.cards / totals.suggestions)} |`,
  );

const isOver = ({ name, totals }: (typeof rows)[number]): boolean =>
  !isClean(totals) || placedOfFree(totals) < (bars[name] ?? 0);
for (const row of rows.filter(isOver))
  console.error(`${row.name}: over the bar; first seeds ${JSON.stringify(row.totals.failed.slice(0, 5))}`);
for (const { name, totals } of rows)
  console.log(JSON.stringify({ mix: name, ...totals, failed: totals.failed.length }));
process.exitCode = rows.some(isOver) ? 1 : 0;
