import type { Database } from '../storage/database';
import { getSetting, setSetting } from '../storage/settings';
import type { Checks } from './checks-model';

const key = 'checks-while-typing';

/** Starts the checks of a draft, unless the person has switched them off. */
export async function startChecks(db: Database, checks: Checks): Promise<void> {
  const kept = await getSetting(db, key).catch(() => undefined);
  if (kept === false) checks.switchOff();
  else checks.start();
}

/** Switches the checks on or off, for this draft at once and for those opened later. */
export async function keepChecking(db: Database, checks: Checks, on: boolean): Promise<void> {
  if (on) checks.start();
  else checks.switchOff();
  await setSetting(db, key, on);
}
