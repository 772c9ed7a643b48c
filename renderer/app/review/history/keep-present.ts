import type { Database } from '../../../storage/database';
import type { SnapshotReason } from '../../../storage/rows';
import { takeSnapshot } from '../../../storage/snapshots';
import type { Session } from '../../session';

/**
 * Stores what is in the window and keeps it as a version, so that what comes next can be taken back for good.
 *
 * @param now milliseconds UTC
 * @returns what went wrong, as a sentence; null where it is kept
 */
export async function keepPresent(
  db: Database,
  session: Pick<Session, 'id' | 'flush'>,
  reason: SnapshotReason,
  now: number,
): Promise<string | null> {
  const stored = await session.flush();
  if (stored.kind === 'failed') return stored.message;
  const kept = await takeSnapshot(db, session.id, reason, now);
  switch (kept.kind) {
    case 'done':
      return null;
    case 'missing':
      return 'This draft is no longer in the library.';
    case 'failed':
      return kept.message;
  }
}
