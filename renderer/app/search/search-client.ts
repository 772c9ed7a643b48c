import { shellClient } from '../../../electron/contract/client';
import type { DraftSearch, Progress, SearchRequest, SearchState } from '../../search/asking';
import type { ActionOfDraft } from '../../search/open-actions';
import { createStore, type Store } from '../store';
import type { SearchMessage, SearchQuestion } from './messages';

/** What is known of the open actions of all drafts. */
export interface ActionsState {
  /** Null until they are known. */
  readonly actions: readonly ActionOfDraft[] | null;
  /** Null once all drafts have been read. */
  readonly progress: Progress | null;
  readonly failure: string | null;
}

export interface SearchClient extends DraftSearch {
  readonly actions: Store<ActionsState>;
  /** Asks for the open actions; they are kept up as drafts change, until what it gives back is called. */
  readonly followActions: () => () => void;
}

/** Milliseconds after which what was found so far is asked for again while the drafts are being read. */
const whileReading = 1_000;

const nothing: SearchState = { request: null, answer: null, choices: null, progress: null, failure: null };

/** The window's end of the search: a worker that is started when it is first needed, and what it has answered. */
function createSearchClient(): SearchClient {
  const state = createStore<SearchState>(nothing);
  const actions = createStore<ActionsState>({ actions: null, progress: null, failure: null });
  let worker: Worker | null = null;
  let following = 0;
  let refreshed = 0;

  const update = (change: Partial<SearchState>) => state.set({ ...state.get(), ...change });
  const updateActions = (change: Partial<ActionsState>) => actions.set({ ...actions.get(), ...change });

  function hear(message: SearchMessage): void {
    switch (message.kind) {
      case 'answer':
        // One that nobody waits for any more.
        if (state.get().request !== null) update({ answer: message.answer });
        return;
      case 'choices':
        update({ choices: message.choices });
        return;
      case 'actions':
        updateActions({ actions: message.actions });
        return;
      case 'progress':
        update({ progress: message.progress });
        updateActions({ progress: message.progress });
        if (performance.now() - refreshed > whileReading) refresh();
        return;
      case 'changed':
        refresh();
        return;
      case 'ask-room':
        void answerRoom();
        return;
      case 'failed':
        fail(message.message);
    }
  }

  function fail(message: string): void {
    update({ failure: message });
    updateActions({ failure: message });
  }

  async function answerRoom(): Promise<void> {
    // A disk that cannot be asked is one for the database to find out about.
    const hasRoom = await shellClient()
      .request('hasRoom')
      .catch(() => true);
    post({ kind: 'room', hasRoom });
  }

  function refresh(): void {
    refreshed = performance.now();
    const { request, choices } = state.get();
    if (request !== null) post({ kind: 'search', request });
    if (choices !== null) post({ kind: 'choices' });
    if (following > 0) post({ kind: 'actions' });
  }

  function wake(): Worker {
    if (worker !== null) return worker;
    worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<SearchMessage>) => hear(data));
    worker.addEventListener('error', ({ message }) => fail(`The drafts cannot be searched: ${message}.`));
    return worker;
  }

  const post = (question: SearchQuestion) => wake().postMessage(question);

  return {
    get: state.get,
    subscribe: state.subscribe,
    wake: () => void wake(),
    ask: (request: SearchRequest | null) => {
      if (request === null) {
        update({ request: null, answer: null });
        return;
      }
      update({ request });
      post({ kind: 'search', request });
    },
    askChoices: () => post({ kind: 'choices' }),
    actions,
    followActions: () => {
      following += 1;
      post({ kind: 'actions' });
      return () => {
        following -= 1;
      };
    },
  };
}

let client: SearchClient | null = null;

/** The one search of this window: its worker reads all drafts, which is done once. */
export function searchClient(): SearchClient {
  client ??= createSearchClient();
  return client;
}
