import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';

import { compareTimes, sortedPosition } from '../../time/order';
import { happenedOf } from './event-time';
import { childPos, rowAt, type RowPlace } from './rows';

function timesOf(timeline: Node) {
  return timeline.children.map(happenedOf);
}

/** Moves a row to another index of its container: the same node, with its id, taken out and put back. */
export function moveRow(tr: Transaction, row: RowPlace, index: number): void {
  if (index === row.index) return;
  tr.delete(row.pos, row.end);
  const container = tr.doc.nodeAt(row.containerPos);
  if (container !== null) tr.insert(childPos(container, row.containerPos, index), row.node);
}

/** Moves an event to where its time belongs; false where it stands there already. */
export function moveToItsTime(tr: Transaction, event: RowPlace): boolean {
  const index = sortedPosition(timesOf(event.container), event.index);
  if (index === event.index) return false;
  moveRow(tr, event, index);
  return true;
}

/** Where an event with `happened` goes that is not yet in the timeline, given as if it stood last. */
export function placeInTimeline(timeline: Node, event: Node): number {
  return sortedPosition([...timesOf(timeline), happenedOf(event)], timeline.childCount);
}

/**
 * Whether a row may change places with the neighbour on one side: factors, actions and impacts always, events only
 * where time does not decide, because order is document order.
 */
export function mayPass(row: RowPlace, by: 1 | -1): boolean {
  const index = row.index + by;
  if (index < 0 || index >= row.container.childCount) return false;
  if (row.name !== 'event') return true;
  return compareTimes(happenedOf(row.node), happenedOf(row.container.child(index))) === 0;
}

/** The row at `pos` after a move, for putting the selection back. */
export function rowAtIndex(doc: Node, containerPos: number, index: number): RowPlace | null {
  const container = doc.nodeAt(containerPos);
  return container === null ? null : rowAt(doc, childPos(container, containerPos, index));
}
