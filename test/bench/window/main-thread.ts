import type { Page } from 'playwright-core';

/** Milliseconds that the page's main thread has been busy since it began, as Chromium counts its tasks. */
export type BusyTime = () => Promise<number>;

export async function busyTime(page: Page): Promise<BusyTime> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const total = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (total === undefined) throw new Error('Chromium does not say how long its tasks took.');
    return total * 1000;
  };
}
