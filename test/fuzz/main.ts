import { roundFiles } from '../unit/review/files/fixtures';
import { judge, seedOf, type Verdict } from './judge';

/*
 * npm run test:fuzz [-- --runs=10000] [--from=0]: spoils files of a review in as many ways and reads each. Counts by kind
 * on the last lines; exit code 1 where one was taken wrongly, with its number: `--from=NUMBER --runs=1` is that one alone.
 */
const numbers = Object.fromEntries(
  process.argv.slice(2).flatMap((word) => {
    const [, name, value] = /^--(runs|from)=(\d+)$/u.exec(word) ?? [];
    return name === undefined ? [] : [[name, Number(value)]];
  }),
) as { readonly runs?: number; readonly from?: number };
const { runs = 10_000, from = 0 } = numbers;

const files = await roundFiles();
const [sent, whole, small] = [await seedOf(files.sent), await seedOf(files.whole), await seedOf(files.small)];

const counts = new Map<string, { refused: number; read: number }>();
const wrong: string[] = [];
const sentences = new Set<string>();
const started = performance.now();
for (let number = from; number < from + runs; number += 1) {
  const verdict: Verdict = await judge([sent, whole, small], number);
  const count = counts.get(verdict.name) ?? { refused: 0, read: 0 };
  count[verdict.outcome] += 1;
  counts.set(verdict.name, count);
  if (verdict.message !== undefined) sentences.add(verdict.message);
  if (verdict.problem !== null) wrong.push(`${number}, ${verdict.name}: ${verdict.problem}`);
  if ((number - from) % 1000 === 999) process.stderr.write(`${number - from + 1} of ${runs}\n`);
}

for (const line of wrong.slice(0, 20)) process.stdout.write(`WRONG ${line}\n`);
for (const [name, { refused, read }] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  process.stdout.write(`${name}: ${refused} refused, ${read} read\n`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(
  `${runs} files in ${seconds} s, ${sentences.size} different sentences, ${wrong.length} taken wrongly\n`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
