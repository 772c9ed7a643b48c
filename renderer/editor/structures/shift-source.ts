import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

import type { EventAttributes } from '../../document/nodes/timeline';
import { readEvents } from '../../document/read';
import type { Source } from '../../document/source';
import { shiftTime } from '../../timeline/sources/shift';
import { moveRow } from './event-place';
import { happenedOf } from './event-time';
import { placesByTime } from './events-by-time';
import { findRow } from './rows';

/** How many events of the draft are known from a system. */
export function eventsOfSource(doc: Node, system: string): number {
  return readEvents(doc).filter(({ attributes }) => isOf(attributes, system)).length;
}

function isOf({ sources }: EventAttributes, system: string): boolean {
  return sources.some((source) => source.system === system);
}

/** The source with the shift that its events have had in all; none of it left is none at all. */
function shifted(source: Source, ms: number): Source {
  const { shift = 0, ...rest } = source;
  return shift + ms === 0 ? rest : { ...rest, shift: shift + ms };
}

/**
 * Puts the clock of a source right: all events of the draft that are known from that system move by the same length,
 * what was written stays, and each of its sources says by how much. One transaction of single-attribute steps and one
 * undo step; each event ends at its place in its timeline.
 *
 * @param ms milliseconds; positive where the clock was slow
 */
export function shiftSource(state: EditorState, system: string, ms: number): Transaction {
  const tr = closeHistory(state.tr);
  if (ms === 0) return tr;
  const moved: string[] = [];
  for (const { id, position, attributes } of readEvents(state.doc)) {
    if (!isOf(attributes, system)) continue;
    const { happened, known, sources } = attributes;
    if (happened !== null && happened.start !== null)
      tr.setNodeAttribute(position, 'happened', shiftTime(happened, ms));
    if (known !== null && known.start !== null) tr.setNodeAttribute(position, 'known', shiftTime(known, ms));
    tr.setNodeAttribute(
      position,
      'sources',
      sources.map((source) => (source.system === system ? shifted(source, ms) : source)),
    );
    if (id !== null) moved.push(id);
  }
  tr.doc.forEach((timeline, pos) => {
    if (timeline.type.name === 'timeline' && !isInOrder(timeline))
      putInPlace(tr, pos, new Set(moved), ms > 0);
  });
  return tr;
}

function isInOrder(timeline: Node): boolean {
  const starts = timeline.children.flatMap((event) => happenedOf(event)?.start ?? []);
  return starts.every((start, index) => start >= (starts[index - 1] ?? start));
}

/** Moves the shifted events, and no others, to where they belong among those that were not shifted. */
function putInPlace(tr: Transaction, pos: number, shiftedIds: ReadonlySet<unknown>, later: boolean): void {
  const timeline = tr.doc.nodeAt(pos);
  if (timeline === null) return;
  const moves = (event: Node) =>
    shiftedIds.has(event.attrs['id']) && typeof happenedOf(event)?.start === 'number';
  const rest = timeline.children.filter((event) => !moves(event));
  const places = placesByTime(rest.map(happenedOf), timeline.children.filter(moves), happenedOf);
  const target = places.reduceRight<readonly Node[]>(
    (rows, { at, rows: these }) => rows.toSpliced(at, 0, ...these),
    rest,
  );
  const indices = [...target.keys()].filter((index) => moves(target[index] ?? timeline));
  // From the end that they move towards: what has been put into place is not pushed on by what follows.
  for (const index of later ? indices.toReversed() : indices) {
    const row = findRow(tr.doc, String(target[index]?.attrs['id']));
    if (row !== null) moveRow(tr, row, index);
  }
}
