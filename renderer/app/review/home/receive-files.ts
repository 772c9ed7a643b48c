import { matchReview, reviewHash } from '../../../review/files/match-review';
import type { ReadReturn } from '../../../review/files/read-review';
import type { Database } from '../../../storage/database';
import { loadDraft } from '../../../storage/drafts';
import { changeReturn, keepReturns } from '../../../storage/returns';
import { knownRounds, roundAtHome } from '../../../storage/rounds';
import { receiveOffThread } from './off-thread';

export interface ReturnedFile {
  readonly name: string;
  readonly read: ReadReturn;
}

export interface ReceivedFiles {
  /** Drafts of this library that something came home into, in the order of the files. */
  readonly drafts: readonly string[];
  /** One sentence for each file that was refused, with its name. */
  readonly refused: readonly string[];
  /** What a person should know of files that came home, a sentence each, with the name. */
  readonly notices: readonly string[];
}

type ReceivedFile =
  | { readonly kind: 'home'; readonly draft: string; readonly notices: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

/** Keeps reviews that came home with the drafts they belong to. Each file by itself: a bad one changes nothing. */
export async function receiveFiles(db: Database, files: readonly ReturnedFile[]): Promise<ReceivedFiles> {
  const drafts: string[] = [];
  const refused: string[] = [];
  const notices: string[] = [];
  // One after the other: the second of two equal files finds the first.
  for (const { name, read } of files) {
    const received = await receiveFile(db, read).catch((error: unknown): ReceivedFile => {
      const why = error instanceof Error ? error.message : String(error);
      return { kind: 'refused', message: `The library could not be read, so nothing changed: ${why}` };
    });
    if (received.kind === 'refused') refused.push(`${name}: ${received.message}`);
    else {
      drafts.push(received.draft);
      notices.push(...received.notices.map((notice) => `${name}: ${notice}`));
    }
  }
  return { drafts, refused, notices };
}

async function receiveFile(db: Database, { review, assets }: ReadReturn): Promise<ReceivedFile> {
  const refuse = (message: string): ReceivedFile => ({ kind: 'refused', message });
  const { draftId } = review.round;
  const known = await db.returns.get(await reviewHash(review));
  if (known !== undefined && known.roundId === review.round.id && (await isHere(db, known.draftId))) {
    const home = { kind: 'home', draft: known.draftId } as const;
    if (known.takenBack !== true)
      return { ...home, notices: ['This review has come home already, so nothing changed.'] };
    // To open it a second time after it was taken back is to ask for it again.
    const changed = await changeReturn(db, known.hash, { takenBack: false });
    return changed.kind === 'failed' ? refuse(changed.message) : { ...home, notices: [] };
  }

  const matched = await matchReview(review, { drafts: await knownRounds(db) });
  if (!matched.ok) return refuse(matched.message);
  if (!(await isHere(db, draftId))) {
    return refuse('This review is of a draft that is in the trash, so nothing was merged; restore it first.');
  }
  const { round, hash } = matched;
  const home = await roundAtHome(db, round.id);
  const draft = await loadDraft(db, draftId);
  if (home === null || draft.kind !== 'loaded') {
    return refuse('The version that was sent is no longer in this library, so nothing was merged.');
  }
  const received = await receiveOffThread(review, home, draft.draft.comments);
  if (!received.ok) return refuse(received.message);
  const kept = await keepReturns(
    db,
    [{ hash, draftId, roundId: round.id, review: received.review, comments: [], receivedAt: Date.now() }],
    assets,
  );
  switch (kept.kind) {
    case 'done':
      return { kind: 'home', draft: draftId, notices: matched.notices };
    case 'missing':
      return refuse('This draft was deleted from the library meanwhile, so nothing was merged.');
    case 'failed':
      return refuse(kept.message);
  }
}

const isHere = async (db: Database, draftId: string): Promise<boolean> =>
  (await db.facts.get(draftId))?.trashedAt === null;
