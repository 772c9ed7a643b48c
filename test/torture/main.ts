import { writeFile } from 'node:fs/promises';
import { stopEverything } from '../e2e/support/running-app';
import { swallowSaves } from './broken';
import { faults } from './faults/index';
import { isHarmless, tryFault, type FaultResult } from './faults/fault';
import { runKills, type KillsResult } from './kills';
import { optionsFrom } from './options';
import { isClean, total } from './tally';

/* npm run test:torture; see README.md. */

const wordOf = (name: string): string => name.replaceAll(' ', '-');
const names = ['kills', ...faults.map(({ name }) => wordOf(name))];
const options = optionsFrom(process.argv.slice(2), names);
const asked = (name: string): boolean => options.only.length === 0 || options.only.includes(wordOf(name));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Of each fault that is a choice of place and moment, one for so many kills. */
const killsForFault = 5;

async function killed(): Promise<KillsResult | null> {
  if (!asked('kills')) return null;
  const { kills, seed, lanes, journal, broken } = options;
  const onProgress = (done: number): void => {
    if (done % 10 === 0) say(`${done} of ${kills} kills`);
  };
  const spoil = broken ? { spoil: swallowSaves } : {};
  return runKills({ kills, seed, lanes, journal, onProgress, ...spoil });
}

async function faulted(): Promise<Readonly<Record<string, FaultResult>>> {
  const results: Record<string, FaultResult> = {};
  const runs = Math.max(1, Math.round(options.kills / killsForFault));
  for (const fault of faults) {
    const { name } = fault;
    if (!asked(name)) continue;
    const result = await tryFault(fault, { seed: options.seed, runs, say });
    if (result.skipped !== null) say(`\n!!! NOT TESTED: ${name}. ${result.skipped}\n`);
    results[name] = result;
  }
  return results;
}

const started = performance.now();
say(`Seed ${options.seed}.`);
const kills = await killed();
const byFault = await faulted();
await stopEverything();

const result = {
  seed: options.seed,
  seconds: Math.round((performance.now() - started) / 1_000),
  ...(kills === null
    ? {}
    : {
        kills: {
          ...kills.tally,
          total: total(kills.tally),
          actions: kills.acted,
          seconds: Math.round(kills.seconds),
          problems: kills.problems,
        },
      }),
  faults: byFault,
};
if (options.json !== null) await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);
const killsAreClean = kills === null || (isClean(total(kills.tally)) && kills.problems.length === 0);
process.exitCode = killsAreClean && Object.values(byFault).every(isHarmless) ? 0 : 1;
