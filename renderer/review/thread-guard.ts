import {
  isBoolean,
  isInteger,
  isNullOr,
  isObject,
  isOneOf,
  isText,
  type Check,
} from '../document/attributes';
import type { Author } from '../document/review-record';
import type { Anchor, Comment, Thread, ThreadEvent } from './types';

/** The range in which ECMAScript dates exist: milliseconds UTC either side of 1970. */
const farthest = 8_640_000_000_000_000;
const isTime = isInteger(-farthest, farthest);
const isCount = isInteger(0, Number.MAX_SAFE_INTEGER);

export const isAuthor: Check<Author> = (value): value is Author =>
  isObject(value) && isText(value['id']) && isText(value['name']) && isText(value['role']);

const isQuoted = (value: unknown): boolean =>
  isObject(value) && isText(value['quote']) && isText(value['prefix']) && isText(value['suffix']);

export const isAnchor: Check<Anchor> = (value): value is Anchor =>
  isObject(value) &&
  isQuoted(value) &&
  isText(value['block']) &&
  isCount(value['from']) &&
  isCount(value['to']) &&
  isCount(value['version']) &&
  value['to'] - value['from'] === (value['quote'] as string).length &&
  (value['original'] === undefined || isQuoted(value['original'])) &&
  (value['lost'] === undefined || isBoolean(value['lost'])) &&
  (value['repeated'] === undefined || isBoolean(value['repeated'])) &&
  (value['section'] === undefined || isText(value['section']));

export const isComment: Check<Comment> = (value): value is Comment =>
  isObject(value) &&
  isText(value['id']) &&
  isAuthor(value['author']) &&
  isTime(value['at']) &&
  isText(value['text']) &&
  isNullOr(isTime)(value['editedAt']);

const isEventKind = isOneOf(['resolved', 'reopened', 'blocking', 'not blocking']);

const isEvent: Check<ThreadEvent> = (value): value is ThreadEvent =>
  isObject(value) && isEventKind(value['kind']) && isAuthor(value['by']) && isTime(value['at']);

const isResolution = (value: unknown): boolean =>
  isObject(value) && isAuthor(value['by']) && isTime(value['at']);

/** What is wrong with a value that should be a thread, as the end of a sentence; null where it is one. */
function fault(value: unknown): string | null {
  if (!isObject(value)) return 'it is not a thread';
  const { id, anchor, blocking, comments, resolved, events } = value;
  if (!isText(id) || id === '') return 'it has no id';
  if (!isAnchor(anchor)) return 'its place in the text cannot be read';
  if (!isBoolean(blocking)) return 'it does not say whether it blocks';
  if (!Array.isArray(comments) || comments.length === 0) return 'it holds no comment';
  if (!comments.every(isComment)) return 'one of its comments cannot be read';
  if (resolved !== null && !isResolution(resolved)) return 'it does not say who resolved it, and when';
  if (events !== undefined && !(Array.isArray(events) && events.every(isEvent))) {
    return 'what was done to it cannot be read';
  }
  return null;
}

export const isThread: Check<Thread> = (value): value is Thread => fault(value) === null;

/** A value among a draft's comments that this version cannot show. It stays in the draft as it is. */
export interface SetAside {
  readonly value: unknown;
  readonly message: string;
}

export interface ReadThreads {
  readonly threads: readonly Thread[];
  readonly setAside: readonly SetAside[];
}

/** The threads of `Draft.comments`, and what else stands there, with a sentence for each. */
export function readThreads(comments: readonly unknown[]): ReadThreads {
  const threads: Thread[] = [];
  const setAside: SetAside[] = [];
  for (const [index, value] of comments.entries()) {
    const reason = fault(value);
    if (reason === null) threads.push(value as Thread);
    else setAside.push({ value, message: `Comment ${index + 1} is kept but not shown, because ${reason}.` });
  }
  return { threads, setAside };
}
