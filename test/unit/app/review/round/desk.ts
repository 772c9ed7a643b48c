import { Editor } from '@tiptap/core';
import type { Step } from '@tiptap/pm/transform';

import type { WriteResult } from '../../../../../electron/contract/contract';
import { reviewExtensions } from '../../../../../renderer/app/review/round/review-extensions';
import { stepsOf } from '../../../../../renderer/app/session-steps';
import { createStore, type Store } from '../../../../../renderer/app/store';
import { admitDocument, releaseDocument } from '../../../../../renderer/document/admit';
import type { Draft } from '../../../../../renderer/document/draft';
import { editorExtensions } from '../../../../../renderer/editor/extensions';
import { readReview } from '../../../../../renderer/review/files/read-review';
import type { SaveOutcome } from '../../../../../renderer/storage/autosave';
import type { Database } from '../../../../../renderer/storage/database';
import { loadDraft, saveDraft } from '../../../../../renderer/storage/drafts';
import { keepReview, loadReview } from '../../../../../renderer/storage/reviews';
import type { ReturnedState } from '../../../../../renderer/storage/rows';
import { opened } from '../../../storage/fixtures';

/** jsdom lays nothing out; ProseMirror asks where the caret is before it scrolls to it. */
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () =>
  ({ left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0 }) as DOMRect;

/** A session as the window has it: a real editor with all its plugins, whose steps are saved to a real database. */
export interface Desk {
  readonly id: string;
  readonly editor: Editor;
  readonly said: string[];
  comments: readonly unknown[];
  readonly returned: Store<ReturnedState | null>;
  readonly draft: () => Draft;
  readonly flush: () => Promise<SaveOutcome>;
  readonly version: () => number;
}

export async function sitDown(db: Database, id: string, clock: () => number = Date.now): Promise<Desk> {
  const loaded = await loadDraft(db, id);
  if (loaded.kind !== 'loaded') throw new Error(loaded.kind);
  const review = await loadReview(db, id);
  const said: string[] = [];
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [
      ...editorExtensions(),
      ...(review === null ? [] : reviewExtensions(review, (words) => said.push(words))),
    ],
    content: admitDocument(loaded.draft.document).toJSON(),
    editorProps: { handleScrollToSelection: () => true },
  });
  let { version } = loaded;
  let steps: Step[] = [];
  editor.on('transaction', (event) => steps.push(...stepsOf(event)));
  const desk: Desk = {
    id,
    editor,
    said,
    comments: loaded.draft.comments,
    returned: createStore<ReturnedState | null>(review?.returned ?? null),
    version: () => version,
    draft: () => ({
      ...loaded.draft,
      document: releaseDocument(editor.state.doc),
      comments: desk.comments,
    }),
    flush: async () => {
      const saved = await saveDraft(db, {
        id,
        baseVersion: version,
        change: {
          kind: 'steps',
          steps: steps.map((step): unknown => step.toJSON()),
          head: releaseDocument(editor.state.doc),
        },
        comments: desk.comments,
        clientId: 'window',
        at: clock(),
      });
      if (saved.kind !== 'saved') return { kind: 'failed', message: saved.kind };
      ({ version } = saved);
      steps = [];
      return { kind: 'saved' };
    },
  };
  return desk;
}

/** The system's file dialog, answered before it is asked, and what was written. */
export class FakeShell {
  readonly written: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  answer: WriteResult['kind'] = 'written';

  readonly request = (async (
    name: string,
    argument?: { suggestedName: string; bytes: Uint8Array<ArrayBuffer> },
  ) => {
    if (name === 'appInfo') return await Promise.resolve({ name: 'Aftermark', version: '0.1.0' });
    if (name !== 'saveCopy' || argument === undefined) throw new Error(`nobody asked for ${name}`);
    if (this.answer === 'cancelled') return { kind: 'cancelled' };
    if (this.answer === 'failed') return { kind: 'failed', message: 'The disk is full.' };
    this.written.push({ name: argument.suggestedName, bytes: argument.bytes });
    return { kind: 'written', files: [argument.suggestedName] };
  }) as never;
}

/** Opens the last file that was written in another library, as its reviewer does. */
export async function openSent(shell: FakeShell): Promise<{ readonly db: Database; readonly desk: Desk }> {
  const read = await readReview(lastBytes(shell));
  if (!read.ok || read.kind !== 'sent') throw new Error(read.ok ? read.kind : read.message);
  const db = await opened();
  const { sent, draft, assets } = read;
  const kept = await keepReview(db, { round: sent.round, sent: draft, assets, at: 5_000 });
  if (kept.kind !== 'created') throw new Error(kept.message);
  return { db, desk: await sitDown(db, kept.id) };
}

export function lastBytes(shell: FakeShell): Uint8Array<ArrayBuffer> {
  const last = shell.written.at(-1);
  if (last === undefined) throw new Error('nothing was written');
  return last.bytes;
}
