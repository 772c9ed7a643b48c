import type { KnownRound } from '../review/files/match-review';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done, Missing } from './results';
import type { RoundRow } from './rows';

/**
 * Keeps a round before its file is written, with a snapshot of the version that is sent: a review that comes home needs
 * both.
 */
export async function keepRound(db: Database, row: RoundRow): Promise<Done | Missing | Failed> {
  try {
    return await db.transaction('rw', [db.bodies, db.rounds, db.snapshots], async () => {
      const body = await db.bodies.get(row.draftId);
      if (body === undefined) return { kind: 'missing' } as const;
      const { version, draft } = body;
      if ((await db.snapshots.get([row.draftId, version])) === undefined) {
        await db.snapshots.add({
          draftId: row.draftId,
          version,
          at: row.round.sentAt,
          reason: 'shared',
          document: draft.document,
        });
      }
      await db.rounds.put(row);
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('keep this round', error);
  }
}

/** The rounds of a draft, the oldest first. Rejects with Dexie's error. */
export async function listRounds(db: Database, draftId: string): Promise<readonly RoundRow[]> {
  const rows = await db.rounds.where('draftId').equals(draftId).toArray();
  return rows.toSorted((one, other) => one.round.sentAt - other.round.sentAt);
}

/** All rounds of the library by draft, as `matchReview` wants them. Rejects with Dexie's error. */
export async function knownRounds(db: Database): Promise<ReadonlyMap<string, readonly KnownRound[]>> {
  const [rounds, returns] = await Promise.all([db.rounds.toArray(), db.returns.toArray()]);
  const known = new Map<string, KnownRound[]>();
  for (const { id, draftId, round } of rounds) {
    const merged = returns.filter(({ roundId }) => roundId === id).map(({ hash }) => hash);
    known.set(draftId, [...(known.get(draftId) ?? []), { round, merged }]);
  }
  return known;
}
