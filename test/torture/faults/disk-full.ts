import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { randomFrom } from '../../fuzz/random';
import { editor } from '../../e2e/support/window';
import { promise } from '../compare';
import { Scribe } from '../scribe';
import { FaultCounts, type Fault } from './fault';
import { end, openOr, profileOn, reopenAndCompare } from './life';
import { createVolume, volumeObstacle, type Volume } from './volume';

/** Megabytes: room for a profile of the app, several times. */
const size = 48;

/** A full disk is told within so many milliseconds of typing; a free one is written to within as many, by itself. */
const limit = 15_000;

/** When the disk fills up. */
const stages = [
  'before the start',
  'while typing',
  'at once after a draft is left',
  'again and again',
] as const;
type Stage = (typeof stages)[number];

async function shows(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .waitFor({ timeout: limit })
    .then(
      () => true,
      () => false,
    );
}

/** Types words until the window says that it could not save them, or that they are saved all the same. */
async function tellsOfFailure(page: Page): Promise<boolean> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    await page.keyboard.type('nobody may lose this ', { delay: 10 });
    if ((await page.locator('.status .save-bad').count()) > 0) return true;
  }
  return false;
}

async function fillAt(stage: Stage, scribe: Scribe, volume: Volume, counts: FaultCounts): Promise<void> {
  const userData = profileOn(volume.folder);
  if (stage === 'before the start') await volume.fill();
  const running = await openOr(counts, stage, { userData });
  if (running === null) {
    await volume.free();
    return;
  }
  await scribe.attach(running);
  const { page } = running;
  if ((await editor(page).count()) === 0) {
    await page.locator('.library .draft-main').first().click();
    await editor(page).waitFor();
  }
  await scribe.watch(running);
  if (stage === 'at once after a draft is left') await page.locator('.library .draft-main').last().click();
  if (stage === 'again and again') {
    const random = randomFrom(4);
    let over = false;
    const writing = scribe.write(running, () => over);
    for (let time = 0; time < 6; time += 1) {
      await wait(random.below(1_200));
      await volume.fill();
      await wait(random.below(1_200));
      await volume.free();
    }
    over = true;
    await writing;
  } else {
    if (stage !== 'before the start') await volume.fill();
    await scribe.watch(running);
    await editor(page).focus();
    await page.keyboard.press('Control+End');
    if (await tellsOfFailure(page)) counts.tell('saidSo');
    else if ((await page.locator('.status .save-good').count()) === 0)
      counts.blame('silent', `${stage}: the window does not say that it cannot save`);
    await volume.free();
  }
  // Nothing is typed any more: what is not saved has to be saved by itself.
  if (!(await shows(page, '.status .save-good'))) {
    const status = await page.locator('.status').innerText();
    counts.blame('wedged', `${stage}: saving does not go on once there is room again: ${status}`);
    await end(running);
    await reopenAndCompare(counts, stage, scribe, userData, 0);
    return;
  }
  const until = Date.now();
  await wait(promise);
  await end(running);
  await reopenAndCompare(counts, stage, scribe, userData, until);
}

export const diskFull: Fault = {
  name: 'disk full',
  what: 'the profile lies on a small disk, which is full before the start, fills up while typing, and is free again',
  async run({ seed, say }) {
    const counts = new FaultCounts(say, ['silent', 'wedged'], ['saidSo', 'restoreScreens']);
    const obstacle = await volumeObstacle();
    if (obstacle !== null) return counts.skipped(obstacle);
    for (const [index, stage] of stages.entries()) {
      say(`disk full: ${stage}`);
      const volume = await createVolume(size);
      try {
        const scribe = new Scribe(seed + index);
        const running = await openOr(counts, stage, { userData: profileOn(volume.folder) });
        if (running === null) continue;
        await scribe.attach(running);
        await scribe.writeFor(running, 6_000);
        await running.close();
        counts.ran();
        await fillAt(stage, scribe, volume, counts);
      } finally {
        await volume.remove();
      }
    }
    return counts.result();
  },
};
