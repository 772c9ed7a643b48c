import type { Editor } from '@tiptap/core';

import type { Author } from '../../../document/review-record';
import { shownAuthor } from '../../../review/files/author';
import { receiptsOf } from '../../../review/home/decide';
import type { Thread } from '../../../review/types';
import type { Database } from '../../../storage/database';
import { changeReturn, listReturns } from '../../../storage/returns';
import { roundAtHome } from '../../../storage/rounds';
import type { ReturnRow } from '../../../storage/rows';
import { takeSnapshot } from '../../../storage/snapshots';
import { createStore, type Store } from '../../store';
import type { Threads } from '../threads/model';
import type { Planning, ToPlan } from './planning';
import { takeIn } from './record';
import { counted } from '../../../document/counted';
import { broughtWords } from './words';

/** A review that came home, as it is listed. */
export interface Brought {
  /** `reviewHash`. */
  readonly hash: string;
  readonly reviewer: Author;
  /** Milliseconds UTC. */
  readonly receivedAt: number;
  readonly suggestions: number;
  readonly comments: number;
  readonly agreed: number;
  /** False where a person took the whole of it back. */
  readonly isTaken: boolean;
}

interface CameHomeOptions {
  readonly db: Database;
  /** Of the draft. */
  readonly id: string;
  readonly editor: Editor;
  readonly threads: Threads;
  readonly planning: Planning;
  /** The version that is stored. */
  readonly version: () => number;
  readonly say: (message: string) => void;
  readonly tell: (message: string) => void;
}

/** The reviews that came home into an open draft: taken in once, taken back and brought again by undo and redo. */
export interface CameHome {
  readonly brought: Store<readonly Brought[]>;
  /** Reads what is kept and takes in what is new. Rejects where it cannot be read. */
  readonly read: (onFound: () => void) => Promise<void>;
  /** Takes in again a review that was taken back. */
  readonly takeAgain: (hash: string) => Promise<void>;
  /** To be called where the receipts in the document changed. @param isHistory whether by undo or redo */
  readonly receiptsChanged: (isHistory: boolean) => void;
  readonly stop: () => void;
}

/** What a review added to the comments in this window, so that undo can take it out and redo put it in. */
interface Added {
  readonly threads: readonly Thread[];
  readonly comments: readonly string[];
}

export function createCameHome(options: CameHomeOptions): CameHome {
  const { db, id, editor, threads, planning, version, say, tell } = options;
  const brought = createStore<readonly Brought[]>([]);
  const added = new Map<string, Added>();
  let rows: readonly ReturnRow[] = [];
  let isStopped = false;

  const taken = (): ReadonlySet<string> => new Set(receiptsOf(editor.state.doc).map(({ review }) => review));

  function listBrought(): void {
    const here = taken();
    brought.set(
      rows.map(({ hash, review, receivedAt, comments }) => ({
        hash,
        reviewer: review.reviewer,
        receivedAt,
        suggestions: review.suggestions.length,
        comments: comments.length,
        agreed: review.signOffs.length,
        isTaken: here.has(hash),
      })),
    );
  }

  async function toPlan(): Promise<ToPlan> {
    const ids = [...new Set(rows.map(({ roundId }) => roundId))];
    const rounds = (await Promise.all(ids.map(async (round) => await roundAtHome(db, round)))).filter(
      (round) => round !== null,
    );
    const known = new Set(rounds.map(({ round }) => round.id));
    for (const { roundId, review } of rows) {
      if (known.has(roundId) || review.suggestions.length === 0) continue;
      say(
        `${counted(review.suggestions.length, 'suggestion')} of ${shownAuthor(review.reviewer)} cannot be shown, because the version that was sent is no longer in this library; they stay with the draft.`,
      );
    }
    return {
      rounds: rounds.map(({ round, base }) => ({ id: round.id, version: round.version, base })),
      reviews: rows.map(({ hash, roundId, review }) => ({ hash, roundId, review })),
    };
  }

  /** Takes reviews into the draft: their comments, and the receipts that have their suggestions pending. */
  async function take(fresh: readonly ReturnRow[]): Promise<void> {
    if (fresh.length === 0) return;
    const now = Date.now();
    const kept = await takeSnapshot(db, id, 'before-merge', now);
    if (kept.kind === 'failed') {
      say(`${kept.message} The reviews that came home were not taken in.`);
      return;
    }
    for (const { hash, review } of fresh) {
      const anchored = (await planning.anchored(hash, version())) ?? review.threads;
      if (isStopped) return;
      added.set(hash, { threads: anchored, comments: threads.add(anchored) });
    }
    editor.view.dispatch(takeIn(editor.state, fresh, now));
    for (const { hash } of fresh) {
      const comments = added.get(hash)?.comments ?? [];
      const remembered = await changeReturn(db, hash, { comments, takenBack: false });
      if (remembered.kind === 'failed') say(remembered.message);
    }
    rows = await listReturns(db, id);
    listBrought();
    const words = brought.get().filter(({ hash }) => fresh.some((row) => row.hash === hash));
    tell(`${words.map(broughtWords).join('; ')}. Undo takes the whole of it back.`);
  }

  return {
    brought,
    read: async (onFound) => {
      rows = await listReturns(db, id);
      listBrought();
      if (rows.length === 0 || isStopped) return;
      onFound();
      const found = await toPlan();
      if (isStopped) return;
      await planning.open(found);
      const here = taken();
      await take(rows.filter(({ hash, takenBack }) => !here.has(hash) && takenBack !== true));
    },
    takeAgain: async (hash) => await take(rows.filter((row) => row.hash === hash)),
    receiptsChanged: (isHistory) => {
      const here = taken();
      for (const { hash, isTaken, reviewer } of brought.get()) {
        const own = added.get(hash);
        if (here.has(hash) === isTaken || !isHistory || own === undefined) continue;
        if (isTaken) {
          threads.remove(new Set(own.comments));
          tell(
            `The review of ${shownAuthor(reviewer)} was taken back, comments and all. Redo brings it again.`,
          );
        } else added.set(hash, { ...own, comments: threads.add(own.threads) });
        void changeReturn(db, hash, { takenBack: isTaken }).then((changed) => {
          if (changed.kind === 'failed') say(changed.message);
        });
      }
      listBrought();
    },
    stop: () => {
      isStopped = true;
    },
  };
}
