import { afterAll } from 'vitest';
import { stopEverything } from './running-app';

export { launchApp, temporaryFolder } from './running-app';
export type { LaunchOptions, RunningApp } from './running-app';

// Whatever a failed test has left behind.
afterAll(stopEverything);
