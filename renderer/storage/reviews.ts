import type { Asset, Draft } from '../document/draft';
import type { Round } from '../review/types';
import type { Database } from './database';
import { addImported, newDraftTables } from './drafts';
import { type Failed, failure } from './failure';
import type { Created, Done, Missing } from './results';
import type { ReturnedState, ReviewRow, ReviewSummary } from './rows';
import { readVersions } from './state';

/** What came for review. */
export interface ForReview {
  readonly round: Round;
  readonly sent: Draft;
  readonly assets: readonly Asset[];
  /** Milliseconds UTC. */
  readonly at: number;
}

const summary = ({ round, returned }: Pick<ReviewRow, 'round' | 'returned'>): ReviewSummary => ({
  from: round.sender?.name ?? '',
  due: round.due,
  returnedAt: returned?.at ?? null,
});

/**
 * Keeps a draft that came for review, to be reviewed here. Its draft gets a new id where the library has the author's
 * own, or another round of it. A round that is here already is not kept twice; one in the trash comes back from there.
 */
export async function keepReview(
  db: Database,
  { round, sent, assets, at }: ForReview,
): Promise<Created | Failed> {
  try {
    return await db.writing([...newDraftTables(db), db.reviews], async () => {
      const known = await db.reviews.where('round.id').equals(round.id).first();
      const versions = known === undefined ? null : await readVersions(db, known.id);
      if (known !== undefined && versions !== null) {
        await db.facts.update(known.id, { trashedAt: null });
        return { kind: 'created', id: known.id, version: versions.present } as const;
      }
      const kept = await addImported(db, sent, assets);
      const row: ReviewRow = { id: kept.id, round, sent, openedAt: at, returned: null };
      await db.reviews.add(row);
      await db.facts.update(kept.id, { review: summary(row) });
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

/** Remembers what was returned, in place of what was returned before. */
export async function keepReturned(
  db: Database,
  id: string,
  returned: ReturnedState,
): Promise<Done | Missing | Failed> {
  try {
    return await db.writing([db.reviews, db.facts], async () => {
      const row = await db.reviews.get(id);
      if (row === undefined) return { kind: 'missing' } as const;
      await db.reviews.put({ ...row, returned });
      await db.facts.update(id, { review: summary({ ...row, returned }) });
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('remember this return', error);
  }
}
