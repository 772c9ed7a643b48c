import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { allSaved } from '../driver';
import { endAll } from '../processes';
import { Scribe } from '../scribe';
import { startAlone } from '../starting';
import { FaultCounts, type Fault } from './fault';
import { end, openOr, reopenAndCompare } from './life';

/** Starts a second app on a profile by itself. Gives its exit code, or null where it goes on running. */
async function second(userData: string, milliseconds: number): Promise<number | null> {
  const child = startAlone(userData);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const code = await Promise.race([exited, wait(milliseconds).then(() => undefined)]);
  if (code !== undefined) return code;
  await endAll({ process: child });
  return null;
}

/** Takes away by what a second instance would know of the first: as on a folder that two machines share. */
async function unlock(userData: string): Promise<void> {
  for (const name of await readdir(userData)) {
    if (name.startsWith('Singleton')) await rm(path.join(userData, name), { force: true });
  }
}

export const twoInstances: Fault = {
  name: 'two instances',
  what: 'a second app is started on the profile of a running one, which it sees, or does not see',
  async run({ seed, say }) {
    const counts = new FaultCounts(say, ['ranTwice'], ['restoreScreens', 'secondLeft', 'secondStayed']);
    const userData = await mkdtemp(path.join(tmpdir(), 'aftermark-two-'));
    const scribe = new Scribe(seed);
    for (const isSeen of [true, false]) {
      const where = isSeen ? 'a second that sees the first' : 'a second that does not see the first';
      say(`two instances: ${where}`);
      counts.ran();
      const running = await openOr(counts, where, { userData });
      if (running === null) continue;
      await scribe.attach(running);
      await scribe.writeFor(running, 5_000);
      if (!isSeen) await unlock(userData);
      const code = await second(userData, 6_000);
      counts.tell(code === null ? 'secondStayed' : 'secondLeft');
      if (isSeen && code === null) counts.blame('ranTwice', `${where}: it did not leave`);
      // Both have been there; what the first goes on to write has to stay.
      await scribe.writeFor(running, 4_000);
      await allSaved(running.page);
      const until = Date.now();
      await end(running);
      await reopenAndCompare(counts, where, scribe, userData, until);
    }
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
    return counts.result();
  },
};
