import type { Step } from '@tiptap/pm/transform';

import { neighbour, type PlacedThread } from '../../../review/thread';
import type { Thread } from '../../../review/types';

/** Ids of comments that stand in the one list of threads and not in the other. */
export function newComments(brought: readonly Thread[], here: readonly Thread[]): readonly string[] {
  const known = new Set(here.flatMap((thread) => thread.comments.map(({ id }) => id)));
  const ids = new Set(brought.flatMap((thread) => thread.comments.map(({ id }) => id)));
  return [...ids].filter((id) => !known.has(id));
}

/** Threads without some comments. Whoever answered keeps what they answered to. */
export function withoutComments(threads: readonly Thread[], gone: ReadonlySet<string>): readonly Thread[] {
  return threads.flatMap((thread) => {
    const last = thread.comments.findLastIndex(({ id }) => !gone.has(id));
    const [first, ...replies] = thread.comments.slice(0, last + 1);
    if (first === undefined) return [];
    return [last + 1 === thread.comments.length ? thread : { ...thread, comments: [first, ...replies] }];
  });
}

/** The thread to begin with where none is chosen: the next one after the caret, or the one before it. */
export function nearest(among: readonly PlacedThread[], caret: number, step: 1 | -1): PlacedThread | null {
  const standing = among.flatMap((one) =>
    one.placement.kind === 'placed' ? [{ one, from: one.placement.from }] : [],
  );
  const found =
    step === 1 ? standing.find(({ from }) => from > caret) : standing.findLast(({ from }) => from < caret);
  return found?.one ?? neighbour(among, null, step);
}

/** Whether steps take away more than a letter at once: that is a person's deliberate act, and none of typing. */
export function removesWords(steps: readonly Step[]): boolean {
  let longest = 0;
  for (const step of steps) {
    step.getMap().forEach((from, to) => {
      longest = Math.max(longest, to - from);
    });
  }
  return longest > 1;
}
