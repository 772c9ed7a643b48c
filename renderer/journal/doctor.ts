import type { ShellClient } from '../../electron/contract/client';
import type { Database } from '../storage/database';
import { readVersions, stateTables } from '../storage/state';
import { compare, isBehind, type Compared, type Present } from './compare';

/*
 * Looks at the start whether the library has everything that the journal has. A draft that was deleted for good is
 * forgotten by the journal too, and so is no difference. What is not looked at: the content of a draft whose version and
 * time are the journal's. Saves that cannot be read are found when a draft is opened.
 */

export type Diagnosis =
  | { readonly kind: 'sound' }
  /** `isEmpty`: there is nothing at all in the library. */
  | { readonly kind: 'differs'; readonly drafts: readonly Compared[]; readonly isEmpty: boolean }
  /** A newer version of the app has written the journal, and it is left alone. */
  | { readonly kind: 'newer' }
  /** It cannot be told; the library stands by itself. */
  | { readonly kind: 'unknown'; readonly message: string };

/**
 * The drafts of the library with their versions. Reads the rows of the list and keys; a draft whose row is gone is looked
 * up in the log. Rejects with Dexie's error.
 */
export async function presentDrafts(db: Database): Promise<ReadonlyMap<string, Present>> {
  return db.transaction('r', [...stateTables(db), db.facts], async () => {
    // By way of the index: walking the store itself reads past every document, a second for 10,000.
    const ids = await db.bodies.orderBy('[id+version]').primaryKeys();
    const rows = new Map((await db.facts.toArray()).map((row) => [row.id, row]));
    const found = new Map<string, Present>();
    for (const id of ids) {
      const row = rows.get(id);
      if (row === undefined) {
        const versions = await readVersions(db, id);
        if (versions !== null)
          found.set(id, { title: '', version: versions.present, at: 0, trashedAt: null });
        continue;
      }
      const { title, version, updatedAt: at, trashedAt } = row;
      found.set(id, { title, version, at, trashedAt });
    }
    return found;
  });
}

/** The cheap question: whether there is any draft in the library. Rejects with Dexie's error. */
export async function isEmpty(db: Database): Promise<boolean> {
  return (await db.bodies.limit(1).primaryKeys()).length === 0;
}

/**
 * Where the library is ahead of the journal, its log tells whether it went on from there: a save under the journal's
 * version that was made at another time did not. So it is when an older library was written on before this was looked at.
 */
async function withOtherLines(db: Database, drafts: readonly Compared[]): Promise<readonly Compared[]> {
  const ahead = drafts.filter(({ relation }) => relation === 'older');
  if (ahead.length === 0) return drafts;
  const rows = await db.steps.bulkGet(ahead.map(({ id, kept }): [string, number] => [id, kept.version]));
  const others = new Set(
    ahead.filter(({ kept }, index) => (rows[index]?.at ?? kept.at) !== kept.at).map(({ id }) => id),
  );
  return drafts.map((draft) => (others.has(draft.id) ? { ...draft, relation: 'other' } : draft));
}

/** Compares the library with the journal. Never rejects: what cannot be told must not keep the app from opening. */
export async function diagnose(db: Database, shell: Pick<ShellClient, 'request'>): Promise<Diagnosis> {
  try {
    const kept = await shell.request('listKept', { from: 'journal' });
    if (kept.kind === 'newer') return kept;
    if (kept.kind === 'failed') return { kind: 'unknown', message: kept.message };
    const library = await presentDrafts(db);
    const compared = await compare(kept.entries, library);
    const drafts = (await withOtherLines(db, compared)).filter(isBehind);
    return drafts.length === 0 ? { kind: 'sound' } : { kind: 'differs', drafts, isEmpty: library.size === 0 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unknown', message: `The safety copy could not be looked at: ${reason}` };
  }
}
