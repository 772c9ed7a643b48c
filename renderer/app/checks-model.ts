import type { Editor, EditorEvents } from '@tiptap/core';
import type { Step } from '@tiptap/pm/transform';

import type { Template } from '../../templates/template';
import type { NodeJSON } from '../document/draft';
import type { Checked, ChecksAnswer, ChecksRequest } from './checks-messages';
import { stepsOf } from './session-steps';
import { createStore, type Store } from './store';
import { whenCalm } from './when-calm';

/** What is known of the open draft. */
export type ChecksState =
  /** A person has switched the checks off. */
  | { readonly kind: 'off' }
  | { readonly kind: 'waiting' }
  | ({
      readonly kind: 'found';
      /** Whether the draft has not changed since. */
      readonly current: boolean;
    } & Checked)
  | { readonly kind: 'failed'; readonly message: string };

export interface Checks {
  readonly state: Store<ChecksState>;
  /** The same, for lists: another value only where there is something else to list. */
  readonly listed: Pick<Store<ChecksState>, 'get' | 'subscribe'>;
  /** Key of the finding that was shown in the text last; null where none was. */
  readonly current: Store<string | null>;
  /** Begins to check as the draft changes, once the window has nothing better to do. */
  readonly start: () => void;
  /** Ends it; nothing is left running. */
  readonly stop: () => void;
  /** Stops, and says that it was wanted. */
  readonly switchOff: () => void;
}

/** Typing comes first: the checks follow this many milliseconds after the last change. */
const pause = 250;

/** How many comments nobody has resolved, as it changes. */
export type OpenComments = Pick<Store<number>, 'get' | 'subscribe'>;

/** Checks the draft in an editor as it changes. While typing goes on, a key costs no more than keeping its step. */
export function createChecks(editor: Editor, template: Template, comments: OpenComments): Checks {
  const state = createStore<ChecksState>({ kind: 'waiting' });
  const listed = createStore(state.get());
  const current = createStore<string | null>(null);
  let worker: Worker | null = null;
  let version = 0;
  let steps: Step[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cancel = (): void => undefined;
  let openComments = 0;
  let unsubscribe = (): void => undefined;

  function know(now: ChecksState): void {
    state.set(now);
    listed.set(now);
  }

  const ask = (request: ChecksRequest) => worker?.postMessage(request);

  function open(): void {
    steps = [];
    openComments = comments.get();
    const document = editor.state.doc.toJSON() as NodeJSON;
    ask({ kind: 'open', version, document, template, openComments });
  }

  function tell(): void {
    const changes = steps.map((step): unknown => step.toJSON());
    steps = [];
    ask({ kind: 'changed', version, steps: changes });
  }

  function commented(): void {
    const open = comments.get();
    if (open === openComments) return;
    openComments = open;
    ask({ kind: 'comments', openComments });
  }

  function hear(answer: ChecksAnswer): void {
    const known = state.get();
    switch (answer.kind) {
      case 'lost':
        open();
        return;
      case 'found':
        know({ kind: 'found', current: answer.version === version, ...answer.checked });
        return;
      case 'same':
        // The same lists, so that what is listed stays; marks in the text may have gone with text that came back.
        if (known.kind === 'found') state.set({ ...known, current: answer.version === version });
    }
  }

  function changed(event: EditorEvents['transaction']): void {
    const made = stepsOf(event);
    if (made.length === 0) return;
    version += 1;
    if (worker === null) return;
    steps.push(...made);
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  }

  function begin(): void {
    worker = new Worker(new URL('./checks-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ChecksAnswer>) => hear(data));
    worker.addEventListener('error', ({ message }) => know({ kind: 'failed', message }));
    open();
    unsubscribe = comments.subscribe(commented);
  }

  function stop(): void {
    editor.off('transaction', changed);
    unsubscribe();
    cancel();
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  }

  return {
    state,
    listed,
    current,
    start: () => {
      stop();
      know({ kind: 'waiting' });
      editor.on('transaction', changed);
      cancel = whenCalm(begin);
    },
    stop,
    switchOff: () => {
      stop();
      know({ kind: 'off' });
    },
  };
}
