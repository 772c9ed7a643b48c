import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunningApp } from '../../e2e/support/running-app';
import { Scribe } from '../scribe';
import { FaultCounts, type Fault } from './fault';
import { end, openOr, reopenAndCompare } from './life';

/*
 * The clock is `Date`, in the main process and in the page: the system's own cannot be set for one program alone without
 * another program's help. Workers of the page keep the true time, which makes it worse: two clocks that differ.
 */

const hour = 3_600_000;
const year = 365 * 24 * hour;

/** Puts a clock that is off by so many milliseconds in the place of `Date`; called again, it sets it anew. */
function setClock(offset: number): void {
  const scope = globalThis as unknown as { trueDate?: DateConstructor; Date: DateConstructor };
  const True = scope.trueDate ?? scope.Date;
  scope.trueDate = True;
  class OffDate extends True {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(True.now() + offset);
      else super(...(given as [number]));
    }
    static override now(): number {
      return True.now() + offset;
    }
  }
  scope.Date = OffDate as DateConstructor;
}

async function setBack({ app, page }: RunningApp, offset: number): Promise<void> {
  const code = `(${setClock.toString()})(${offset})`;
  await app.evaluate((_electron, text) => {
    // oxlint-disable-next-line eslint/no-eval, typescript/no-implied-eval, no-new-func -- the same function as in the page
    new Function(text)();
  }, code);
  await page.evaluate(setClock, offset);
}

/** Offsets of the clock, in milliseconds, one after the other while the app is written in. */
const courses: readonly (readonly [string, readonly number[]])[] = [
  ['a year back from the start', [-year]],
  ['an hour back while typing', [0, -hour]],
  ['a year ahead, and back again', [year, 0, -hour]],
];

export const clockSetBack: Fault = {
  name: 'clock set back',
  what: 'the clock of main process and page is set back before and while the app is written in',
  async run({ seed, say }) {
    const counts = new FaultCounts(say, [], ['restoreScreens']);
    const userData = await mkdtemp(path.join(tmpdir(), 'aftermark-clock-'));
    const scribe = new Scribe(seed);
    const first = await openOr(counts, 'before', { userData });
    if (first === null) return counts.result();
    await scribe.attach(first);
    await scribe.writeFor(first, 4_000);
    await first.close();
    for (const [name, offsets] of courses) {
      say(`clock: ${name}`);
      counts.ran();
      const running = await openOr(counts, name, { userData });
      if (running === null) continue;
      await scribe.attach(running);
      for (const offset of offsets) {
        await setBack(running, offset);
        await scribe.writeFor(running, 4_000);
      }
      const until = Date.now();
      await end(running);
      await reopenAndCompare(counts, name, scribe, userData, until);
    }
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
    return counts.result();
  },
};
