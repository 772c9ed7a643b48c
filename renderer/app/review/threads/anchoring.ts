import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';

import type { ThreadMark } from '../../../editor/plugins/thread-marks';
import { mapAnchors, placeAnchor, placeAnchors, type Since } from '../../../review/anchor';
import { inDocumentOrder, isHolding, isOpen, type PlacedThread } from '../../../review/thread';
import { isThread } from '../../../review/thread-guard';
import type { Anchor, Thread } from '../../../review/types';

/** Threads with anchors that are right in a document. */
export interface Anchored {
  readonly doc: Node;
  readonly threads: readonly Thread[];
  /** What a comment that is being written is about; null where none is. */
  readonly composing: Anchor | null;
  /** Anchors of detached threads as they last were, by the thread's id: what stood there when their words went. */
  readonly before: ReadonlyMap<string, Anchor>;
}

/** Names the mark of a comment that is being written. No thread has this id. */
export const composingId = '';

/** Where words that went stand again, exactly as they were left; null where they do not. */
function broughtBack(doc: Node, before: Anchor | undefined, version: number): Anchor | null {
  if (before === undefined) return null;
  const { original: _, ...left } = before;
  const [anchor] = mapAnchors([{ ...left, lost: true }], { base: doc, steps: [] }, doc, version);
  if (anchor === undefined || anchor.lost === true) return null;
  return before.original === undefined ? anchor : { ...anchor, original: before.original };
}

/** Anchors in another document: followed through the steps, or by their words where the steps do not lead there. */
function mapped(anchors: readonly Anchor[], since: Since, doc: Node, version: number): readonly Anchor[] {
  try {
    return mapAnchors(anchors, since, doc, version);
  } catch (error) {
    // Whoever saves the draft asks for this, and the text has to be saved whatever becomes of a comment's place.
    if (!(error instanceof RangeError)) throw error;
    return mapAnchors(anchors, { base: doc, steps: [] }, doc, version);
  }
}

/**
 * The threads with anchors that are right in another document.
 *
 * @param steps from the document they are right in to `doc`
 * @param version of the draft that `doc` is or will be stored as
 */
export function anchorIn(anchored: Anchored, steps: readonly Step[], doc: Node, version: number): Anchored {
  const { doc: base, threads, composing } = anchored;
  if (steps.length === 0 || (threads.length === 0 && composing === null)) return { ...anchored, doc };
  const known = threads.map(({ anchor }) => anchor);
  const wanted = composing === null ? known : [...known, composing];
  const anchors = mapped(wanted, { base, steps }, doc, version);
  const before = new Map<string, Anchor>();
  const followed = threads.map((thread, index): Thread => {
    const anchor = anchors[index] ?? thread.anchor;
    if (anchor.lost !== true) return { ...thread, anchor };
    const last = thread.anchor.lost === true ? anchored.before.get(thread.id) : thread.anchor;
    const back = broughtBack(doc, last, version);
    if (back !== null) return { ...thread, anchor: back };
    if (last !== undefined) before.set(thread.id, last);
    return { ...thread, anchor };
  });
  return { doc, threads: followed, composing: anchors[threads.length] ?? composing, before };
}

/** The same, said to be right in a version of the draft; what has no place is right in none. */
export function ofVersion(anchored: Anchored, version: number): Anchored {
  const said = ({ anchor, ...rest }: Thread): Thread => ({ ...rest, anchor: { ...anchor, version } });
  return {
    ...anchored,
    threads: anchored.threads.map((thread) =>
      thread.anchor.version === version || thread.anchor.lost === true ? thread : said(thread),
    ),
  };
}

/** Where threads stand in the document they are right in, in its order. */
export function placeThreads({ doc, threads }: Anchored): readonly PlacedThread[] {
  const placements = placeAnchors(
    doc,
    threads.map(({ anchor }) => anchor),
  );
  return inDocumentOrder(
    threads.flatMap((thread, index) => {
      const placement = placements[index];
      return placement === undefined ? [] : [{ thread, placement }];
    }),
  );
}

/** The marks of threads in the text; those that have no place have none. */
export function marksOf(
  placed: readonly PlacedThread[],
  { doc, composing }: Anchored,
): readonly ThreadMark[] {
  const marks = placed.flatMap(({ thread, placement }): readonly ThreadMark[] => {
    if (placement.kind === 'detached') return [];
    const { stretches, how } = placement;
    const look = isHolding(thread) ? 'blocking' : isOpen(thread) ? 'open' : 'resolved';
    return [{ id: thread.id, stretches, whole: how === 'block', look }];
  });
  const placement = composing === null ? null : placeAnchor(doc, composing);
  if (placement?.kind !== 'placed') return marks;
  const { stretches, how } = placement;
  return [...marks, { id: composingId, stretches, whole: how === 'block', look: 'composing' }];
}

/** A value among a draft's comments, without the version that its anchor is said to be right in. */
function unversioned(value: unknown): unknown {
  return isThread(value) ? { ...value, anchor: { ...value.anchor, version: 0 } } : value;
}

/** Whether two lists of a draft's comments say the same, at the same places. */
export function areSameComments(one: readonly unknown[], other: readonly unknown[]): boolean {
  return JSON.stringify(one.map(unversioned)) === JSON.stringify(other.map(unversioned));
}

function isAlike(one: PlacedThread, other: PlacedThread | undefined): boolean {
  if (other === undefined || one.placement.kind !== other.placement.kind) return false;
  const [thread, old] = [one.thread, other.thread];
  return (
    thread.id === old.id &&
    thread.comments === old.comments &&
    thread.resolved === old.resolved &&
    thread.blocking === old.blocking &&
    thread.anchor.quote === old.anchor.quote &&
    thread.anchor.suffix === old.anchor.suffix
  );
}

/** Whether two lists look the same: positions in the document may differ, order and words not. */
export function areAlike(one: readonly PlacedThread[], other: readonly PlacedThread[]): boolean {
  return one.length === other.length && one.every((placed, index) => isAlike(placed, other[index]));
}
