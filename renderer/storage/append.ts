import type { Table } from 'dexie';

import type { NodeJSON } from '../document/draft';
import type { Database } from './database';
import { headFacts, listRow } from './list-row';
import type { Change, Save } from './drafts';
import type { Saved } from './results';
import type { FactsRow, StepsRow } from './rows';
import { readState } from './state';
import { addUsesIn } from './uses';

/*
 * The two ways in which the next version of a draft is written. Both belong into a transaction over `saveTables` that has
 * looked at the version, and throw what Dexie throws.
 */

export function saveTables({ bodies, facts, steps, snapshots, uses }: Database): readonly Table[] {
  return [bodies, facts, steps, snapshots, uses];
}

/** Puts what changed into the row of the list. One that is gone is made anew from the draft. */
async function putFacts(
  db: Database,
  id: string,
  change: Partial<FactsRow> & Pick<FactsRow, 'updatedAt' | 'version'>,
): Promise<void> {
  const row = await db.facts.get(id);
  if (row !== undefined) {
    await db.facts.put({ ...row, ...change });
    return;
  }
  const state = await readState(db, id);
  if (state === null) return;
  await db.facts.put({ ...listRow(state.draft, { trashedAt: null }, state.version), ...change });
}

/** What a save has beside a change of the document as a whole. */
type Append = Omit<Save, 'change'> & { readonly change: Exclude<Change, { readonly kind: 'document' }> };

/** Appends a save to the log; neither reads nor writes the draft itself. Nothing is written where nothing changed. */
export async function appendSave(db: Database, save: Append): Promise<Saved> {
  const { id, baseVersion, change, comments, clientId, at } = save;
  const steps = change.kind === 'steps' ? change.steps : [];
  if (steps.length === 0 && comments === undefined) return { kind: 'saved', version: baseVersion };
  const version = baseVersion + 1;
  const row: StepsRow = { draftId: id, seq: version, at, clientId, steps };
  const head = change.kind === 'steps' ? headFacts(change.head) : {};
  await addUsesIn(db, id, [steps, comments]);
  await putFacts(db, id, { ...head, updatedAt: at, version });
  await db.steps.add(comments === undefined ? row : { ...row, comments });
  return { kind: 'saved', version };
}

const isSame = (one: NodeJSON, other: NodeJSON): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Writes a whole document in place of the stored one. The log has a gap here, so that a snapshot 'replaced' says that a
 * replay starts anew. What the saves before it hold stays in the log.
 */
export async function replaceDraft(
  db: Database,
  save: Omit<Save, 'change'> & { readonly document: NodeJSON },
): Promise<Saved> {
  const { id, baseVersion, document, at } = save;
  const version = baseVersion + 1;
  const state = await readState(db, id);
  if (state === null) throw new Error('to be called for a draft that is there');
  const { draft, damage } = state;
  const comments = save.comments ?? draft.comments;
  await db.bodies.put({ id, version, draft: { ...draft, document, comments, updatedAt: at } });
  if (damage !== null || !isSame(document, draft.document)) {
    await db.snapshots.put({ draftId: id, version, at, reason: 'replaced', document });
  }
  await addUsesIn(db, id, [document, comments]);
  await putFacts(db, id, { ...headFacts(document), updatedAt: at, version });
  return { kind: 'saved', version };
}
