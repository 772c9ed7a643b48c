import type { Database } from '../../../storage/database';

/** Keeps the draft as it was before the first edit of a day; called when a draft is opened. Never throws. */
export async function keepDay(_db: Database, _draftId: string, _now: number): Promise<void> {
  // Not built yet.
}
