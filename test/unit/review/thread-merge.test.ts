import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addThread,
  editComment,
  eventsOf,
  openThreads,
  reopen,
  reply,
  resolve,
  setBlocking,
} from '../../../renderer/review/thread';
import { isThread } from '../../../renderer/review/thread-guard';
import { mergeDraftComments, mergeThread, mergeThreads } from '../../../renderer/review/thread-merge';
import type { Author } from '../../../renderer/document/review-record';
import type { Thread } from '../../../renderer/review/types';
import { anchor, people, threadList } from './random-threads';

const runs = { numRuns: Number(process.env['REVIEW_RUNS'] ?? '300') };
const [ann, bob, cas] = people as [Author, Author, Author];
const thread = addThread(anchor, { id: 't', author: ann, at: 10, text: 'Why?' });

describe('merging lists of threads', () => {
  it('twice is once', () => {
    fc.assert(
      fc.property(threadList, threadList, (one, other) => {
        const merged = mergeThreads(one, other);
        expect(mergeThreads(merged, other)).toEqual(merged);
        expect(mergeThreads(merged, merged)).toEqual(merged);
      }),
      runs,
    );
  });

  it('gives the same in any order', () => {
    fc.assert(
      fc.property(threadList, threadList, threadList, (a, b, c) => {
        const merged = mergeThreads(a, b, c);
        expect(mergeThreads(c, b, a)).toEqual(merged);
        expect(mergeThreads(a, mergeThreads(b, c))).toEqual(merged);
        expect(mergeThreads(mergeThreads(a, b), c)).toEqual(merged);
      }),
      runs,
    );
  });

  it('keeps every comment, everything that was done, and gives threads again', () => {
    fc.assert(
      fc.property(threadList, threadList, (one, other) => {
        const merged = mergeThreads(one, other);
        for (const thread of [...one, ...other]) {
          const found = merged.find(({ id }) => id === thread.id)!;
          expect(isThread(found)).toBe(true);
          expect(found.comments[0].id).toBe(thread.id);
          for (const comment of thread.comments) {
            expect(
              found.comments.some(({ id, author }) => id === comment.id && author.id === comment.author.id),
            ).toBe(true);
          }
          for (const event of eventsOf(thread)) expect(eventsOf(found)).toContainEqual(event);
        }
      }),
      runs,
    );
  });
});

describe('merging one thread', () => {
  it('takes the later of resolving and reopening, and keeps both', () => {
    const resolved = resolve(thread, bob, 20);
    const reopened = reopen(resolved, cas, 30);
    const again = resolve(thread, cas, 40);
    expect(mergeThread(resolved, reopened).resolved).toBeNull();
    expect(mergeThread(reopened, again)).toMatchObject({
      resolved: { by: cas, at: 40 },
      events: [
        { kind: 'resolved', by: bob, at: 20 },
        { kind: 'reopened', by: cas, at: 30 },
        { kind: 'resolved', by: cas, at: 40 },
      ],
    });
  });

  it('knows a resolution that names no event', () => {
    const old: Thread = { ...thread, resolved: { by: bob, at: 20 } };
    expect(mergeThread(old, thread).resolved).toEqual({ by: bob, at: 20 });
    expect(mergeThread(old, reopen(old, cas, 30)).resolved).toBeNull();
  });

  it('keeps a thread open and blocking where it cannot be told', () => {
    const resolved = resolve(thread, bob, 20);
    const reopened = { ...reopen(resolve(thread, bob, 5), cas, 20) };
    expect(mergeThread(resolved, reopened).resolved).toBeNull();
    expect(mergeThread(thread, { ...thread, blocking: true }).blocking).toBe(true);
    const off = setBlocking({ ...thread, blocking: true }, false, bob, 50);
    expect(mergeThread({ ...thread, blocking: true }, off).blocking).toBe(false);
  });

  it('takes the later edit, and puts what another wrote under the same id beside it', () => {
    const early = editComment(thread, 't', ann, 20, 'Why so?');
    const late = editComment(thread, 't', ann, 30, 'Why then?');
    expect(mergeThread(early, late).comments).toEqual([
      { ...thread.comments[0], text: 'Why then?', editedAt: 30 },
    ]);
    const forged: Thread = {
      ...thread,
      comments: [{ ...thread.comments[0], author: bob, text: 'Never mind', editedAt: 99 }],
    };
    expect(mergeThread(thread, forged).comments.map(({ text }) => text)).toEqual(['Why?', 'Never mind']);
  });

  it('opens with the opening comment even where a clock ran behind', () => {
    const slow = reply(thread, { id: 'r', author: bob, at: 1, text: 'Because' });
    expect(mergeThread(thread, slow).comments.map(({ id }) => id)).toEqual(['t', 'r']);
  });

  it('takes the anchor for the later version', () => {
    const moved = { ...thread, anchor: { ...anchor, block: 'b', version: 5 } };
    expect(mergeThread(moved, thread).anchor.block).toBe('b');
  });
});

describe("a draft's comments", () => {
  it('keep what is no thread as it is, once', () => {
    const strange = { shape: 'of a newer version', nested: [1, { a: 2 }] };
    const merged = mergeDraftComments(
      [strange, thread],
      [thread, { nested: [1, { a: 2 }], shape: strange.shape }, 7],
    );
    expect(merged).toHaveLength(3);
    expect(merged).toContainEqual(strange);
    expect(merged).toContain(7);
    expect(openThreads(merged)).toBe(1);
    expect(openThreads([resolve(thread, bob, 20), strange])).toBe(0);
  });
});
