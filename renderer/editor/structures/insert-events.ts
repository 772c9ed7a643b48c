import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

import type { NodeJSON } from '../../document/draft';
import { newId } from '../../document/ids';
import { isEmptyBlock } from '../../document/read';
import { happenedOf } from './event-time';
import { placesByTime, type Insertion } from './events-by-time';
import { holdsFacts, referredIds } from './row-facts';
import { childPos, isBlank, rowOfSelection } from './rows';

/**
 * Events as nodes of this schema, each whole and valid.
 * @throws RangeError where one is not; nothing has been changed then
 */
export function eventNodes(schema: Schema, events: readonly NodeJSON[]): readonly Node[] {
  return events.map((json) => {
    const node = schema.nodeFromJSON(json);
    node.check();
    if (node.type.name !== 'event') throw new RangeError(`${node.type.name} is no event`);
    return node;
  });
}

/**
 * Puts events into the draft, each at its time: into the timeline with the caret, else the first, else a new one at
 * the end of the section named timeline or of the draft. One transaction and one undo step of its own: an
 * insertion for each gap between present events, so that a merge sees nothing removed, as long as there are not more
 * than a hundred gaps. Blank rows that were only there to be written in make way.
 */
export function insertEvents(state: EditorState, events: readonly Node[]): Transaction {
  const tr = closeHistory(state.tr);
  if (events.length === 0) return tr;
  const pos = timelineFor(state);
  if (pos === null) {
    insertTimeline(tr, events);
    return tr;
  }
  removeBlankRows(state, tr, pos);
  const timeline = tr.doc.nodeAt(pos);
  if (timeline === null) return tr;
  const places = placesByTime(timeline.children.map(happenedOf), events, happenedOf);
  if (places.length > mostSteps) interleave(tr, timeline, pos, places);
  // From the end to the top: what is still to come keeps its position.
  else
    for (const { at, rows } of places.toReversed())
      tr.insert(childPos(timeline, pos, at), Fragment.from(rows));
  return tr;
}

/**
 * So many gaps are filled by a step each. Every step is mapped through all the others more than once on its way
 * through history and plugins: 2,000 of them take seconds, as one they take a fraction of one.
 */
const mostSteps = 100;

/** Lays the rows from the first gap to the last anew, present ones among new ones, in one step. */
function interleave(tr: Transaction, timeline: Node, pos: number, places: readonly Insertion<Node>[]): void {
  const first = places[0]?.at ?? 0;
  const last = places.at(-1)?.at ?? timeline.childCount;
  const byGap = new Map(places.map(({ at, rows }) => [at, rows]));
  const rows: Node[] = [];
  for (let at = first; at <= last; at += 1) {
    rows.push(...(byGap.get(at) ?? []));
    if (at < last) rows.push(timeline.child(at));
  }
  tr.replaceWith(childPos(timeline, pos, first), childPos(timeline, pos, last), rows);
}

/** Position before the timeline with the caret, else before the first; null where the draft has none. */
function timelineFor({ doc, selection }: EditorState): number | null {
  const { $from } = selection;
  if ($from.depth > 0 && $from.node(1).type.name === 'timeline') return $from.before(1);
  let first: number | null = null;
  doc.forEach((node, pos) => {
    if (node.type.name === 'timeline') first ??= pos;
  });
  return first;
}

/** Takes out the blank row with the caret, and the only row of a timeline if it is blank. */
function removeBlankRows(state: EditorState, tr: Transaction, timelinePos: number): void {
  const timeline = state.doc.nodeAt(timelinePos);
  if (timeline === null) return;
  const own = rowOfSelection(state.selection);
  const index =
    own !== null && own.containerPos === timelinePos ? own.index : timeline.childCount === 1 ? 0 : null;
  const row = index === null ? null : timeline.maybeChild(index);
  if (index === null || row === null || !isBlank(row) || holdsFacts(row, referredIds(state.doc))) return;
  const pos = childPos(timeline, timelinePos, index);
  tr.delete(pos, pos + row.nodeSize);
}

const timelineHeading = /^(?:the\s+)?timeline\b/iu;

function isTimelineHeading(node: Node): boolean {
  return (
    node.type.name === 'heading' &&
    (node.attrs['section'] === 'timeline' || timelineHeading.test(node.textContent.trim()))
  );
}

/** Indices of the draft's blocks that belong to the section of the timeline; all of them where there is none. */
function sectionRange(doc: Node): { readonly from: number; readonly to: number } {
  const blocks = doc.children;
  const heading = blocks.findIndex(isTimelineHeading);
  if (heading === -1) return { from: 1, to: blocks.length };
  const level = Number(blocks[heading]?.attrs['level']);
  const next = blocks.findIndex(
    (block, index) =>
      index > heading && block.type.name === 'heading' && Number(block.attrs['level']) <= level,
  );
  return { from: heading + 1, to: next === -1 ? blocks.length : next };
}

function insertTimeline(tr: Transaction, events: readonly Node[]): void {
  const { doc } = tr;
  const [only] = placesByTime([], events, happenedOf);
  const { schema } = doc.type;
  const timeline = schema.node('timeline', { id: newId() }, Fragment.from(only?.rows ?? []));
  const { from, to } = sectionRange(doc);
  // Empty lines at the end of a section are places for the caret and stay behind the timeline.
  let index = to;
  const isEmptyLine = (block: Node | null) =>
    block !== null && block.type.name === 'paragraph' && isEmptyBlock(block);
  while (index > from && isEmptyLine(doc.maybeChild(index - 1))) index -= 1;
  let pos = 0;
  for (let at = 0; at < index; at += 1) pos += doc.child(at).nodeSize;
  tr.insert(pos, timeline);
}
