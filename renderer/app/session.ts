import type { Editor } from '@tiptap/core';

import type { RendererCommandId } from '../../electron/contract/commands';
import type { Template } from '../../templates/template';
import { releaseDocument } from '../document/admit';
import type { Draft } from '../document/draft';
import { newId } from '../document/ids';
import type { ImportSource } from '../editor/paste/source-text';
import { lookInZone } from '../editor/views/derived';
import type { AutosaveState, SaveOutcome } from '../storage/autosave';
import type { Database } from '../storage/database';
import { loadDraft } from '../storage/drafts';
import { failure, type Failed } from '../storage/failure';
import { loadReview } from '../storage/reviews';
import type { ReturnedState, ReviewRow } from '../storage/rows';
import { createHome, type HomeReviews } from './review/home/model';
import type { Identity } from './review/identity';
import { createThreads, type Threads } from './review/threads/model';
import { openComments } from './review/threads/use-open-threads';
import { createUnsentStore } from './review/threads/unsent';
import { createChecks, type Checks } from './checks-model';
import { keepChecking, startChecks } from './checks-setting';
import { checkedCommands } from './command-state';
import { createAssetSource } from './asset-source';
import { machineZone } from '../time/zones';
import { firstOverview, refreshed, type Overview } from './overview';
import { createSessionEditor } from './session-editor';
import { createSaving } from './session-saving';
import { stepsFrom, stepsOf } from './session-steps';
import { createStore, type Store } from './store';
import { whenCalm } from './when-calm';

export type SaveState = AutosaveState;

export type ReviewPart = 'comments' | 'suggestions';

/** A draft that is open in the window: its editor, and what keeps it. */
export interface Session {
  readonly id: string;
  readonly editor: Editor;
  readonly template: Template;
  readonly saveState: Store<SaveState>;
  readonly overview: Store<Overview>;
  /** What the rules find in the draft, as it changes. */
  readonly checks: Checks;
  /** Switches the checks on or off, for later drafts too. */
  readonly keepChecking: (on: boolean) => void;
  /** The zone of this machine, while times are shown on its clock instead of the document's; else null. */
  readonly viewingZone: Store<string | null>;
  /** Shows times on this machine's clock, or on the document's again. Nothing of the draft changes. */
  readonly toggleOwnZone: () => void;
  /** The comments of the draft. */
  readonly threads: Threads;
  /** What the tab "Review" shows. */
  readonly reviewPart: Store<ReviewPart>;
  /** Reviews of the draft that came home. */
  readonly home: HomeReviews;
  /** Present where the draft came for review, and is reviewed here. */
  readonly review: ReviewRow | null;
  /** The last return of this review; null before the first, and for a draft of one's own. */
  readonly returned: Store<ReturnedState | null>;
  readonly identity: Identity;
  /** The version that is stored. */
  readonly version: () => number;
  /**
   * The steps since a version, stored or not, as JSON; null where the log does not lead from it to what is in the
   * window.
   */
  readonly stepsSince: (version: number) => Promise<readonly unknown[] | null>;
  /** Switches that are on where the caret stands. */
  readonly checked: Store<readonly RendererCommandId[]>;
  /** The element between title and text in which the window shows the facts. */
  readonly factsElement: HTMLElement;
  /** The draft as it stands in the window, saved or not. */
  readonly draft: () => Draft;
  /** Gives the draft another title, as an edit that undo takes back. */
  readonly rename: (title: string) => void;
  /** Stores everything typed; "saved" means that nothing is left. */
  readonly flush: () => Promise<SaveOutcome>;
  /** Ends the session. To be called after a flush. */
  readonly destroy: () => void;
}

export type SessionResult =
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'failed'; readonly message: string };

export interface SessionOptions {
  readonly db: Database;
  readonly id: string;
  /** Says something in passing, such as why an image was not taken. */
  readonly say: (message: string) => void;
  /** Says in passing that something was done. */
  readonly tell: (message: string) => void;
  readonly identity: Identity;
  /** Opens the preview of a source for this draft; see `ImportSource` of the editor. */
  readonly importSource: ImportSource;
  /** Begins a comment on the selection. */
  readonly comment: () => void;
}

/** What is shown beside the text follows so many milliseconds after the last change. */
const overviewPause = 400;

/** Names this window in the step log. */
const clientId = newId();

type ReviewOf = { readonly kind: 'read'; readonly review: ReviewRow | null } | Failed;

/** The review that a draft is. One that cannot be read is not opened as a plain draft: what is typed would be no suggestion. */
async function readReviewOf(db: Database, id: string): Promise<ReviewOf> {
  try {
    return { kind: 'read', review: await loadReview(db, id) };
  } catch (error) {
    return failure('open this draft', error);
  }
}

/** Opens a draft of the database for writing. */
export async function openSession(options: SessionOptions): Promise<SessionResult> {
  const { db, id, say, tell, identity, importSource, comment } = options;
  const [loaded, read] = await Promise.all([loadDraft(db, id), readReviewOf(db, id)]);
  if (loaded.kind === 'missing')
    return { kind: 'failed', message: 'This draft is no longer in the library.' };
  if (loaded.kind === 'failed') return loaded;
  const { draft } = loaded;
  if (read.kind === 'failed') return read;
  const { review } = read;

  const reviewing =
    review === null ? [] : (await import('./review/round/review-extensions')).reviewExtensions(review, say);
  const factsElement = document.createElement('div');
  factsElement.className = 'facts-place';
  const assets = createAssetSource(db, id);
  const editor = createSessionEditor({
    draft,
    reviewing,
    assets,
    factsElement,
    say,
    importSource,
    comment,
  });
  const doc = () => editor.state.doc;

  const saveState = createStore<SaveState>({ kind: 'saved' });
  const unsent = createUnsentStore(db, id, () => saving.unsentChanged());
  const saving = createSaving({
    db,
    loaded,
    clientId,
    document: doc,
    comments: (version) => threads.stored(version),
    saveUnsent: unsent.save,
    onState: saveState.set,
  });
  const threads = createThreads({
    editor,
    comments: draft.comments,
    version: loaded.version,
    identity,
    unsent,
    onChange: saving.commentsChanged,
  });
  const stepsSince = async (since: number) => await stepsFrom(db, { id, since, unsaved: saving.unsaved });
  const home = createHome({
    db,
    id,
    editor,
    threads,
    identity,
    version: saving.version,
    stepsSince,
    say,
    tell,
  });
  if (review === null) void home.refresh();
  const shown = createStore(firstOverview(doc(), draft.template));
  const refresh = (): void => shown.set(refreshed(shown.get(), doc(), draft.template));
  const stopCounting = shown.get().words === null ? whenCalm(refresh) : () => undefined;
  const viewingZone = createStore<string | null>(null);
  const checked = createStore<readonly RendererCommandId[]>([]);
  const checks = createChecks(editor, draft.template, openComments(threads));
  void startChecks(db, checks);
  let timer: ReturnType<typeof setTimeout> | undefined;

  editor.on('transaction', (event) => {
    const now = checkedCommands(editor);
    if (now.join() !== checked.get().join()) checked.set(now);
    if (stepsOf(event).length === 0) return;
    saving.documentChanged(event);
    clearTimeout(timer);
    timer = setTimeout(refresh, overviewPause);
  });

  const flushQuietly = () => void saving.flush();
  if (loaded.damage !== null) say(loaded.damage.message);
  window.addEventListener('blur', flushQuietly);
  document.addEventListener('visibilitychange', flushQuietly);

  return {
    kind: 'open',
    session: {
      id,
      editor,
      template: draft.template,
      saveState,
      overview: shown,
      checks,
      keepChecking: (on) => void keepChecking(db, checks, on),
      viewingZone,
      toggleOwnZone: () => {
        viewingZone.set(viewingZone.get() === null ? machineZone() : null);
        editor.view.dispatch(lookInZone(editor.state, viewingZone.get()));
      },
      threads,
      reviewPart: createStore<ReviewPart>('comments'),
      home,
      review,
      returned: createStore<ReturnedState | null>(review?.returned ?? null),
      identity,
      version: saving.version,
      stepsSince,
      checked,
      factsElement,
      draft: () => ({
        ...draft,
        document: releaseDocument(doc()),
        comments: threads.stored(saving.version()),
        updatedAt: Date.now(),
      }),
      rename: (title) => {
        const { tr, schema } = editor.state;
        const content = title === '' ? [] : [schema.text(title)];
        const end = doc().firstChild?.nodeSize ?? 0;
        editor.view.dispatch(tr.replaceWith(1, Math.max(1, end - 1), content));
      },
      flush: saving.flush,
      destroy: () => {
        window.removeEventListener('blur', flushQuietly);
        document.removeEventListener('visibilitychange', flushQuietly);
        clearTimeout(timer);
        stopCounting();
        saving.stop();
        checks.stop();
        threads.stop();
        home.stop();
        editor.destroy();
        assets.release();
      },
    },
  };
}
