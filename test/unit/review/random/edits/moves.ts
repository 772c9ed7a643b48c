import type { Transform } from '@tiptap/pm/transform';

import { sortedPosition } from '../../../../../renderer/time/order';
import type { WrittenTime } from '../../../../../renderer/time/written-time';
import { at } from '../../../support/build';
import { below, pick } from '../random';
import { gapsFor, named, type Edit, type Place, type Scene } from './places';

/** Takes a block out and puts it in elsewhere, or the other way round. */
function move({ tr, random }: Scene, from: Place | undefined, first: 'out' | 'in'): void {
  if (from === undefined) return;
  const to = from.position + from.node.nodeSize;
  const gaps = gapsFor(tr.doc, from.node.type).filter((one) => one < from.position || one > to);
  const gap = pick(random, gaps);
  if (gap === undefined) return;
  if (first === 'in') {
    tr.insert(gap, from.node);
    const position = gap < from.position ? to : from.position;
    tr.delete(position, position + from.node.nodeSize);
  } else {
    tr.delete(from.position, to);
    tr.insert(gap < from.position ? gap : gap - from.node.nodeSize, from.node);
  }
}

function toItsTime(tr: Transform, position: number): void {
  const $at = tr.doc.resolve(position);
  const row = tr.doc.nodeAt(position);
  if (row === null) return;
  const times = $at.parent.children.map((one) => one.attrs['happened'] as WrittenTime | null);
  const index = sortedPosition(times, $at.index());
  if (index === $at.index()) return;
  const start = $at.start();
  tr.delete(position, position + row.nodeSize);
  const rest = tr.doc.resolve(start).parent.children.slice(0, index);
  tr.insert(
    rest.reduce((size, one) => size + one.nodeSize, start),
    row,
  );
}

const blocks = [
  'paragraph',
  'heading',
  'table',
  'bulletList',
  'blockquote',
  'codeBlock',
  'timeline',
  'factors',
];

/** What is taken out and put back elsewhere. */
export const moveEdits = {
  moveBlock: (scene) => move(scene, pick(scene.random, named(scene.tr.doc, ...blocks)), 'out'),
  moveFirst: (scene) => move(scene, pick(scene.random, named(scene.tr.doc, ...blocks)), 'in'),
  moveRow: (scene) => {
    const rows = named(scene.tr.doc, 'listItem', 'factor', 'action', 'impact', 'tableRow');
    move(scene, pick(scene.random, rows), 'out');
  },
  /** A time is changed, and the event goes to its place. */
  moveEvent: ({ tr, random }) => {
    const row = pick(random, named(tr.doc, 'event'));
    if (row === undefined) return;
    tr.setNodeAttribute(row.position, 'happened', at(`2019-07-02T13:${10 + below(random, 50)}`));
    toItsTime(tr, row.position);
  },
  /** An event without a time is put elsewhere. */
  dragEvent: (scene) => {
    const rows = named(scene.tr.doc, 'event').filter(({ node }) => node.attrs['happened'] === null);
    move(scene, pick(scene.random, rows), 'out');
  },
} satisfies Record<string, Edit>;
