import { describe, expect, it } from 'vitest';

import { documentStatuses } from '../../../renderer/document/vocabulary';
import { moveStatus, statusMoves, statusRefusal } from '../../../renderer/review/status';
import { addThread, resolve } from '../../../renderer/review/thread';
import type { Author } from '../../../renderer/document/review-record';
import { anchor, people } from './random-threads';

const [ann, bob] = people as [Author, Author, Author];
const blocking = addThread(anchor, { id: 't', author: ann, at: 1, text: 'Stop' }, true);
const mild = addThread(anchor, { id: 'u', author: ann, at: 1, text: 'Nice' });

describe('the status of a document', () => {
  it('can be reached from a new draft, each of them, and left again', () => {
    const reached = new Set(['draft']);
    for (const status of documentStatuses) for (const to of statusMoves(status)) reached.add(to);
    expect([...reached].toSorted()).toEqual([...documentStatuses].toSorted());
    for (const status of documentStatuses) expect(statusMoves(status).length).toBeGreaterThan(0);
  });

  it('moves with who and when, and keeps its history', () => {
    const first = moveStatus('draft', 'in-review', [blocking], [], ann, 5);
    if (!first.ok) throw new Error(first.message);
    const second = moveStatus(
      'in-review',
      'approved',
      [mild, resolve(blocking, bob, 6)],
      first.history,
      bob,
      7,
    );
    expect(second).toMatchObject({
      ok: true,
      history: [
        { from: 'draft', to: 'in-review', by: ann, at: 5 },
        { from: 'in-review', to: 'approved', by: bob, at: 7 },
      ],
    });
  });

  it('is not approved over blocking comments', () => {
    expect(statusRefusal('in-review', 'approved', [blocking, mild])).toBe(
      'One blocking comment is not resolved; it holds the approval.',
    );
    expect(moveStatus('approved', 'published', [blocking, { ...blocking, id: 'v' }], [], ann, 5)).toEqual({
      ok: false,
      message: '2 blocking comments are not resolved; they hold the approval.',
    });
    expect(statusRefusal('in-review', 'changes-asked', [blocking])).toBeNull();
  });

  it('does not skip the review', () => {
    expect(statusRefusal('draft', 'published', [])).toBe(
      'From "Draft" a post-mortem goes to "In review", not to "Published".',
    );
    expect(statusRefusal('draft', 'draft', [])).toBe('This post-mortem is "Draft" already.');
  });
});
