import type { Editor, EditorEvents } from '@tiptap/core';
import { isHistoryTransaction } from '@tiptap/pm/history';
import { NodeSelection } from '@tiptap/pm/state';
import type { Step } from '@tiptap/pm/transform';

import { newId } from '../../../document/ids';
import { markThreads, threadsAt } from '../../../editor/plugins/thread-marks';
import { makeAnchor } from '../../../review/anchor';
import { idOf } from '../../../review/block-text';
import {
  addThread,
  filterThreads,
  neighbour,
  type PlacedThread,
  type ThreadFilter,
} from '../../../review/thread';
import { readThreads } from '../../../review/thread-guard';
import { mergeThreads } from '../../../review/thread-merge';
import type { Anchor, Thread } from '../../../review/types';
import { stepsOf } from '../../session-steps';
import { createStore, type Store } from '../../store';
import type { Identity } from '../identity';
import {
  anchorIn,
  areAlike,
  composingId,
  marksOf,
  ofVersion,
  placeThreads,
  type Anchored,
} from './anchoring';
import { showThread } from './show-thread';
import { nearest, newComments, removesWords, withoutComments } from './thread-list';
import { nothingUnsent, type Composing, type Unsent, type UnsentStore } from './unsent';

export interface ThreadsOptions {
  readonly editor: Editor;
  /** `Draft.comments` as stored; what is no thread for this version is kept as it is. */
  readonly comments: readonly unknown[];
  /** The version of the document that the anchors are of. */
  readonly version: number;
  readonly identity: Identity;
  readonly unsent: UnsentStore;
  /** The comments changed and want to be saved. */
  readonly onChange: () => void;
}

/** What becomes of a thread; null where it goes. */
export type ThreadChange = (thread: Thread) => Thread | null;

/** The comments of the open draft. */
export interface Threads {
  /**
   * In the order of the document, detached ones last. Changes only when what is shown changes, so that positions may be
   * those of a while ago.
   */
  readonly threads: Store<readonly PlacedThread[]>;
  readonly filter: Store<ThreadFilter>;
  /** Id of the thread that was chosen last, in the text or beside it. */
  readonly current: Store<string | null>;
  /** What is written and not yet sent. It outlives the window. */
  readonly unsent: Store<Unsent>;
  /** True from when a comment is begun until its field has the focus. */
  readonly wantsFocus: Store<boolean>;
  /** What is to be stored with a version of the document: anchors are right in it, unknown members are kept. */
  readonly stored: (version: number) => readonly unknown[];
  /** Takes threads of a review in, and gives the ids of the comments that are new here. */
  readonly add: (threads: readonly Thread[]) => readonly string[];
  /** Takes comments out that `add` brought; a thread that somebody answered meanwhile stays. */
  readonly remove: (comments: ReadonlySet<string>) => void;
  /** Begins a comment on the selection, or on the row or block with the caret; false where there is nothing to comment on. */
  readonly begin: () => boolean;
  readonly compose: (change: Partial<Omit<Composing, 'anchor'>> | null) => void;
  /** Opens a thread of what was composed. */
  readonly send: () => Promise<void>;
  /** Keeps the words of a reply, or under `editKey` those of a changed comment; null forgets them. */
  readonly write: (key: string, text: string | null) => void;
  readonly change: (thread: string, change: ThreadChange) => void;
  /** Has a detached thread be about the selection; false where there is nothing it could be about. */
  readonly attach: (thread: string) => boolean;
  /** Chooses a thread and shows its place in the text. */
  readonly choose: (thread: string | null, focus?: boolean) => void;
  /** Goes to the next (1) or previous (-1) thread that the filter lets through. */
  readonly go: (step: 1 | -1) => void;
  readonly stop: () => void;
}

/** Typing comes first: places are looked up so many milliseconds after the last change. */
const pause = 300;

export function createThreads(options: ThreadsOptions): Threads {
  const { editor, comments, identity, unsent: kept, onChange } = options;
  const read = readThreads(comments);
  let { version } = options;
  let anchored: Anchored = {
    doc: editor.state.doc,
    threads: read.threads,
    composing: null,
    before: new Map(),
  };
  /** Those that lead from there to what is in the window. */
  let steps: Step[] = [];
  /** As they stand in `anchored.doc`. */
  let placed = placeThreads(anchored);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const threads = createStore(placed);
  const filter = createStore<ThreadFilter>({});
  const current = createStore<string | null>(null);
  const unsent = createStore<Unsent>(nothingUnsent);
  const wantsFocus = createStore(false);

  function settleLater(): void {
    clearTimeout(timer);
    timer = setTimeout(settle, pause);
  }

  function mark(): void {
    if (editor.isDestroyed) return;
    // A mark that is drawn around letters that are being put together would end that.
    if (editor.view.composing) {
      settleLater();
      return;
    }
    const shown = current.get() ?? (anchored.composing === null ? null : composingId);
    const marked = markThreads(editor.state, marksOf(placed, anchored), shown);
    if (marked !== null) editor.view.dispatch(marked);
  }

  function show(): void {
    placed = placeThreads(anchored);
    if (!areAlike(placed, threads.get())) threads.set(placed);
    mark();
  }

  /** Brings the anchors to the text as it is now. */
  function follow(): void {
    const { doc } = editor.state;
    if (steps.length === 0 && doc === anchored.doc) return;
    anchored = anchorIn(anchored, steps, doc, version);
    steps = [];
    const { comment } = unsent.get();
    if (comment !== null && anchored.composing !== null && anchored.composing !== comment.anchor) {
      keepUnsent({ ...unsent.get(), comment: { ...comment, anchor: anchored.composing } });
    }
  }

  function settle(): void {
    clearTimeout(timer);
    follow();
    show();
  }

  /** Puts other threads in the place of those that are there. */
  function put(next: readonly Thread[]): void {
    follow();
    anchored = { ...anchored, threads: next };
    settle();
    onChange();
  }

  function keepUnsent(next: Unsent): void {
    anchored = { ...anchored, composing: next.comment?.anchor ?? null };
    unsent.set(next);
    kept.keep(next);
  }

  /** What the selection is about: words, or the row or block that it has as a whole or where the caret stands. */
  function anchorHere(): Anchor | null {
    follow();
    const { doc, selection } = editor.state;
    const block = selection instanceof NodeSelection ? idOf(selection.node) : null;
    return makeAnchor(doc, block === null ? { from: selection.from, to: selection.to } : { block }, version);
  }

  function heard(event: EditorEvents['transaction']): void {
    const made = stepsOf(event);
    if (made.length === 0) return;
    if (anchored.threads.length === 0 && anchored.composing === null) return;
    const { transaction } = event;
    if (removesWords(made)) {
      // What stood beside words as they went is what tells them when an undo brings them back.
      anchored = anchorIn(anchored, steps, transaction.before, version);
      steps = [];
    }
    steps.push(...made);
    if (anchored.before.size > 0 && isHistoryTransaction(transaction)) follow();
    settleLater();
  }

  /** The caret in the words of a thread makes it the current one; away from all of them none is. */
  function selected(): void {
    const here = threadsAt(editor.state, editor.state.selection.head).filter((id) => id !== composingId);
    const shown = current.get();
    if (shown === null || !here.includes(shown)) current.set(here[0] ?? null);
  }

  editor.on('transaction', heard);
  editor.on('selectionUpdate', selected);
  // Plugins have their state from then on.
  editor.on('mount', mark);
  const unsubscribe = current.subscribe(mark);
  mark();
  void kept.read().then((before) => {
    if (unsent.get() !== nothingUnsent || before === nothingUnsent) return;
    follow();
    anchored = { ...anchored, composing: before.comment?.anchor ?? null };
    unsent.set(before);
    mark();
  });

  const change = (id: string, changeOne: ThreadChange): void => {
    const next = anchored.threads.flatMap((thread) =>
      thread.id === id ? (changeOne(thread) ?? []) : [thread],
    );
    if (next.length !== anchored.threads.length || next.some((thread, at) => thread !== anchored.threads[at]))
      put(next);
  };

  function choose(id: string | null, focus = false): void {
    settle();
    const chosen = placed.find(({ thread }) => thread.id === id);
    if (chosen !== undefined) showThread(editor, chosen, focus);
    // The caret may stand in the words of several.
    current.set(id);
  }

  return {
    threads,
    filter,
    current,
    unsent,
    wantsFocus,
    stored: (next) => {
      version = next;
      follow();
      anchored = ofVersion(anchored, next);
      return [...anchored.threads, ...read.setAside.map(({ value }) => value)];
    },
    add: (brought) => {
      const added = newComments(brought, anchored.threads);
      put(mergeThreads(anchored.threads, brought));
      return added;
    },
    remove: (gone) => put(withoutComments(anchored.threads, gone)),
    begin: () => {
      const anchor = anchorHere();
      if (anchor === null) return false;
      const { comment } = unsent.get();
      keepUnsent({ ...unsent.get(), comment: { text: '', blocking: false, ...comment, anchor } });
      wantsFocus.set(true);
      current.set(null);
      mark();
      return true;
    },
    compose: (changed) => {
      const { comment } = unsent.get();
      if (comment === null) return;
      keepUnsent({ ...unsent.get(), comment: changed === null ? null : { ...comment, ...changed } });
      if (changed === null) mark();
    },
    send: async () => {
      const author = await identity.ask();
      const { comment } = unsent.get();
      if (author === null || comment === null || comment.text.trim() === '') return;
      follow();
      const anchor = anchored.composing ?? comment.anchor;
      const writing = { id: newId(), author, at: Date.now(), text: comment.text.trim() };
      keepUnsent({ ...unsent.get(), comment: null });
      put([...anchored.threads, addThread(anchor, writing, comment.blocking)]);
      current.set(writing.id);
    },
    write: (key, text) => {
      const { [key]: _, ...others } = unsent.get().replies;
      keepUnsent({ ...unsent.get(), replies: text === null ? others : { ...others, [key]: text } });
    },
    change,
    attach: (id) => {
      const anchor = anchorHere();
      if (anchor === null) return false;
      change(id, (thread) => ({ ...thread, anchor }));
      current.set(id);
      return true;
    },
    choose,
    go: (step) => {
      settle();
      const among = filterThreads(placed, filter.get());
      const chosen = current.get();
      const isAmong = among.some(({ thread }) => thread.id === chosen);
      const next = isAmong
        ? neighbour(among, chosen, step)
        : nearest(among, editor.state.selection.head, step);
      if (next !== null) choose(next.thread.id, true);
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      editor.off('transaction', heard);
      editor.off('selectionUpdate', selected);
      editor.off('mount', mark);
    },
  };
}
