import { describe, expect, it } from 'vitest';

import {
  addThread,
  editComment,
  filterThreads,
  inDocumentOrder,
  neighbour,
  reopen,
  reply,
  resolve,
  setBlocking,
  type PlacedThread,
} from '../../../renderer/review/thread';
import { isThread, readThreads } from '../../../renderer/review/thread-guard';
import type { Author } from '../../../renderer/document/review-record';
import { anchor, people } from './random-threads';

const [ann, bob] = people as [Author, Author, Author];
const thread = addThread(anchor, { id: 't', author: ann, at: 10, text: 'Why?' });

describe('a thread', () => {
  it('opens with a comment and takes each reply once', () => {
    const writing = { id: 'r', author: bob, at: 20, text: 'Because' };
    const replied = reply(thread, writing);
    expect(replied.comments.map(({ text }) => text)).toEqual(['Why?', 'Because']);
    expect(reply(replied, writing)).toBe(replied);
  });

  it('lets people edit their own comments alone, and says when', () => {
    expect(editComment(thread, 't', ann, 30, 'Why now?').comments[0]).toMatchObject({
      text: 'Why now?',
      editedAt: 30,
    });
    expect(editComment(thread, 't', bob, 30, 'Never mind').comments[0]).toBe(thread.comments[0]);
    expect(editComment(thread, 't', ann, 30, 'Why?').comments[0].editedAt).toBeNull();
  });

  it('is resolved, reopened and made blocking, and remembers it', () => {
    const resolved = resolve(thread, bob, 20);
    expect(resolved.resolved).toEqual({ by: bob, at: 20 });
    expect(resolve(resolved, ann, 30)).toBe(resolved);
    const open = reopen(resolved, ann, 30);
    expect(open.resolved).toBeNull();
    expect(setBlocking(open, true, bob, 40)).toMatchObject({
      blocking: true,
      events: [{ kind: 'resolved' }, { kind: 'reopened' }, { kind: 'blocking' }],
    });
    expect(setBlocking(thread, false, bob, 40)).toBe(thread);
  });

  it('is what a person did last, though a clock runs behind', () => {
    const resolved = resolve(reopen(resolve(thread, bob, 100), bob, 200), ann, 5);
    expect(resolved.resolved).toEqual({ by: ann, at: 201 });
  });
});

describe('threads from outside', () => {
  it.each([
    [7, 'it is not a thread'],
    [{ ...thread, id: '' }, 'it has no id'],
    [{ ...thread, anchor: { ...anchor, to: 99 } }, 'its place in the text cannot be read'],
    [{ ...thread, blocking: 'yes' }, 'it does not say whether it blocks'],
    [{ ...thread, comments: [] }, 'it holds no comment'],
    [{ ...thread, comments: [{ ...thread.comments[0], at: 1e300 }] }, 'one of its comments cannot be read'],
    [{ ...thread, resolved: {} }, 'it does not say who resolved it, and when'],
    [{ ...thread, events: [{ kind: 'burnt', by: ann, at: 1 }] }, 'what was done to it cannot be read'],
  ])('are set aside with one sentence (%#)', (value, reason) => {
    const { threads, setAside } = readThreads([thread, value]);
    expect(threads).toEqual([thread]);
    expect(setAside).toEqual([{ value, message: `Comment 2 is kept but not shown, because ${reason}.` }]);
  });

  it('may say more than this version knows', () => {
    expect(isThread({ ...thread, colour: 'red' })).toBe(true);
  });
});

const at = (id: string, from: number | null, to = from ?? 0): PlacedThread => ({
  thread: addThread(anchor, { id, author: id === 'b' ? bob : ann, at: 10, text: id }, id === 'c'),
  placement:
    from === null
      ? {
          kind: 'detached',
          quote: 'x',
          stood: { block: 'a', prefix: '', suffix: '', from: 0, section: null },
        }
      : { kind: 'placed', how: 'mapped', block: 'a', from, to, stretches: [{ from, to }] },
});
const ids = (threads: readonly PlacedThread[]): string => threads.map(({ thread }) => thread.id).join('');

describe('a list of threads', () => {
  const list = [at('d', null), at('c', 30, 40), at('b', 10, 12), at('a', 10, 20)];
  const sorted = inDocumentOrder(list);

  it('is in the order of the document, the detached last', () => {
    expect(ids(sorted)).toBe('abcd');
  });

  it('goes round in both directions', () => {
    const step = (id: string | null, by: 1 | -1) => neighbour(sorted, id, by)?.thread.id;
    expect([step('a', 1), step('d', 1), step('a', -1), step(null, 1), step(null, -1)]).toEqual([
      'b',
      'a',
      'd',
      'a',
      'd',
    ]);
    expect(neighbour([], null, 1)).toBeNull();
  });

  it('is narrowed by state and author', () => {
    const resolved = { ...at('e', 50), thread: resolve(at('e', 50).thread, ann, 20) };
    const all = [...sorted, resolved];
    expect(ids(filterThreads(all, {}))).toBe('abcde');
    expect(ids(filterThreads(all, { state: 'open' }))).toBe('abcd');
    expect(ids(filterThreads(all, { state: 'resolved' }))).toBe('e');
    expect(ids(filterThreads(all, { state: 'blocking' }))).toBe('c');
    expect(ids(filterThreads(all, { state: 'detached' }))).toBe('d');
    expect(ids(filterThreads(all, { author: 'bob' }))).toBe('b');
  });
});
