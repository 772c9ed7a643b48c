import type { KnownRound } from '../review/files/match-review';
import type { RoundAtHome } from '../review/home/receive';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import { logTables, readVersion } from './log';
import type { Done, Missing, Outdated } from './results';
import type { RoundRow } from './rows';
import { readVersions } from './state';

/**
 * Keeps a round before its file is written, with a snapshot of the version that is sent: a review that comes home needs
 * both. The author may have gone on writing since that version; "outdated" where it cannot be had any more.
 */
export async function keepRound(db: Database, row: RoundRow): Promise<Done | Outdated | Missing | Failed> {
  const { draftId, round } = row;
  const { version, sentAt: at } = round;
  try {
    return await db.writing([...logTables(db), db.rounds], async () => {
      const versions = await readVersions(db, draftId);
      if (versions === null) return { kind: 'missing' } as const;
      if ((await db.snapshots.where('[draftId+version]').equals([draftId, version]).count()) === 0) {
        const document = await readVersion(db, draftId, version);
        if (document === null) return { kind: 'outdated', version: versions.present } as const;
        await db.snapshots.add({ draftId, version, at, reason: 'shared', document });
      }
      await db.rounds.put(row);
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('keep this round', error);
  }
}

/** Takes a round back whose file was not written, and the snapshot that was taken for it where nothing else needs that. */
export async function forgetRound(db: Database, id: string): Promise<Done | Missing | Failed> {
  try {
    return await db.writing([db.rounds, db.snapshots], async () => {
      const row = await db.rounds.get(id);
      if (row === undefined) return { kind: 'missing' } as const;
      await db.rounds.delete(id);
      const { version, sentAt } = row.round;
      const others = await db.rounds.where('draftId').equals(row.draftId).toArray();
      if (others.some(({ round }) => round.version === version)) return { kind: 'done' } as const;
      await db.snapshots
        .where('[draftId+version]')
        .equals([row.draftId, version])
        .filter(({ reason, at, name }) => reason === 'shared' && at === sentAt && name === undefined)
        .delete();
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('take this round back', error);
  }
}

/** The rounds of a draft, the oldest first. Rejects with Dexie's error. */
export async function listRounds(db: Database, draftId: string): Promise<readonly RoundRow[]> {
  const rows = await db.rounds.where('draftId').equals(draftId).toArray();
  return rows.toSorted((one, other) => one.round.sentAt - other.round.sentAt);
}

/** What a review of a round is held against when it comes home; null where home does not have it. Rejects with Dexie's error. */
export async function roundAtHome(db: Database, id: string): Promise<RoundAtHome | null> {
  return db.transaction('r', [...logTables(db), db.rounds], async () => {
    const row = await db.rounds.get(id);
    const base = row === undefined ? null : await readVersion(db, row.draftId, row.round.version);
    return row === undefined || base === null ? null : { round: row.round, sent: row.sent, base };
  });
}

/**
 * The rounds of every draft of the library, as `matchReview` wants them; a draft that was never sent has none. What came
 * home is read from an index alone, because a review is as large as its steps. Rejects with Dexie's error.
 */
export async function knownRounds(db: Database): Promise<ReadonlyMap<string, readonly KnownRound[]>> {
  return db.transaction('r', [db.bodies, db.rounds, db.returns], async () => {
    const known = new Map<string, readonly KnownRound[]>();
    for (const id of await db.bodies.toCollection().primaryKeys()) known.set(id, []);
    for (const { id, draftId, round } of await db.rounds.toArray()) {
      const merged = await db.returns.where('roundId').equals(id).primaryKeys();
      known.set(draftId, [...(known.get(draftId) ?? []), { round, merged }]);
    }
    return known;
  });
}
