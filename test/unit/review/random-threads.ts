import fc from 'fast-check';

import { addThread, editComment, reopen, reply, resolve, setBlocking } from '../../../renderer/review/thread';
import type { Author } from '../../../renderer/document/review-record';
import type { Anchor, Thread } from '../../../renderer/review/types';

export const people: readonly Author[] = ['ann', 'bob', 'cas'].map((id) => ({
  id,
  name: id,
  role: `${id} lead`,
}));

export const anchor: Anchor = {
  block: 'a',
  quote: 'slow',
  prefix: 'The database was ',
  suffix: '.',
  from: 17,
  to: 21,
  version: 1,
};

const person = fc.constantFrom(...people);
const text = fc.constantFrom('Why?', 'Since when', 'See **this**');
// Few values, so that clocks agree and ids meet.
const time = fc.integer({ min: 0, max: 6 });

type Change = (thread: Thread) => Thread;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.constantFrom('r1', 'r2', 'r3', 'r4'), person, time, text).map(
    ([id, author, at, text]): Change =>
      (thread) =>
        reply(thread, { id, author, at, text }),
  ),
  fc.tuple(fc.constantFrom('t1', 't2', 'r1', 'r2'), person, time, text).map(
    ([id, by, at, text]): Change =>
      (thread) =>
        editComment(thread, id, by, at, text),
  ),
  fc.tuple(person, time).map(
    ([by, at]): Change =>
      (thread) =>
        resolve(thread, by, at),
  ),
  fc.tuple(person, time).map(
    ([by, at]): Change =>
      (thread) =>
        reopen(thread, by, at),
  ),
  fc.tuple(fc.boolean(), person, time).map(
    ([on, by, at]): Change =>
      (thread) =>
        setBlocking(thread, on, by, at),
  ),
  fc
    .integer({ min: 1, max: 4 })
    .map((version): Change => (thread) => ({ ...thread, anchor: { ...anchor, version } })),
  fc.constantFrom('red', 'blue').map(
    (colour): Change =>
      (thread) =>
        ({ ...thread, colour }) as Thread,
  ),
);

const opened = (id: string): Thread =>
  addThread(anchor, { id, author: people[0] as Author, at: id === 't1' ? 1 : 2, text: 'Why?' }, id === 't2');

/** Versions of the same threads, as they come home from several machines. */
export const threadList: fc.Arbitrary<readonly Thread[]> = fc
  .subarray(['t1', 't2', 't3'])
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .array(change, { maxLength: 5 })
          .map((changes) => changes.reduce((thread, make) => make(thread), opened(id))),
      ),
    ),
  );
