import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { stopEverything } from '../e2e/support/running-app';
import { machineName } from './frame/machine';
import { exitCode, pickRows, runRows, type Results } from './frame/results';
import { tableOf } from './frame/table';
import { reports, rows } from './rows';

/*
 * npm run bench [-- WORD…] [--quick]: the rows whose names have every word in them, as a table on stdout and as JSON in
 * the folder that BENCH_RESULTS names (electron/dev/bench.mjs sets it).
 */
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const words = args.filter((word) => word !== '--quick');
const folder = process.env['BENCH_RESULTS'] ?? '.';

const picked = pickRows([...rows, ...reports], words);
const date = new Date().toISOString();
const machine = machineName();
let done = 0;
const outcome = await runRows(picked, { quick }, ({ name }) => {
  done += 1;
  process.stderr.write(`${done} of ${picked.length}: ${name}\n`);
});
// Rows share apps and folders, so none of them knows when it was the last.
await stopEverything();
const results: Results = { date, machine, quick, ...outcome };

process.stdout.write(tableOf(results, quick ? null : await resultsOf(path.join(folder, 'latest.json'))));
await mkdir(folder, { recursive: true });
const json = `${JSON.stringify(results, null, 2)}\n`;
await writeFile(path.join(folder, quick ? 'quick.json' : 'latest.json'), json);
if (!quick) await writeFile(path.join(folder, `${date.replaceAll(':', '-')}.json`), json);
process.exitCode = exitCode(results);

/** The results of an earlier run; null where there are none that can be read. */
async function resultsOf(file: string): Promise<Results | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Results;
  } catch {
    return null;
  }
}
