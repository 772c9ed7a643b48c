import type { ShellClient } from '../../../../electron/contract/client';
import { admitDocument } from '../../../document/admit';
import type { Draft } from '../../../document/draft';
import { readTitle } from '../../../document/read';
import type { Author } from '../../../document/review-record';
import { writeReturn } from '../../../review/files/write-review';
import type { Review } from '../../../review/types';
import { getAssetsOf } from '../../../storage/assets';
import type { Database } from '../../../storage/database';
import { loadDraft } from '../../../storage/drafts';
import { keepReturned, loadReview } from '../../../storage/reviews';
import type { ReturnedState, ReviewRow } from '../../../storage/rows';
import { stepsSince } from '../../../storage/log';
import type { Session } from '../../session';
import { createStore, type Store } from '../../store';
import { composeReview } from './compose-review';
import { returnName } from './file-names';

/** Whole: the draft travels with the review. Small: only what is new, for an e-mail. */
export type ReturnSize = 'whole' | 'small';

export interface ReturnCounts {
  readonly suggestions: number;
  /** Of the suggestions those that were not in an earlier return. */
  readonly fresh: number;
  /** Comments that this reviewer wrote. */
  readonly comments: number;
  /** Sections that this reviewer agreed to. */
  readonly agreed: number;
}

export interface ReturnState {
  /** Null while it is put together, and where it could not be. */
  readonly counts: ReturnCounts | null;
  readonly size: ReturnSize;
  /** Milliseconds UTC of the return before this one; null where there was none. */
  readonly returnedAt: number | null;
  readonly isReturning: boolean;
  /** What went wrong, as a sentence. */
  readonly problem: string | null;
  /** The file that was written; null until it is. */
  readonly done: { readonly file: string; readonly notices: readonly string[] } | null;
}

export interface Returning {
  readonly state: Store<ReturnState>;
  readonly start: () => Promise<void>;
  readonly setSize: (size: ReturnSize) => void;
  readonly giveBack: () => Promise<void>;
}

interface ReturningOptions {
  readonly db: Database;
  readonly shell: Pick<ShellClient, 'request'>;
  readonly session: Pick<Session, 'id' | 'flush' | 'returned'>;
  readonly reviewer: Author;
  readonly now: () => number;
}

interface Ready {
  readonly row: ReviewRow;
  readonly draft: Draft;
  readonly version: number;
  readonly review: Review;
  readonly fresh: number;
}

type Gathered = ({ readonly ok: true } & Ready) | { readonly ok: false; readonly message: string };

const unreadable = 'The review could not be read from the library.';

/** Puts a review together, writes its file where the person says, and remembers that it was returned. */
export function createReturning({ db, shell, session, reviewer, now }: ReturningOptions): Returning {
  const state = createStore<ReturnState>({
    counts: null,
    size: 'whole',
    returnedAt: session.returned.get()?.at ?? null,
    isReturning: false,
    problem: null,
    done: null,
  });
  const change = (changes: Partial<ReturnState>) => state.set({ ...state.get(), ...changes });

  /** Everything as it is stored; nothing that is still being typed is left behind. */
  async function gather(): Promise<Gathered> {
    const stored = await session.flush();
    if (stored.kind === 'failed') return { ok: false, message: stored.message };
    try {
      const [row, loaded] = await Promise.all([loadReview(db, session.id), loadDraft(db, session.id)]);
      if (row === null || loaded.kind !== 'loaded') return { ok: false, message: unreadable };
      const { draft, version } = loaded;
      const saves = await stepsSince(db, session.id, row.returned?.version ?? 1);
      if (saves === null) return { ok: false, message: unreadable };
      const composed = await composeReview({ row, draft, saves, reviewer });
      if (!composed.ok) return composed;
      return { ok: true, row, draft, version, review: composed.review, fresh: composed.fresh };
    } catch {
      return { ok: false, message: unreadable };
    }
  }

  async function write({ row, draft, review, version }: Ready): Promise<Partial<ReturnState>> {
    const { sent } = row;
    const assets = await getAssetsOf(db, [sent.document, sent.comments, review.suggestions, review.threads]);
    const { name, version: appVersion } = await shell.request('appInfo');
    const app = { name, version: appVersion };
    const file = await writeReturn({ review, sent, assets, app, size: state.get().size });
    if (!file.ok) return { problem: file.message };
    const title = readTitle(admitDocument(draft.document));
    const suggestedName = returnName(title, reviewer.name);
    const written = await shell.request('saveCopy', { suggestedName, bytes: file.bytes });
    if (written.kind === 'cancelled') return {};
    if (written.kind === 'failed') return { problem: written.message };
    const returned: ReturnedState = { at: now(), version, suggestions: review.suggestions };
    const kept = await keepReturned(db, session.id, returned);
    const notices =
      kept.kind === 'done'
        ? file.notices
        : [
            ...file.notices,
            'The file was written, but this library could not remember that it was returned.',
          ];
    if (kept.kind === 'done') session.returned.set(returned);
    return { done: { file: written.files.join(', '), notices } };
  }

  return {
    state,
    setSize: (size) => change({ size }),
    start: async () => {
      const gathered = await gather();
      change(gathered.ok ? { counts: countsOf(gathered, reviewer) } : { problem: gathered.message });
    },
    giveBack: async () => {
      if (state.get().isReturning) return;
      change({ isReturning: true, problem: null });
      const gathered = await gather();
      const after = gathered.ok ? await write(gathered).catch(couldNot) : { problem: gathered.message };
      change({ isReturning: false, ...after });
    },
  };
}

const couldNot = (): Partial<ReturnState> => ({
  problem: 'The review could not be written; nothing was returned.',
});

function countsOf({ review, fresh }: Ready, reviewer: Author): ReturnCounts {
  const own = review.threads
    .flatMap(({ comments }) => comments)
    .filter(({ author }) => author.id === reviewer.id);
  return {
    suggestions: review.suggestions.length,
    fresh,
    comments: own.length,
    agreed: review.signOffs.length,
  };
}
