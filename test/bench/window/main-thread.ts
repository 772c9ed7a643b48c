import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds that the page's main thread has been busy since it began. */
export type BusyTime = () => Promise<number>;

type TimeDomain = 'timeTicks' | 'threadTicks';

async function taskTime(session: CDPSession, timeDomain: TimeDomain): Promise<BusyTime> {
  await session.send('Performance.enable', { timeDomain });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string): number => {
      const value = metrics.find(({ name }) => name === wanted)?.value;
      if (value === undefined) throw new Error(`Chromium does not tell ${wanted}.`);
      return value * 1000;
    };
    return of('TaskDuration') - of('DevToolsCommandDuration');
  };
}

/** As Chromium counts its tasks, from the start to the end of each. */
export async function busyTime(page: Page): Promise<BusyTime> {
  return await taskTime(await page.context().newCDPSession(page), 'timeTicks');
}

/**
 * As the processor counts it: what the thread ran, without the time in which the system let another program run. For
 * times of a millisecond or two, which a busy machine would drown.
 */
export async function threadTime(session: CDPSession): Promise<BusyTime> {
  return await taskTime(session, 'threadTicks');
}
