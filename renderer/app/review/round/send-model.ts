import type { ShellClient } from '../../../../electron/contract/client';
import { admitDocument } from '../../../document/admit';
import type { Draft } from '../../../document/draft';
import { newId } from '../../../document/ids';
import { readFacts, readTitle } from '../../../document/read';
import type { Author } from '../../../document/review-record';
import type { RoundContents } from '../../../review/files/contents';
import { prepareRound, type PreparedRound } from '../../../review/files/prepare-round';
import { writeSent } from '../../../review/files/write-review';
import { statusMoves } from '../../../review/status';
import type { Permission } from '../../../review/types';
import { getAssetsOf } from '../../../storage/assets';
import type { Database } from '../../../storage/database';
import { loadDraft } from '../../../storage/drafts';
import { forgetRound, keepRound } from '../../../storage/rounds';
import type { Session } from '../../session';
import { createStore, type Store } from '../../store';
import { movingStatus } from '../history/status-move';
import { sentName } from './file-names';
import { sentRounds, type SentRound } from './sent-rounds';

/** What the person says about a round. */
export interface SendForm {
  readonly recipients: string;
  readonly request: string;
  /** YYYY-MM-DD, or ''. */
  readonly due: string;
  readonly permission: Permission;
  readonly includeEvidence: boolean;
  /** Whether the document goes to "In review". */
  readonly movesStatus: boolean;
}

export interface SendState {
  readonly form: SendForm;
  /** What would be sent; null while it is counted. */
  readonly contents: RoundContents | null;
  /** Rounds of this draft that were sent before, the latest first. */
  readonly earlier: readonly SentRound[];
  /** Whether the document can go to "In review" from where it is. */
  readonly canMove: boolean;
  readonly isSending: boolean;
  /** What went wrong, as a sentence. */
  readonly problem: string | null;
  /** What was written; null until it is. */
  readonly done: Sent | null;
}

export interface Sent {
  readonly file: string;
  readonly recipients: string;
  readonly due: string;
  readonly permission: Permission;
  readonly contents: RoundContents;
  readonly moved: boolean;
  /** What a person should know although the file is good, one sentence each. */
  readonly notices: readonly string[];
}

export interface Sending {
  readonly state: Store<SendState>;
  readonly start: () => Promise<void>;
  readonly change: (form: Partial<SendForm>) => void;
  readonly send: () => Promise<void>;
}

interface SendingOptions {
  readonly db: Database;
  readonly shell: Pick<ShellClient, 'request'>;
  readonly session: Pick<Session, 'id' | 'flush' | 'draft' | 'editor'>;
  readonly author: Author;
  readonly now: () => number;
}

const unkept = 'The round could not be kept in the library, so nothing was sent.';

/** Sends a draft for review: shows what would leave, keeps the round, and writes the file where the person says. */
export function createSending({ db, shell, session, author, now }: SendingOptions): Sending {
  const { status } = readFacts(session.editor.state.doc);
  const canMove = statusMoves(status).includes('in-review');
  const state = createStore<SendState>({
    form: {
      recipients: '',
      request: '',
      due: '',
      permission: 'suggest',
      includeEvidence: false,
      movesStatus: canMove,
    },
    contents: null,
    earlier: [],
    canMove,
    isSending: false,
    problem: null,
    done: null,
  });
  const change = (changes: Partial<SendState>) => state.set({ ...state.get(), ...changes });

  async function prepare(draft: Draft, version: number): Promise<PreparedRound> {
    const { recipients, request, due, permission, includeEvidence } = state.get().form;
    const said = { recipients: recipients.trim(), request: request.trim(), due, permission };
    return await prepareRound(draft, { ...said, includeEvidence, version, author, now: now(), newId });
  }

  /** Counts anew what would be sent; of two counts under way the later one stands. */
  let counting = 0;
  async function count(): Promise<void> {
    counting += 1;
    const mine = counting;
    const { contents } = await prepare(session.draft(), 0);
    if (mine === counting) change({ contents });
  }

  async function stored(): Promise<Awaited<ReturnType<typeof loadDraft>>> {
    const outcome = await session.flush();
    return outcome.kind === 'failed' ? outcome : await loadDraft(db, session.id);
  }

  /** The file, and only then the round: what leaves is known at home before it does. */
  async function write(draft: Draft, version: number): Promise<Partial<SendState>> {
    const { sent, round, contents } = await prepare(draft, version);
    const assets = await getAssetsOf(db, [sent.document, sent.comments]);
    const info = await shell.request('appInfo');
    const file = await writeSent({ sent, round, assets, app: { name: info.name, version: info.version } });
    if (!file.ok) return { problem: file.message };
    const kept = await keepRound(db, { id: round.id, draftId: draft.id, round, sent: sent.document });
    if (kept.kind !== 'done') return { problem: kept.kind === 'failed' ? kept.message : unkept };
    const suggestedName = sentName(readTitle(admitDocument(draft.document)));
    const written = await shell.request('saveCopy', { suggestedName, bytes: file.bytes }).catch(failed);
    if (written.kind !== 'written') {
      await forgetRound(db, round.id);
      return written.kind === 'failed' ? { problem: written.message } : {};
    }
    const moved = state.get().form.movesStatus && moveToReview();
    const { recipients, due, permission } = round;
    const files = written.files.join(', ');
    return { done: { file: files, recipients, due, permission, contents, moved, notices: file.notices } };
  }

  /** The threads hold nothing on this way. */
  function moveToReview(): boolean {
    const { editor } = session;
    const moved = movingStatus(editor.state, { to: 'in-review', threads: [], by: author, at: now() });
    if (moved.ok) editor.view.dispatch(moved.transaction);
    return moved.ok;
  }

  return {
    state,
    change: (form) => {
      change({ form: { ...state.get().form, ...form }, problem: null });
      if (form.includeEvidence !== undefined) void count();
    },
    start: async () => {
      const [earlier] = await Promise.all([sentRounds(db, session.id).catch(() => []), count()]);
      const last = earlier[0]?.round;
      const { form } = state.get();
      // Whom it went to last is most often whom it goes to again.
      if (last === undefined || form.recipients !== '') change({ earlier });
      else change({ earlier, form: { ...form, recipients: last.recipients, permission: last.permission } });
    },
    send: async () => {
      if (state.get().isSending) return;
      change({ isSending: true, problem: null });
      const loaded = await stored();
      const after =
        loaded.kind === 'loaded'
          ? await write(loaded.draft, loaded.version).catch(() => ({ problem: unkept }))
          : {
              problem: loaded.kind === 'failed' ? loaded.message : 'This draft is no longer in the library.',
            };
      change({ isSending: false, ...after });
    },
  };
}

function failed(): { readonly kind: 'failed'; readonly message: string } {
  return { kind: 'failed', message: 'The file could not be written, so nothing was sent.' };
}
