import type { Asset, Draft } from '../document/draft';
import type { Round } from '../review/types';
import { importDraft } from './drafts';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Created, Done, Missing } from './results';
import type { ReturnedState, ReviewRow } from './rows';

/** What came for review. */
export interface ForReview {
  readonly round: Round;
  readonly sent: Draft;
  readonly assets: readonly Asset[];
  /** Milliseconds UTC. */
  readonly at: number;
}

/** Keeps a draft that came for review, to be reviewed here. A round that is here already is not kept twice. */
export async function keepReview(
  db: Database,
  { round, sent, assets, at }: ForReview,
): Promise<Created | Failed> {
  try {
    const tables = [db.bodies, db.facts, db.snapshots, db.blobs, db.reviews];
    return await db.transaction('rw', tables, async () => {
      const known = await db.reviews.where('round.id').equals(round.id).first();
      const body = known === undefined ? undefined : await db.bodies.get(known.id);
      if (known !== undefined && body !== undefined)
        return { kind: 'created', id: known.id, version: body.version } as const;
      const kept = await importDraft(db, sent, assets);
      if (kept.kind !== 'created') return kept;
      await db.reviews.put({ id: kept.id, round, sent, openedAt: at, returned: null });
      await db.facts.update(kept.id, {
        review: { from: round.sender?.name ?? '', due: round.due, returnedAt: null },
      });
      return kept;
    });
  } catch (error) {
    return failure('keep this review', error);
  }
}

/** The review that a draft of the library is; null where it is none. Rejects with Dexie's error. */
export async function loadReview(db: Database, id: string): Promise<ReviewRow | null> {
  return (await db.reviews.get(id)) ?? null;
}

/** All reviews of one draft that were written here, by the author's id of the draft. Rejects with Dexie's error. */
export async function reviewsOf(db: Database, draftId: string): Promise<readonly ReviewRow[]> {
  const rows = await db.reviews.filter(({ round }) => round.draftId === draftId).toArray();
  return rows.toSorted((one, other) => one.round.sentAt - other.round.sentAt);
}

/** Remembers what was returned. */
export async function keepReturned(
  db: Database,
  id: string,
  returned: ReturnedState,
): Promise<Done | Missing | Failed> {
  try {
    return await db.transaction('rw', [db.reviews, db.facts], async () => {
      const row = await db.reviews.get(id);
      if (row === undefined) return { kind: 'missing' } as const;
      await db.reviews.put({ ...row, returned });
      const { sender, due } = row.round;
      await db.facts.update(id, { review: { from: sender?.name ?? '', due, returnedAt: returned.at } });
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('remember this return', error);
  }
}
