import type { Editor, EditorEvents } from '@tiptap/core';
import { isHistoryTransaction } from '@tiptap/pm/history';

import { counted } from '../../../document/counted';
import type { Author, Decision } from '../../../document/review-record';
import { decidedIds, decisionsOf } from '../../../review/home/decide';
import type { Plan } from '../../../review/home/plan-types';
import type { Card } from '../../../review/merge-result';
import type { Database } from '../../../storage/database';
import { createStore, type Store } from '../../store';
import type { Identity } from '../identity';
import type { Threads } from '../threads/model';
import { createCameHome, type Brought } from './came-home';
import { withoutDecided } from './map-plan';
import { placeCard, takeTheirs } from './place-card';
import { createPlanning, startWorker, type StartPlanner } from './planning';
import { accepted, decided, undecided } from './record';
import { createPendingView } from './pending-view';
import { orderOf, takenWords } from './words';

export interface HomeOptions {
  readonly db: Database;
  /** Of the draft. */
  readonly id: string;
  readonly editor: Editor;
  readonly threads: Threads;
  readonly identity: Identity;
  /** The version that is stored. */
  readonly version: () => number;
  /** The steps since a version, stored or not, as JSON; null where the log does not lead from it to the text. */
  readonly stepsSince: (version: number) => Promise<readonly unknown[] | null>;
  readonly say: (message: string) => void;
  readonly tell: (message: string) => void;
  /** Who plans, where it is not a worker: in tests. */
  readonly start?: StartPlanner;
}

export type HomeState =
  /** No review of this draft has come home. */
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'failed'; readonly message: string };

/** The reviews of the open draft that came home, and what is done with them. */
export interface HomeReviews {
  readonly state: Store<HomeState>;
  /** Id of the suggestion that was chosen last. */
  readonly current: Store<string | null>;
  readonly brought: Store<readonly Brought[]>;
  /** What was decided about suggestions, as the draft has it. */
  readonly decisions: Store<readonly Decision[]>;
  /** What is being done, in words, while it takes a moment; else null. */
  readonly busy: Store<string | null>;
  /** Whether suggestions are shown in the text. */
  readonly shown: Store<boolean>;
  readonly show: (on: boolean) => void;
  /** Reads again what has come home, such as after a file was opened. */
  readonly refresh: () => Promise<void>;
  readonly accept: (suggestions: readonly string[]) => Promise<void>;
  readonly reject: (suggestions: readonly string[]) => Promise<void>;
  /** Sets suggestions aside that have no place; they stay listed. */
  readonly setAside: (suggestions: readonly string[]) => Promise<void>;
  /** Has suggestions pending again that were rejected or set aside. */
  readonly bringBack: (suggestions: readonly string[]) => void;
  /** Puts what a card brings where the caret stands. */
  readonly place: (card: Card) => Promise<void>;
  /** Notes that a person did by hand what a card asks for. */
  readonly done: (card: Card) => Promise<void>;
  /** Gives facts the values of the reviewer. */
  readonly takeTheirs: (card: Card) => Promise<void>;
  /** Takes in again a review that was taken back. */
  readonly takeAgain: (hash: string) => Promise<void>;
  /** Suggestions in full, whether decided or not. */
  readonly describe: (suggestions: readonly string[]) => Promise<readonly Card[]>;
  /** Makes a suggestion the current one and shows it in the text; gives the text the focus where wanted. */
  readonly choose: (suggestion: string, focus: boolean) => void;
  /** Goes to the next (1) or previous (-1) suggestion. */
  readonly go: (step: 1 | -1) => void;
  readonly stop: () => void;
}

export function createHome(options: HomeOptions): HomeReviews {
  const { db, id, editor, threads, identity, version, stepsSince, say, tell, start = startWorker } = options;
  const state = createStore<HomeState>({ kind: 'none' });
  const current = createStore<string | null>(null);
  const decisions = createStore<readonly Decision[]>(decisionsOf(editor.state.doc));
  const busy = createStore<string | null>(null);
  const view = createPendingView({ db, editor, onChoose: (chosen) => choose(chosen, false) });
  const planning = createPlanning({
    editor,
    stepsSince,
    start,
    onPlan: (result) => {
      if (result.ok) showPlan(result.plan);
      else state.set({ kind: 'failed', message: result.message });
    },
    onFailed: (message) => state.set({ kind: 'failed', message }),
  });

  const cameHome = createCameHome({ db, id, editor, threads, planning, version, say, tell });
  let receipts: unknown = editor.state.doc.attrs['receipts'];
  let isStopped = false;

  const plan = (): Plan | null => {
    const now = state.get();
    return now.kind === 'planned' ? now.plan : null;
  };

  function showPlan(made: Plan): void {
    const open = withoutDecided(made, decidedIds(editor.state.doc));
    state.set(cameHome.brought.get().length === 0 ? { kind: 'none' } : { kind: 'planned', plan: open });
    const order = new Set(orderOf(open));
    const chosen = current.get();
    if (chosen !== null && !order.has(chosen)) current.set(null);
    view.paint(open, current.get());
  }

  /** One after the other: a second file may be opened while the first is taken in. */
  let reading: Promise<void> = Promise.resolve();
  function inTurn(act: () => Promise<void>): Promise<void> {
    reading = reading.then(async () => {
      await view.ready;
      if (!isStopped) await act();
    });
    reading = reading.catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      state.set({ kind: 'failed', message: `what came home could not be read (${message}).` });
    });
    return reading;
  }

  const refresh = () =>
    inTurn(async () => {
      await cameHome.read(() => {
        if (plan() === null) state.set({ kind: 'reading' });
      });
    });

  function changed({ transaction }: EditorEvents['transaction']): void {
    const { doc } = editor.state;
    const now: unknown = doc.attrs['receipts'];
    if (now !== receipts) {
      receipts = now;
      cameHome.receiptsChanged(isHistoryTransaction(transaction));
    }
    if (doc.attrs['decisions'] === decisions.get()) return;
    decisions.set(decisionsOf(doc));
    const before = plan();
    if (before !== null) state.set({ kind: 'planned', plan: withoutDecided(before, decidedIds(doc)) });
  }
  editor.on('transaction', changed);

  /* Decisions */

  /** What comes after suggestions that are decided about: the next one becomes the current one. */
  function nextAfter(suggestions: ReadonlySet<string>): string | null {
    const order = orderOf(plan() ?? { suggestions: [], conflicts: [], cards: [] });
    const chosen = current.get();
    if (chosen === null || !suggestions.has(chosen)) return chosen;
    const rest = order.slice(order.indexOf(chosen)).find((one) => !suggestions.has(one));
    return rest ?? order.findLast((one) => !suggestions.has(one)) ?? null;
  }

  /** Asks who decides, then does it; nothing where the person would not say, or the draft was closed meanwhile. */
  async function byPerson(act: (by: Author, at: number) => void | Promise<void>): Promise<void> {
    const by = await identity.ask();
    if (by !== null && !isStopped) await act(by, Date.now());
  }

  async function decideAll(
    kind: 'rejected' | 'aside' | 'placed',
    suggestions: readonly string[],
  ): Promise<void> {
    if (suggestions.length === 0) return;
    await byPerson((by, at) => {
      const next = nextAfter(new Set(suggestions));
      editor.view.dispatch(view.drop(decided(editor.state, kind, { suggestions, by, at }), suggestions));
      move(next);
    });
  }

  async function accept(suggestions: readonly string[]): Promise<void> {
    const cards = new Set(plan()?.cards.map(({ card }) => card.suggestion) ?? []);
    const wanted = suggestions.filter((one) => !cards.has(one));
    if (wanted.length === 0) {
      if (suggestions.length > 0)
        say('This suggestion has no place in the text: place it by hand, or set it aside.');
      return;
    }
    if (busy.get() !== null) return;
    await byPerson(async (by, at) => {
      busy.set(`Taking in ${counted(wanted.length, 'suggestion')}…`);
      const taking = await planning.take(wanted).finally(() => busy.set(null));
      if (isStopped) return;
      if (!taking.ok) {
        say(taking.message);
        return;
      }
      const { taken } = taking;
      const tr =
        taken.length === 0 ? null : accepted(editor.state, taking.steps, { suggestions: taken, by, at });
      if (tr === null) {
        say('This could not be taken in, so nothing was changed.');
        return;
      }
      const next = nextAfter(new Set(taken));
      editor.view.dispatch(view.drop(tr, taken));
      move(next);
      const words = takenWords(wanted.length, taking);
      if (words !== '') tell(words);
    });
  }

  async function withCard(card: Card, make: typeof placeCard, problem: string): Promise<void> {
    await byPerson((by, at) => {
      const tr = make(editor.state, card, { by, at });
      if (tr === null) {
        say(problem);
        return;
      }
      const next = nextAfter(new Set([card.suggestion]));
      editor.view.dispatch(tr.scrollIntoView());
      move(next);
    });
  }

  /* Going through them */

  function move(to: string | null): void {
    if (current.get() === to) return;
    current.set(to);
    view.mark(to);
    if (to !== null) view.reveal(to, plan());
  }

  function choose(suggestion: string, focus: boolean): void {
    current.set(suggestion);
    view.mark(suggestion);
    view.reveal(suggestion, plan());
    if (focus) view.focus(suggestion, plan());
  }

  return {
    state,
    current,
    brought: cameHome.brought,
    decisions,
    busy,
    shown: view.shown,
    show: (on) => view.show(on, plan(), current.get()),
    refresh,
    accept,
    reject: async (suggestions) => await decideAll('rejected', suggestions),
    setAside: async (suggestions) => await decideAll('aside', suggestions),
    done: async ({ suggestion }) => await decideAll('placed', [suggestion]),
    bringBack: (suggestions) => editor.view.dispatch(undecided(editor.state, suggestions)),
    place: async (card) =>
      await withCard(card, placeCard, 'This may not stand where the caret is; put the caret somewhere else.'),
    takeTheirs: async (card) =>
      await withCard(card, takeTheirs, 'What this fact belongs to is no longer in the draft; set it aside.'),
    takeAgain: async (hash) => await inTurn(async () => await cameHome.takeAgain(hash)),
    describe: planning.describe,
    choose,
    go: (step) => {
      const order = orderOf(plan() ?? { suggestions: [], conflicts: [], cards: [] });
      const chosen = current.get();
      const at = chosen === null ? -1 : order.indexOf(chosen);
      const to = at < 0 ? (step === 1 ? order[0] : order.at(-1)) : order.at((at + step) % order.length);
      if (to !== undefined) choose(to, true);
    },
    stop: () => {
      isStopped = true;
      cameHome.stop();
      editor.off('transaction', changed);
      planning.stop();
      view.stop();
    },
  };
}
