import type { NodeJSON } from '../../document/draft';
import type { TimeContext } from './clock';
import { hasClock, leadingTime } from './clock';
import { textOf } from './inline-text';
import { headingLevel } from './outline';
import { below, type FoundEvent } from './rows';
import { paragraphs, restOf } from './structure';

/** A heading that is a time, with or without words behind it. */
export interface TimeHeading {
  readonly event: FoundEvent;
  readonly level: number;
}

/** Headings longer than a time and a line are prose. In characters. */
const longest = 160;

export function timeHeading(block: NodeJSON | undefined, context: TimeContext): TimeHeading | null {
  if (block?.type !== 'heading') return null;
  const content = block.content ?? [];
  const text = textOf(content);
  if (text.length > longest) return null;
  const leading = leadingTime(content, context);
  if (leading === null) return null;
  const rest = restOf(content, leading.length);
  if (rest.length > 0 && !leading.isApart) return null;
  const event = { time: leading.time, isApart: true, content: paragraphs(rest), sources: [] };
  return { event, level: headingLevel(block) };
}

export interface HeadingRows {
  readonly events: readonly FoundEvent[];
  readonly context: TimeContext;
  readonly taken: number;
  readonly level: number;
}

/**
 * One heading per time: everything up to the next heading of that level is what happened then. Stops at a heading of that
 * level that is no time, at a higher one, and at one that is only a day.
 * @param at index of the first heading
 */
export function rowsOfHeadings(
  blocks: readonly NodeJSON[],
  at: number,
  context: TimeContext,
): HeadingRows | null {
  const first = timeHeading(blocks[at], context);
  if (first === null || first.event.time === null || !hasClock(first.event.time)) return null;
  let current = context;
  const events: FoundEvent[] = [];
  let index = at;
  while (index < blocks.length) {
    const block = blocks[index];
    if (block === undefined) break;
    if (block.type === 'heading' && headingLevel(block) <= first.level) {
      const next = timeHeading(block, current);
      if (next?.event.time === undefined || next.event.time === null) break;
      if (next.level !== first.level || !hasClock(next.event.time)) break;
      events.push(next.event);
      current = below(current, next.event.time);
    } else {
      const last = events.pop();
      if (last === undefined) break;
      events.push({ ...last, content: [...last.content, block] });
    }
    index += 1;
  }
  const filled = events.map((event) =>
    event.content.length === 0 ? { ...event, content: [{ type: 'paragraph' }] } : event,
  );
  return { events: filled, context: current, taken: index - at, level: first.level };
}
