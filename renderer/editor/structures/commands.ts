import type { Node } from '@tiptap/pm/model';
import { NodeSelection, type Command, type Transaction } from '@tiptap/pm/state';

import { newId } from '../../document/ids';
import type { FactName, Facts } from '../../document/facts';
import type { PlaceholderName } from '../../document/nodes/placeholders';
import { rowOf, type ContainerName } from '../../document/nodes/structures';
import type { EventAttributes } from '../../document/nodes/timeline';
import { moments, type Moment } from '../../document/vocabulary';
import type { TimeAnswers } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { answerTime } from '../plugins/event-times';
import { command } from './edits';
import { caretInto } from './enter';
import { mayPass, moveRow, placeInTimeline, rowAtIndex } from './event-place';
import { stampedTime, takeTime, typedTime } from './event-time';
import { newRow, placeBeside } from './new-nodes';
import { childPos, containerAt, findRow, rowAt, rowOfSelection, type RowPlace } from './rows';
import { removeRow } from './selected-node';

/** A row by its position in the document, or by its id. */
export type RowReference = number | string;

function rowBy(doc: Node, reference: RowReference): RowPlace | null {
  return typeof reference === 'number' ? rowAt(doc, reference) : findRow(doc, reference);
}

/** Puts a top-level block where the selection is: in place of an empty paragraph, else after the block it is in. */
function insertBlock(tr: Transaction, block: Node): number {
  const { $from } = tr.selection;
  const at = $from.depth === 0 ? tr.selection.to : $from.after(1);
  const around = $from.depth === 1 ? $from.parent : null;
  if (around?.type.name === 'paragraph' && around.content.size === 0) {
    const pos = $from.before(1);
    tr.replaceWith(pos, pos + around.nodeSize, block);
    return pos;
  }
  tr.insert(at, block);
  return at;
}

function insertStructure(name: ContainerName): Command {
  return command((tr) => {
    const { schema } = tr.doc.type;
    const container = schema.node(name, { id: newId() }, newRow(schema, rowOf[name]));
    caretInto(tr, insertBlock(tr, container) + 1);
    return true;
  });
}

/** Inserts a structured block with one empty row, and puts the caret into it. */
export const insertTimeline: Command = insertStructure('timeline');
export const insertImpacts: Command = insertStructure('impacts');
export const insertFactors: Command = insertStructure('factors');
export const insertActions: Command = insertStructure('actions');

/** Inserts the block that stands for something derived, and selects it. */
export function insertPlaceholder(name: PlaceholderName): Command {
  return command((tr) => {
    const pos = insertBlock(tr, tr.doc.type.schema.node(name, { id: newId() }));
    tr.setSelection(NodeSelection.create(tr.doc, pos));
    return true;
  });
}

/**
 * Adds an empty row and puts the caret into it.
 * @param pos position before the structured block
 * @param at index among its rows; at the end where it is left out
 */
export function addRow(pos: number, at: number = Infinity): Command {
  return command((tr) => {
    const container = containerAt(tr.doc, pos);
    if (container === null) return false;
    const index = Math.max(0, Math.min(at, container.node.childCount));
    const above = index > 0 ? container.node.child(index - 1) : null;
    const place = childPos(container.node, pos, index);
    tr.insert(place, newRow(tr.doc.type.schema, container.row, above === null ? {} : placeBeside(above)));
    caretInto(tr, place);
    return true;
  });
}

/** Sets one attribute of a row by one single-attribute step; false where the row has no such attribute. */
export function setRowAttribute(row: RowReference, name: string, value: unknown): Command {
  return (state, dispatch) => {
    const place = rowBy(state.doc, row);
    if (place === null || !(name in place.node.attrs)) return false;
    dispatch?.(state.tr.setNodeAttribute(place.pos, name, value));
    return true;
  };
}

/** Marks an event as a moment of the incident, or takes the mark away. Moments keep the order of the vocabulary. */
export function toggleMoment(row: RowReference, moment: Moment): Command {
  return (state, dispatch) => {
    const event = rowBy(state.doc, row);
    if (event?.name !== 'event') return false;
    const had = (event.node.attrs as EventAttributes).moments;
    const has = had.includes(moment) ? had.filter((one) => one !== moment) : [...had, moment];
    const ordered = has.toSorted((a, b) => moments.indexOf(a) - moments.indexOf(b));
    dispatch?.(state.tr.setNodeAttribute(event.pos, 'moments', ordered));
    return true;
  };
}

/** Sets one fact of the incident or of the document by one single-attribute step. */
export function setFact<Name extends FactName>(name: Name, value: Facts[Name]): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setDocAttribute(name, value));
    return true;
  };
}

/**
 * Sets when an event happened. A time that is typed at the start of its headline was what the author was asked about:
 * its text goes in the same step.
 */
export function setEventTime(row: RowReference, time: WrittenTime): Command {
  return (state, dispatch) => {
    const event = rowBy(state.doc, row);
    if (event?.name !== 'event') return false;
    const typed = typedTime(state.doc, event);
    const isQuestion = typed !== null && typed.parsed.kind !== 'time';
    const { tr } = state;
    takeTime(tr, event, time, isQuestion ? typed.length : 0);
    dispatch?.(tr);
    return true;
  };
}

/** Answers a question about the time typed into an event's headline; the same is not asked again in this sitting. */
export function answerEventTime(row: RowReference, answers: TimeAnswers): Command {
  return (state, dispatch) => {
    const event = rowBy(state.doc, row);
    if (event?.name !== 'event') return false;
    const { tr } = state;
    answerTime(state, tr, event, answers);
    dispatch?.(tr);
    return true;
  };
}

/** The timeline that a stamp goes to when the caret is in none: the nearest above the caret, else the first. */
function timelineFor(tr: Transaction): number | null {
  let first: number | null = null;
  let above: number | null = null;
  tr.doc.forEach((node, pos) => {
    if (node.type.name !== 'timeline') return;
    first ??= pos;
    if (pos < tr.selection.from) above = pos;
  });
  return above ?? first;
}

/**
 * Stamps the time: on the event with the caret, or on a new event at its place in the timeline, into which the caret
 * then goes. False where the draft has no timeline.
 * @param now milliseconds UTC
 */
export function stampNow(now: number): Command {
  return command((tr) => {
    const happened = stampedTime(tr.doc, now);
    const row = rowOfSelection(tr.selection);
    if (row?.name === 'event') {
      tr.setNodeAttribute(row.pos, 'happened', happened);
      return true;
    }
    const pos = timelineFor(tr);
    const timeline = pos === null ? null : tr.doc.nodeAt(pos);
    if (pos === null || timeline === null) return false;
    const event = newRow(tr.doc.type.schema, 'event', { happened });
    const place = childPos(timeline, pos, placeInTimeline(timeline, event));
    tr.insert(place, event);
    caretInto(tr, place);
    return true;
  });
}

function moveSelectedRow(by: 1 | -1): Command {
  return command((tr) => {
    const row = rowOfSelection(tr.selection);
    if (row === null || !mayPass(row, by)) return false;
    const { selection } = tr;
    const isNode = selection instanceof NodeSelection && selection.from === row.pos;
    const bookmark = selection.getBookmark();
    moveRow(tr, row, row.index + by);
    const moved = rowAtIndex(tr.doc, row.containerPos, row.index + by);
    if (moved === null) return true;
    const shift = moved.pos - row.pos;
    const at = isNode
      ? NodeSelection.create(tr.doc, moved.pos)
      : bookmark.map({ map: (pos) => pos + shift, mapResult: (pos) => shifted(pos + shift) }).resolve(tr.doc);
    tr.setSelection(at);
    return true;
  });
}

function shifted(pos: number) {
  return { pos, deleted: false, deletedBefore: false, deletedAfter: false, deletedAcross: false };
}

/** Moves the row with the selection past its neighbour; false where there is none, or where time decides the order. */
export const moveRowUp: Command = moveSelectedRow(-1);
export const moveRowDown: Command = moveSelectedRow(1);

/** Removes a row with everything in it. */
export function deleteRow(row: RowReference): Command {
  return command((tr) => {
    const place = rowBy(tr.doc, row);
    if (place === null) return false;
    removeRow(tr, place, -1);
    return true;
  });
}
