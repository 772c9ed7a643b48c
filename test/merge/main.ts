import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { commentRows, countComments } from './experiment/comments';
import { countRow, experimentRows } from './experiment/rows';
import { mixes } from '../unit/review/counting/merging';
import { countOrders } from '../unit/review/counting/orders';
import { noTotals, runOnce } from '../unit/review/counting/run';
import { isOver, linesOf, type Report } from './report';

/*
 * The long test of the merge:
 *
 *     npm run test:merge                      10,000 runs
 *     npm run test:merge -- 500 7             500 runs, beginning with seed 7
 *     npm run test:merge -- --json FILE       writes all counts, by kind of edit, into a file
 *     npm run test:merge -- --experiment      only the experiment that the design rests on, again
 *
 * Exit code 1 where a count is over its bar; the counts are the last lines.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, experiment: { type: 'boolean', default: false } },
});
const [runs = 10_000, first = 1] = positionals.map(Number);
const onlyExperiment = values.experiment;
/** The experiment made a thousand runs a row. */
const rowRuns = Math.min(1000, runs);

const share = onlyExperiment ? 0 : Math.ceil(runs / mixes.length);
const report: Report = {
  merges: (onlyExperiment ? [] : mixes).map((mix) => {
    const totals = noTotals();
    for (let seed = first; seed < first + share; seed += 1) runOnce(seed, mix, totals);
    return { mix: mix.name, totals };
  }),
  orders: (onlyExperiment ? [] : mixes).map((mix) => ({
    mix: mix.name,
    ...countOrders(mix, first, Math.ceil(share / 5)),
  })),
  experiment: experimentRows.map((row) => ({ row, counts: countRow(row, rowRuns) })),
  comments: commentRows.map((row) => ({ row, counts: countComments(row, rowRuns) })),
};

for (const line of linesOf(report)) console.log(line);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.exitCode = isOver(report) ? 1 : 0;
