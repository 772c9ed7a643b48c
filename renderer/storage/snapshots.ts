import { Dexie, type Table } from 'dexie';

import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done, Missing } from './results';
import type { SnapshotReason, SnapshotRow, SnapshotSummary } from './rows';
import { readState, readVersions } from './state';

/** A name on one line; null stands for none. */
function nameOf(text: string): string | null {
  const name = text.replaceAll(/\s+/gu, ' ').trim();
  return name === '' ? null : name;
}

function named({ draftId, version, at, reason, document }: SnapshotRow, name: string | null): SnapshotRow {
  return { draftId, version, at, reason, document, ...(name === null ? {} : { name }) };
}

/** Keeps the stored document as it is now; only within a transaction over `snapshotTables`. */
async function keep(
  db: Database,
  draftId: string,
  { reason, at, name }: Pick<SnapshotRow, 'reason' | 'at'> & { readonly name: string | null },
): Promise<Done | Missing | Failed> {
  const versions = await readVersions(db, draftId);
  if (versions === null) return { kind: 'missing' };
  const version = versions.present;
  const known = await db.snapshots.get([draftId, version]);
  if (known !== undefined) {
    if (name !== null) await db.snapshots.put(named(known, name));
    return { kind: 'done' };
  }
  const state = await readState(db, draftId);
  if (state === null) return { kind: 'missing' };
  if (state.damage !== null) {
    return { kind: 'failed', message: `Could not keep this version: ${state.damage.message}` };
  }
  const { document } = state.draft;
  await db.snapshots.add(named({ draftId, version, at, reason, document }, name));
  return { kind: 'done' };
}

function snapshotTables({ bodies, steps, facts, snapshots }: Database): readonly Table[] {
  return [bodies, steps, facts, snapshots];
}

/**
 * Keeps the stored document as it is now. Where this version has a snapshot already, that one stays with its reason, and
 * takes the name if one is given.
 *
 * @param at milliseconds UTC
 */
export async function takeSnapshot(
  db: Database,
  draftId: string,
  reason: SnapshotReason,
  at: number,
  name = '',
): Promise<Done | Missing | Failed> {
  try {
    return await db.writing(snapshotTables(db), async () =>
      keep(db, draftId, { reason, at, name: nameOf(name) }),
    );
  } catch (error) {
    return failure('keep this version', error);
  }
}

/**
 * Gives the stored version a name, and keeps it. What is not saved yet is not in it.
 *
 * @param at milliseconds UTC
 */
export async function nameVersion(
  db: Database,
  draftId: string,
  name: string,
  at: number,
): Promise<Done | Missing | Failed> {
  return takeSnapshot(db, draftId, 'named', at, name);
}

/** Gives a version that is kept another name; '' takes its name away. "missing" where this version is not kept. */
export async function renameSnapshot(
  db: Database,
  draftId: string,
  version: number,
  name: string,
): Promise<Done | Missing | Failed> {
  try {
    return await db.writing([db.snapshots], async () => {
      const known = await db.snapshots.get([draftId, version]);
      if (known === undefined) return { kind: 'missing' } as const;
      await db.snapshots.put(named(known, nameOf(name)));
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('rename this version', error);
  }
}

/** Whether a day of this machine's calendar lies between; both are milliseconds UTC. */
function isOnEarlierDay(then: number, now: number): boolean {
  return then < now && new Date(then).toDateString() !== new Date(now).toDateString();
}

/**
 * Keeps a draft as it was before its first edit of a day, where it was last edited on an earlier one: to be called when it
 * is opened. The snapshot has the time of that last edit. A version that is kept already is not kept twice.
 *
 * @param now milliseconds UTC; the day is that of this machine's zone
 */
export async function keepDaySnapshot(
  db: Database,
  draftId: string,
  now: number,
): Promise<Done | Missing | Failed> {
  try {
    return await db.writing(snapshotTables(db), async () => {
      // The row of the list tells it; on most openings nothing else is read.
      const at = (await db.facts.get(draftId))?.updatedAt;
      if (at === undefined) return { kind: 'missing' } as const;
      if (!isOnEarlierDay(at, now)) return { kind: 'done' } as const;
      return keep(db, draftId, { reason: 'day', at, name: null });
    });
  } catch (error) {
    return failure('keep this version', error);
  }
}

/**
 * All snapshots of a draft, the oldest first, without their documents: `documentAt` has each. Rejects with Dexie's
 * error.
 */
export async function listVersions(db: Database, draftId: string): Promise<readonly SnapshotSummary[]> {
  const versions: SnapshotSummary[] = [];
  // One by one, so that the documents, which may be large and many, are not all there at once.
  await db.snapshots
    .where('[draftId+version]')
    .between([draftId, Dexie.minKey], [draftId, Dexie.maxKey])
    .each(({ version, at, reason, name }) => {
      versions.push({ draftId, version, at, reason, ...(name === undefined ? {} : { name }) });
    });
  return versions;
}
