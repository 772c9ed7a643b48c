import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpackArchive } from '../../../electron/backups/open-archive';
import { listFolder } from '../../../electron/journal/read';
import { startAnswered } from '../../e2e/support/answered';
import { Scribe } from '../scribe';
import { FaultCounts, type Fault } from './fault';
import { openOr, profileOn, reopenAndCompare } from './life';
import { createVolume, volumeObstacle } from './volume';

const where = 'read-only';

/** The titles of the drafts in a file with everything; null where it is none. */
async function titlesIn(file: string, elsewhere: string): Promise<readonly string[] | null> {
  const target = path.join(elsewhere, 'unpacked');
  try {
    await unpackArchive({ file, target, free: () => Promise.resolve(Number.POSITIVE_INFINITY) });
  } catch {
    return null;
  }
  const listed = await listFolder(target);
  return listed.kind === 'read' ? listed.entries.map(({ title }) => title) : null;
}

export const readOnly: Fault = {
  name: 'read-only',
  what: 'the profile lies on a disk that is read-only when the app starts',
  async run({ seed, say }) {
    const counts = new FaultCounts(say, ['silent', 'unsaved'], ['saidSo', 'restoreScreens']);
    const obstacle = await volumeObstacle();
    if (obstacle !== null) return counts.skipped(obstacle);
    say(where);
    const volume = await createVolume(48);
    const userData = profileOn(volume.folder);
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'aftermark-torture-'));
    try {
      const scribe = new Scribe(seed);
      const first = await openOr(counts, where, { userData });
      if (first === null) return counts.result();
      await scribe.attach(first);
      await scribe.writeFor(first, 6_000);
      const drafts = await first.page.locator('.library .draft-main').count();
      await first.close();
      const until = Date.now();
      counts.ran();

      await volume.setReadOnly(true);
      const file = path.join(elsewhere, 'everything.aftermark-backup');
      const { asked } = await startAnswered(userData, file);
      if (asked.some((question) => question.includes('cannot write'))) counts.tell('saidSo');
      else counts.blame('silent', `${where}: the app does not say that it can keep nothing`);
      const saved = await titlesIn(file, elsewhere);
      if (saved === null || saved.length < drafts)
        counts.blame('unsaved', `${where}: ${saved?.length ?? 'no'} of ${drafts} drafts are in the file`);
      await volume.setReadOnly(false);
      await reopenAndCompare(counts, where, scribe, userData, until);
    } finally {
      await volume.remove();
      await rm(elsewhere, { recursive: true, force: true });
    }
    return counts.result();
  },
};
