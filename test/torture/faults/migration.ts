import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBlankPage } from '../../e2e/support/blank-page';
import { randomFrom } from '../../fuzz/random';
import { Scribe } from '../scribe';
import { killWhileStarting } from '../starting';
import { findDrafts } from '../window';
import { FaultCounts, type Fault } from './fault';
import { end, openOr, reopenAndCompare } from './life';
import { makeOldDatabase, oldDatabase, oldVersions, type OldVersion } from './old-library';

/** Enough that a migration takes a while, and few enough that all stand in the window. */
const drafts = 6;
const eventsOfEach = 300;

/** The kill comes so many milliseconds after the start: from before the page is there to after it stands. */
const earliest = 400;
const span = 1_600;

/** Makes a profile that an old version has left. */
async function oldProfile(userData: string, version: OldVersion, counts: FaultCounts): Promise<boolean> {
  const running = await openOr(counts, `an empty profile for version ${version}`, { userData });
  if (running === null) return false;
  await openBlankPage(running.page);
  await running.page.evaluate(makeOldDatabase, oldDatabase(version, drafts, eventsOfEach));
  await running.close();
  // The journal of the new app knows nothing of an old one's drafts.
  await rm(path.join(userData, 'journal'), { recursive: true, force: true });
  return true;
}

/** What the window shows of it where nothing goes wrong: what it has to show where something does. */
async function unharmed(userData: string, where: string, counts: FaultCounts): Promise<Scribe | null> {
  const running = await openOr(counts, where, { userData });
  if (running === null) return null;
  const found = await findDrafts(running, () => false);
  await end(running);
  if (found?.size !== drafts) {
    counts.blame('older', `${where}: ${found?.size ?? 0} of ${drafts} drafts are there`);
    return null;
  }
  return new Scribe(0, new Map([...found].map(([key, { document }]) => [key, document])));
}

export const killedMigration: Fault = {
  name: 'killed migration',
  what: 'the app is killed while it migrates the database of every earlier version',
  async run({ seed, runs, say }) {
    const counts = new FaultCounts(say, [], ['restoreScreens']);
    const folder = await mkdtemp(path.join(tmpdir(), 'aftermark-migration-'));
    const random = randomFrom(seed);
    for (const version of oldVersions) {
      const old = path.join(folder, `version-${version}`);
      if (!(await oldProfile(old, version, counts))) continue;
      const copy = async (name: string): Promise<string> => {
        const userData = path.join(folder, `${version}-${name}`);
        await cp(old, userData, { recursive: true });
        return userData;
      };
      const scribe = await unharmed(await copy('unharmed'), `version ${version}, unharmed`, counts);
      if (scribe === null) continue;
      for (let number = 0; number < runs; number += 1) {
        const after = earliest + random.below(span);
        const where = `version ${version}, killed ${after} ms after the start`;
        say(`killed migration: ${where}`);
        const userData = await copy(String(number));
        counts.ran();
        await killWhileStarting(userData, random.pick(['all', 'main']), after);
        await reopenAndCompare(counts, where, scribe.copy(), userData, Date.now());
        await rm(userData, { recursive: true, force: true, maxRetries: 5 });
      }
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    return counts.result();
  },
};
