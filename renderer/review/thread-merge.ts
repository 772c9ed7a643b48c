import { canonical, compareText } from './canonical';
import { compareEvents, eventsOf, stateOf } from './thread';
import { readThreads } from './thread-guard';
import type { Anchor, Comment, Thread, ThreadEvent } from './types';

/*
 * Merging what two people made of the same threads. Every rule picks by what the two values say and never by which came
 * first, so that any order of merging, and merging twice, gives the same.
 */

/** The greater of two values by their canonical text: arbitrary, but the same everywhere. */
const greater = <Value>(one: Value, other: Value): Value =>
  compareText(canonical(one), canonical(other)) >= 0 ? one : other;

/** Attributes that this version does not know, of both; where both have one the greater. */
function withUnknown<Value extends object>(merged: Value, one: Value, other: Value): Value {
  const more: Record<string, unknown> = {};
  for (const side of [one, other]) {
    for (const [name, value] of Object.entries(side)) {
      if (!(name in merged)) more[name] = name in more ? greater(more[name], value) : value;
    }
  }
  return { ...more, ...merged };
}

/** The later edit of a comment. */
function mergeComment(one: Comment, other: Comment): Comment {
  const [oneAt, otherAt] = [one.editedAt ?? -Infinity, other.editedAt ?? -Infinity];
  const later = oneAt === otherAt ? greater(one, other) : oneAt > otherAt ? one : other;
  const { id, author, at, text, editedAt } = later;
  return withUnknown({ id, author, at, text, editedAt }, one, other);
}

/** A comment is one of its author's: whoever takes another's id writes beside it, not over it. */
const commentKey = ({ id, author }: Comment): string => JSON.stringify([id, author.id]);

function mergeComments(thread: Thread, comments: readonly Comment[]): Thread['comments'] {
  const merged = new Map<string, Comment>();
  for (const comment of comments) {
    const key = commentKey(comment);
    const known = merged.get(key);
    merged.set(key, known === undefined ? comment : mergeComment(known, comment));
  }
  const opens = (comment: Comment): number => (comment.id === thread.id ? 0 : 1);
  const [first = thread.comments[0], ...replies] = [...merged.values()].toSorted(
    (one, other) =>
      opens(one) - opens(other) || one.at - other.at || compareText(commentKey(one), commentKey(other)),
  );
  return [first, ...replies];
}

function mergeEvents(events: readonly ThreadEvent[]): readonly ThreadEvent[] {
  const merged = new Map<string, ThreadEvent>();
  for (const event of events) {
    const key = JSON.stringify([event.kind, event.at, event.by.id]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? event : greater(known, event));
  }
  return [...merged.values()].toSorted(compareEvents);
}

/** The anchor for the later version of the draft. */
const mergeAnchor = (one: Anchor, other: Anchor): Anchor =>
  one.version === other.version ? greater(one, other) : one.version > other.version ? one : other;

/** Two versions of one thread: all comments, all that was done to it, and the state that follows from that. */
export function mergeThread(one: Thread, other: Thread): Thread {
  const events = mergeEvents([...eventsOf(one), ...eventsOf(other)]);
  const { id } = one;
  const merged: Thread = {
    id,
    anchor: mergeAnchor(one.anchor, other.anchor),
    comments: mergeComments(one, [...one.comments, ...other.comments]),
    ...stateOf(events, one.blocking || other.blocking),
    ...(events.length === 0 ? {} : { events }),
  };
  return withUnknown(merged, one, other);
}

/** Merges lists of threads by id, in the order in which they were opened. */
export function mergeThreads(...lists: readonly (readonly Thread[])[]): readonly Thread[] {
  const merged = new Map<string, Thread>();
  for (const thread of lists.flat()) {
    // Merged with itself, a thread is put in the order that all merged threads have.
    merged.set(thread.id, mergeThread(merged.get(thread.id) ?? thread, thread));
  }
  return [...merged.values()].toSorted(
    (one, other) => one.comments[0].at - other.comments[0].at || compareText(one.id, other.id),
  );
}

/** Merges two `Draft.comments`. What is no thread stays as it is, once, after the threads. */
export function mergeDraftComments(one: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const [mine, theirs] = [readThreads(one), readThreads(other)];
  const unknown = new Map<string, unknown>();
  for (const { value } of [...mine.setAside, ...theirs.setAside]) unknown.set(canonical(value), value);
  const rest = [...unknown].toSorted(([a], [b]) => compareText(a, b)).map(([, value]) => value);
  return [...mergeThreads(mine.threads, theirs.threads), ...rest];
}
