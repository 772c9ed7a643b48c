import type { ShellClient } from '../../electron/contract/client';
import type { RendererCommandId } from '../../electron/contract/commands';
import type { OpenedFile } from '../../electron/contract/contract';
import { newDraftFrom } from '../../templates/new-draft';
import type { Database } from '../storage/database';
import { createDraft, duplicateDraft, importDraft, renameDraft } from '../storage/drafts';
import type { FactsRow } from '../storage/rows';
import { deleteForGood, restoreDraft, trashDraft } from '../storage/trash';
import type { DialogState } from './dialogs';
import { createLastPlace } from './last-place';
import { leaveField } from './leave-field';
import type { MarkdownToImport } from './import-files';
import type { NewDraft } from './new-dialog';
import { addNotice, type Notice } from './notices';
import { isMarkdown, type FileToOpen } from './open-file';
import { createOpening } from './opening';
import type { Upkeep } from './restore/upkeep';
import { createReviewActions } from './review/actions';
import { createIdentity, type Identity } from './review/identity';
import { createCommandRunner } from './run-command';
import type { Session } from './session';
import { createSourceActions } from './source-actions';
import { createStore, type Store } from './store';
import { createTemplateActions, type TemplateActions } from './template-actions';

/** What the window can do, and the state it changes. Effects live here; components only call them. */
export interface AppActions {
  readonly session: Store<Session | null>;
  readonly dialog: Store<DialogState | null>;
  readonly notices: Store<readonly Notice[]>;
  readonly templates: TemplateActions;
  readonly identity: Identity;
  /** True while comments and suggestions are asked for; whoever shows them sets it back. */
  readonly wantsReview: Store<boolean>;
  /** Says something that went wrong, in one sentence. */
  readonly say: (text: string) => void;
  /** Says in passing that something was done. */
  readonly tell: (text: string) => void;
  /** Opens what the app was started with, and answers flush requests from then on. */
  readonly start: () => Promise<void>;
  readonly run: (id: RendererCommandId) => Promise<void>;
  readonly create: (wanted: NewDraft) => Promise<void>;
  readonly openDraft: (id: string) => Promise<void>;
  /** Opens a draft with the caret in one of its blocks; where that is gone, at its beginning. */
  readonly openAt: (id: string, blockId: string) => Promise<void>;
  /** Shows what a copy holds; `from` as `listKept` takes it. */
  readonly chooseRestored: (from: string) => Promise<void>;
  /** Opens the open draft again where it is one of those that were written by others. */
  readonly reopen: (ids: readonly string[]) => Promise<void>;
  readonly openFiles: (files: readonly FileToOpen[]) => Promise<void>;
  /** What was dropped: sources go into the open draft's timeline, the rest is opened. */
  readonly dropFiles: (files: readonly FileToOpen[]) => Promise<void>;
  readonly rename: (row: FactsRow, title: string) => Promise<void>;
  readonly duplicate: (row: FactsRow) => Promise<void>;
  readonly saveCopyOf: (id: string) => Promise<void>;
  readonly trash: (row: FactsRow) => Promise<void>;
  readonly restore: (row: FactsRow) => Promise<void>;
  readonly deleteForGood: (row: FactsRow) => Promise<void>;
}

type Outcome = { readonly kind: string; readonly message?: string };

export function createAppActions(
  db: Database,
  shell: ShellClient,
  upkeep: Pick<Upkeep, 'flushed'>,
): AppActions {
  const session = createStore<Session | null>(null);
  const dialog = createStore<DialogState | null>(null);
  const notices = createStore<readonly Notice[]>([]);
  const good = (text: string) => addNotice(notices, 'good', text);
  const bad = (text: string) => addNotice(notices, 'bad', text);
  const sources = createSourceActions({ session, dialog, notices, bad });
  const identity = createIdentity({ db, dialog, bad });
  const lastPlace = createLastPlace(db, session);
  const wantsReview = createStore(false);
  const review = createReviewActions({
    session,
    dialog: {
      set: (state) => {
        // What was good news would lie over the dialog's foot, and has been read.
        notices.set(notices.get().filter(({ kind }) => kind === 'bad'));
        dialog.set(state);
      },
    },
    identity,
    bad,
    show: () => wantsReview.set(true),
  });
  const opening = createOpening({
    db,
    session,
    lastPlace,
    say: bad,
    tell: good,
    identity,
    importSource: sources.importSource,
    comment: () => void review.run('review.comment'),
  });
  const { flush, leave, openDraft } = opening;
  /* What writes and reads other formats is large, and loaded when it is asked for. */
  const output = async () => (await import('./output')).createOutput({ db, shell, session, good, bad });

  /** True where it went well; says so otherwise. */
  function went(outcome: Outcome): boolean {
    if (outcome.kind === 'failed') bad(outcome.message ?? 'That did not work.');
    if (outcome.kind === 'missing') bad('This draft is no longer in the library.');
    return outcome.kind !== 'failed' && outcome.kind !== 'missing';
  }

  async function openFiles(files: readonly FileToOpen[]): Promise<void> {
    const [texts, others] = [files.filter(isMarkdown), files.filter((file) => !isMarkdown(file))];
    await importMarkdown(texts);
    if (others.length === 0) return;
    // A review that comes home is held against what is stored.
    await flush();
    const { keepFiles } = await import('./keep-files');
    const kept = await keepFiles(db, others);
    for (const sentence of kept.bad) bad(sentence);
    for (const sentence of kept.good) good(sentence);
    if (kept.draft === null) return;
    const open = session.get();
    if (open?.id !== kept.draft) await openDraft(kept.draft);
    else if (kept.cameHome) await open.home.refresh();
    if (!kept.cameHome) return;
    session.get()?.reviewPart.set('suggestions');
    wantsReview.set(true);
  }

  async function openRead(files: readonly OpenedFile[]): Promise<void> {
    for (const file of files) if (file.kind === 'unreadable') bad(`${file.name}: ${file.message}`);
    await openFiles(
      files.flatMap((file) =>
        file.kind === 'read' ? [{ name: file.name, bytes: new Uint8Array(file.bytes) }] : [],
      ),
    );
  }

  async function importMarkdown(files: readonly MarkdownToImport[]): Promise<void> {
    if (files.length === 0) return;
    const { importFiles } = await import('./import-files');
    dialog.set({ kind: 'import', importing: importFiles(files, { db, shell }) });
  }

  async function openExample(): Promise<void> {
    const { readExample } = await import('./example');
    const kept = await importDraft(db, await readExample(), []);
    if (kept.kind === 'created') await openDraft(kept.id);
    else bad(kept.message);
  }

  const templates = createTemplateActions({ db, shell, good, bad });
  const run = createCommandRunner({
    shell,
    session,
    dialog,
    sources,
    templates,
    runReview: review.run,
    output,
    flush,
    openRead,
    openExample,
    importMarkdown,
    good,
    bad,
  });

  return {
    session,
    dialog,
    notices,
    templates,
    identity,
    wantsReview,
    say: bad,
    tell: good,
    run,
    openDraft: (id) => openDraft(id),
    openAt: opening.openAt,
    chooseRestored: async (from) => {
      // What is stored is what a copy is held to, and what is kept of a draft that is restored over.
      const outcome = await flush();
      if (outcome.kind === 'failed') bad(outcome.message);
      else dialog.set({ kind: 'restore', from });
    },
    reopen: async (ids) => {
      const open = session.get();
      if (open === null || !ids.includes(open.id)) return;
      const caret = open.editor.state.selection.from;
      session.set(null);
      open.destroy();
      await openDraft(open.id, caret);
    },
    openFiles,
    dropFiles: (files) => openFiles(sources.takeDropped(files)),
    start: async () => {
      shell.on('flushRequested', ({ id }) => {
        leaveField();
        void flush().then(async (outcome) => {
          await upkeep.flushed();
          await shell.request('flushed', { id, outcome });
        });
      });
      shell.on('filesOpened', () => {
        void shell.request('takeOpenedFiles').then(openRead);
      });
      await opening.openLast();
      await shell.request('ready');
      await openRead(await shell.request('takeOpenedFiles'));
    },
    create: async ({ template, title, incidentDate, zone }) => {
      const draft = newDraftFrom(template, {
        title,
        incidentDate,
        zone,
        zoneConfirmed: true,
        now: Date.now(),
      });
      const created = await createDraft(db, draft);
      if (!went(created)) return;
      dialog.set(null);
      await openDraft(draft.id);
    },
    rename: async (row, title) => {
      dialog.set(null);
      const open = session.get();
      if (open?.id === row.id) open.rename(title);
      else went(await renameDraft(db, row.id, title, Date.now()));
    },
    duplicate: async (row) => {
      await flush();
      const title = row.title === '' ? 'Copy' : `${row.title} (copy)`;
      const copy = await duplicateDraft(db, row.id, title, Date.now());
      if (went(copy) && copy.kind === 'created') await openDraft(copy.id);
    },
    saveCopyOf: async (id) => (await output()).saveCopy(id),
    trash: async (row) => {
      if (session.get()?.id === row.id) {
        if (!(await leave())) return;
        await lastPlace.keep();
      }
      if (went(await trashDraft(db, row.id, Date.now()))) good('Moved to the trash.');
    },
    restore: async (row) => {
      if (went(await restoreDraft(db, row.id))) good('Restored from the trash.');
    },
    deleteForGood: async (row) => {
      dialog.set(null);
      if (went(await deleteForGood(db, row.id))) good('Deleted for good.');
    },
  };
}
