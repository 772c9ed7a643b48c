import type { Database } from '../../../storage/database';
import { keepDaySnapshot } from '../../../storage/snapshots';

/**
 * Keeps the draft as it was before the first edit of a day; called when a draft is opened. Never throws: a draft is opened
 * whether or not its history can grow.
 *
 * @param now milliseconds UTC
 */
export async function keepDay(db: Database, draftId: string, now: number): Promise<void> {
  await keepDaySnapshot(db, draftId, now).catch(() => undefined);
}
