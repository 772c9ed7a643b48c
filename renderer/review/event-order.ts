import type { Node } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';

import { sortedPosition } from '../time/order';
import type { WrittenTime } from '../time/written-time';
import { blockWith } from './reanchor';

const happened = (event: Node): WrittenTime | null =>
  (event.attrs['happened'] as WrittenTime | null | undefined) ?? null;

/**
 * Puts events where their time belongs, one after the other, as the editor does it when a time changes. Events without a
 * time, and those whose dated neighbours agree with them, stay where their author put them.
 *
 * @param ids of the events that the merge brought or changed the time of
 * @returns ids of those that moved
 */
export function placeInTime(tr: Transform, ids: Iterable<string>): readonly string[] {
  const moved: string[] = [];
  for (const id of ids) {
    const event = blockWith(tr.doc, id);
    if (event?.node.type.name !== 'event') continue;
    const $event = tr.doc.resolve(event.position);
    const timeline = $event.parent;
    if (timeline.type.name !== 'timeline') continue;
    const index = sortedPosition(timeline.children.map(happened), $event.index());
    if (index === $event.index()) continue;
    const start = $event.start();
    tr.delete(event.position, event.position + event.node.nodeSize);
    const rest = tr.doc.nodeAt(start - 1)?.children.slice(0, index) ?? [];
    tr.insert(start + rest.reduce((size, { nodeSize }) => size + nodeSize, 0), event.node);
    moved.push(id);
  }
  return moved;
}
