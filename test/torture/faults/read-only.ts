import { Scribe } from '../scribe';
import { FaultCounts, type Fault } from './fault';
import { end, openOr, profileOn, reopenAndCompare } from './life';
import { createVolume, volumeObstacle } from './volume';

const where = 'read-only';

/** Whether the window says anywhere that it cannot keep what is written. */
function saysSo(text: string): boolean {
  return /could not save|read-only|cannot (?:be )?(?:save|write|written|kept|keep|store)/iu.test(text);
}

export const readOnly: Fault = {
  name: 'read-only',
  what: 'the profile lies on a disk that is read-only when the app starts',
  async run({ seed, say }) {
    const counts = new FaultCounts(say, ['silent'], ['saidSo', 'restoreScreens']);
    const obstacle = await volumeObstacle();
    if (obstacle !== null) return counts.skipped(obstacle);
    say(where);
    const volume = await createVolume(48);
    const userData = profileOn(volume.folder);
    try {
      const scribe = new Scribe(seed);
      const first = await openOr(counts, where, { userData });
      if (first === null) return counts.result();
      await scribe.attach(first);
      await scribe.writeFor(first, 6_000);
      await first.close();
      const until = Date.now();
      counts.ran();

      await volume.setReadOnly(true);
      const locked = await openOr(counts, where, { userData });
      if (locked !== null) {
        const { page } = locked;
        const text = await page
          .waitForFunction(
            () =>
              /could not save|read-only|cannot/iu.test(document.body.textContent) &&
              document.body.textContent,
            undefined,
            { timeout: 10_000 },
          )
          .then((handle) => handle.jsonValue())
          .catch(() => '');
        if (saysSo(String(text))) counts.tell('saidSo');
        else counts.blame('silent', `${where}: the window does not say that it can keep nothing`);
        await end(locked);
      }
      await volume.setReadOnly(false);
      await reopenAndCompare(counts, where, scribe, userData, until);
    } finally {
      await volume.remove();
    }
    return counts.result();
  },
};
