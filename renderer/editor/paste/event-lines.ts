import { Fragment, type Node, type Slice } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';

import { splitLeadingTime } from '../../time/parse';
import type { TimeContext } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { placeInTimeline } from '../structures/event-place';
import { timeContextAt } from '../structures/event-time';
import { newParagraph, newRow } from '../structures/new-nodes';
import { holdsFacts, referredIds } from '../structures/row-facts';
import { childPos, inHeadline, isBlank, rowOfSelection, type RowPlace } from '../structures/rows';

/** A line of the clipboard as an event: its time, its words, and the lines without a time that follow it. */
export interface EventLine {
  readonly happened: WrittenTime | null;
  readonly headline: string;
  readonly further: readonly string[];
}

/** The lines of a pasted slice: paragraphs, list items, lines of code, and rows of a table with their cells side by side. */
export function linesOfSlice(slice: Slice): readonly string[] {
  const lines: string[] = [];
  const visit = (node: Node): void => {
    if (node.type.name === 'tableRow')
      lines.push(node.children.map((cell) => cell.textContent.trim()).join(' '));
    else if (node.isTextblock) lines.push(...node.textBetween(0, node.content.size, '\n', '\n').split('\n'));
    else for (const child of node.children) visit(child);
  };
  for (const node of slice.content.content) visit(node);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/**
 * Reads lines as events, each taking its date from the one before. Null where fewer than two lines begin with a time,
 * or fewer than half: then it is prose, and stays prose. A line without a time belongs to the event above it.
 */
export function readEventLines(lines: readonly string[], context: TimeContext): readonly EventLine[] | null {
  const events: { happened: WrittenTime | null; headline: string; further: string[] }[] = [];
  let { previous } = context;
  let timed = 0;
  for (const line of lines) {
    const text = line.replace(/^(?:[-*•–]|\d{1,3}[.)])\s+/u, '');
    const found = splitLeadingTime(text, { ...context, previous });
    if (found === null) {
      const last = events.at(-1);
      if (last === undefined) events.push({ happened: null, headline: text, further: [] });
      else last.further.push(text);
      continue;
    }
    timed += 1;
    const { parsed, rest } = found;
    if (parsed.kind === 'time') {
      previous = parsed.time.start === null ? previous : parsed.time;
      events.push({ happened: parsed.time, headline: rest, further: [] });
    } else if (parsed.kind === 'needs-date')
      events.push({ happened: parsed.undated, headline: rest, further: [] });
    // A question about the zone or the date stays in the words, to be answered there.
    else events.push({ happened: null, headline: text, further: [] });
  }
  return timed >= 2 && timed * 2 >= lines.length ? events : null;
}

function makeEvent({ schema }: EditorState, { happened, headline, further }: EventLine): Node {
  const paragraphs = [headline, ...further].map((line) =>
    newParagraph(schema, line === '' ? undefined : Fragment.from(schema.text(line))),
  );
  return newRow(schema, 'event', { happened }).copy(Fragment.from(paragraphs));
}

function blankEvent(state: EditorState, row: RowPlace): boolean {
  return isBlank(row.node) && !holdsFacts(row.node, referredIds(state.doc));
}

/** Puts each event at its time in the timeline with the caret; null where the slice is not a list of events. */
export function pasteEventLines(state: EditorState, slice: Slice): Transaction | null {
  const row = rowOfSelection(state.selection);
  if (row?.name !== 'event' || !inHeadline(state.selection.$from)) return null;
  const lines = linesOfSlice(slice);
  const events = lines.length < 2 ? null : readEventLines(lines, timeContextAt(state.doc, row.pos));
  if (events === null) return null;
  const { tr } = state;
  if (blankEvent(state, row)) tr.delete(row.pos, row.end);
  let caret: number | null = null;
  let after = row.index;
  for (const line of events) {
    const timeline = tr.doc.nodeAt(row.containerPos);
    if (timeline === null) return null;
    const event = makeEvent(state, line);
    // An event without an instant has no place of its own: it stands behind the one it was written after.
    const index =
      line.happened?.start === null || line.happened === null
        ? Math.min(after, timeline.childCount)
        : placeInTimeline(timeline, event);
    const pos = childPos(timeline, row.containerPos, index);
    tr.insert(pos, event);
    after = index + 1;
    caret = pos + 2 + (event.firstChild?.content.size ?? 0);
  }
  if (caret !== null) tr.setSelection(TextSelection.create(tr.doc, caret));
  return tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView();
}
