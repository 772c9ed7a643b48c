import { compareText } from './canonical';
import { readThreads } from './thread-guard';
import type { Placement } from './anchor';
import type { Author } from '../document/review-record';
import type { Anchor, Comment, Thread, ThreadEvent } from './types';

/** What is needed to write a comment. */
export interface Writing {
  /** Unique. */
  readonly id: string;
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Markdown. */
  readonly text: string;
}

/** Opens a thread; its opening comment has its id. */
export function addThread(anchor: Anchor, { id, author, at, text }: Writing, blocking = false): Thread {
  return { id, anchor, blocking, comments: [{ id, author, at, text, editedAt: null }], resolved: null };
}

/** Adds a reply. A thread that was resolved stays so: reopening is said, not implied. */
export function reply(thread: Thread, { id, author, at, text }: Writing): Thread {
  if (thread.comments.some((comment) => comment.id === id)) return thread;
  return { ...thread, comments: [...thread.comments, { id, author, at, text, editedAt: null }] };
}

/** Changes the text of one's own comment; anybody else's stays as it is. `at` is milliseconds UTC. */
export function editComment(thread: Thread, id: string, by: Author, at: number, text: string): Thread {
  const edit = (comment: Comment): Comment =>
    comment.id === id && comment.author.id === by.id && comment.text !== text
      ? { ...comment, text, editedAt: at }
      : comment;
  const [first, ...replies] = thread.comments;
  return { ...thread, comments: [edit(first), ...replies.map(edit)] };
}

/** The order of events: by time, and for one time an order that every machine has. */
export function compareEvents(one: ThreadEvent, other: ThreadEvent): number {
  return one.at - other.at || compareText(one.kind, other.kind) || compareText(one.by.id, other.by.id);
}

/** What was done to a thread, oldest first, with the resolution of one that names no events. */
export function eventsOf({ events = [], resolved }: Thread): readonly ThreadEvent[] {
  const isToldOf = resolved === null || events.some(({ kind }) => kind === 'resolved' || kind === 'reopened');
  return isToldOf ? events : [...events, { kind: 'resolved' as const, ...resolved }].toSorted(compareEvents);
}

const last = (events: readonly ThreadEvent[], ...kinds: readonly ThreadEvent['kind'][]) =>
  events.findLast(({ kind }) => kinds.includes(kind));

/** What follows from the events of a thread. Of two at the same time the one that keeps a thread open counts. */
export function stateOf(
  events: readonly ThreadEvent[],
  blocking: boolean,
): Pick<Thread, 'resolved' | 'blocking'> {
  const decided = last(events, 'resolved', 'reopened');
  const isOpen =
    decided === undefined ||
    events.some(({ kind, at }) => kind === 'reopened' && at === decided.at) ||
    decided.kind === 'reopened';
  const block = last(events, 'blocking', 'not blocking');
  const isBlocking =
    block === undefined ? blocking : events.some(({ kind, at }) => kind === 'blocking' && at === block.at);
  return { resolved: isOpen ? null : { by: decided.by, at: decided.at }, blocking: isBlocking };
}

function happen(thread: Thread, kind: ThreadEvent['kind'], by: Author, at: number): Thread {
  // A clock may run behind the one of whoever came before; what a person does now is still the latest.
  const before = eventsOf(thread);
  const time = Math.max(at, (before.at(-1)?.at ?? -Infinity) + 1);
  const events = [...before, { kind, by, at: time }];
  return { ...thread, events, ...stateOf(events, thread.blocking) };
}

/** `at` is milliseconds UTC, here and below. A thread that is resolved already stays as it is. */
export function resolve(thread: Thread, by: Author, at: number): Thread {
  return thread.resolved === null ? happen(thread, 'resolved', by, at) : thread;
}

export function reopen(thread: Thread, by: Author, at: number): Thread {
  return thread.resolved === null ? thread : happen(thread, 'reopened', by, at);
}

export function setBlocking(thread: Thread, blocking: boolean, by: Author, at: number): Thread {
  return thread.blocking === blocking
    ? thread
    : happen(thread, blocking ? 'blocking' : 'not blocking', by, at);
}

/** How many threads of `Draft.comments` nobody has resolved. What cannot be read as a thread does not count. */
export function openThreads(comments: readonly unknown[]): number {
  return readThreads(comments).threads.filter(isOpen).length;
}

export const isOpen = ({ resolved }: Thread): boolean => resolved === null;

/** Threads that hold the approval. */
export const isHolding = (thread: Thread): boolean => thread.blocking && isOpen(thread);

/** A thread with the place it has in the document that is shown. */
export interface PlacedThread {
  readonly thread: Thread;
  readonly placement: Placement;
}

/** What the list of threads is narrowed to; what is left out does not narrow it. */
export interface ThreadFilter {
  readonly state?: 'open' | 'resolved' | 'blocking' | 'detached';
  /** Id of an author who wrote anything in the thread. */
  readonly author?: string;
}

export function filterThreads(
  threads: readonly PlacedThread[],
  { state, author }: ThreadFilter,
): readonly PlacedThread[] {
  const isWanted = ({ thread, placement }: PlacedThread): boolean => {
    switch (state) {
      case 'open':
        return isOpen(thread);
      case 'resolved':
        return !isOpen(thread);
      case 'blocking':
        return isHolding(thread);
      case 'detached':
        return placement.kind === 'detached';
      default:
        return true;
    }
  };
  return threads.filter(
    (placed) =>
      isWanted(placed) &&
      (author === undefined || placed.thread.comments.some((comment) => comment.author.id === author)),
  );
}

/** In the order of the document; of several at one place the wider first, then the older. Detached ones last. */
export function inDocumentOrder(threads: readonly PlacedThread[]): readonly PlacedThread[] {
  const place = ({ placement }: PlacedThread): readonly [number, number] =>
    placement.kind === 'placed' ? [placement.from, -placement.to] : [Infinity, 0];
  return threads.toSorted((one, other) => {
    const [from, to] = place(one);
    const [otherFrom, otherTo] = place(other);
    if (from !== otherFrom) return from < otherFrom ? -1 : 1;
    const [opening, otherOpening] = [one.thread.comments[0], other.thread.comments[0]];
    return to - otherTo || opening.at - otherOpening.at || compareText(one.thread.id, other.thread.id);
  });
}

/** The thread after (1) or before (-1) one in a list, around the end; the first or last where none is chosen. */
export function neighbour(
  threads: readonly PlacedThread[],
  id: string | null,
  step: 1 | -1,
): PlacedThread | null {
  const index = threads.findIndex(({ thread }) => thread.id === id);
  const next = index < 0 ? (step === 1 ? 0 : -1) : (index + step) % threads.length;
  return threads.at(next) ?? null;
}
