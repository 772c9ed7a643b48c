import type { NodeJSON } from '../../document/draft';
import type { TimeContext } from './clock';
import { hasClock, leadingTime, type Leading } from './clock';
import { split, textOf, trim, type Inline } from './inline-text';
import { below, type FoundEvent, type FoundRows } from './rows';
import { isList, itemParts, itemsOf, lineEnd, paragraph, restOf } from './structure';

/** Of the items of a list in a section that says it is a timeline, at least this share has to begin with a time. */
const leastShare = 0.5;

/** "- 13:42 rules begin to deploy", in any of the ways to set the time apart. */
export function rowsOfList(list: NodeJSON, context: TimeContext, isTimeline: boolean): FoundRows | null {
  if (!isList(list) || itemsOf(list).length === 0) return null;
  let current = context;
  const events: FoundEvent[] = [];
  let timed = 0;
  for (const item of itemsOf(list)) {
    const parts = itemParts(item);
    const leading = parts === null ? null : leadingTime(parts.head, current);
    const checked = item.attrs?.['checked'];
    if (typeof checked === 'boolean') return null;
    if (parts === null || leading === null || !isRow(leading, parts.head)) {
      // A remark between the rows stays with the row above it.
      const above = events.pop();
      if (above === undefined) return null;
      events.push({ ...above, content: withRemark(above.content, item, list.type) });
      continue;
    }
    events.push(eventOf(leading, parts.head, parts.others));
    current = below(current, leading.time);
    timed += 1;
  }
  if (timed < itemsOf(list).length * leastShare) return null;
  if (!isTimeline && timed < itemsOf(list).length) return null;
  return { events, context: current };
}

/** A time of day, or a day that stands apart. "2 July was quiet" and "13 hosts" are prose. */
function isRow({ time, isApart }: Leading, head: Inline): boolean {
  if (time.precision === 'unknown' && !isApart && !hasClock(time)) return false;
  return hasClock(time) || isApart || textOf(head).includes(lineEnd);
}

function eventOf(leading: Leading, head: Inline, others: readonly NodeJSON[]): FoundEvent {
  const rest = restOf(head, leading.length);
  const first = rest.length === 0 && others.length > 0 ? [] : [paragraph(rest)];
  return { time: leading.time, isApart: leading.isApart, content: [...first, ...others], sources: [] };
}

function withRemark(content: readonly NodeJSON[], item: NodeJSON, type: string): readonly NodeJSON[] {
  return [...content, { type, content: [item] }];
}

/**
 * A paragraph that begins with a time, or several lines of one paragraph that all do. Outside of a timeline's section the
 * time has to be set apart, because prose begins with times too.
 * @param isSpaced whether a space alone sets times apart here
 */
export function rowsOfParagraph(
  block: NodeJSON,
  context: TimeContext,
  isTimeline: boolean,
  isSpaced: boolean,
): FoundRows | null {
  if (block.type !== 'paragraph') return null;
  const lines = linesOf(block.content ?? []);
  let current = context;
  const events: FoundEvent[] = [];
  for (const line of lines) {
    const leading = leadingTime(line, current);
    const isApart = leading?.isApart === true || (leading !== null && isSpaced && hasClock(leading.time));
    const isTime = leading !== null && isApart && leading.time.precision !== 'range';
    const isSpan = isApart && isTimeline;
    const hasWords = leading !== null && textOf(restOf(line, leading.length)) !== '';
    if (leading === null || !(isTime || isSpan) || !hasWords) {
      // A line without a time goes on with the row above; a paragraph that does not begin with one is no row.
      const above = events.pop();
      if (above === undefined) return null;
      events.push({ ...above, content: continued(above.content, line) });
      continue;
    }
    events.push(eventOf(leading, line, []));
    current = below(current, leading.time);
  }
  return { events, context: current };
}

/** Lines that begin with a time; the others belong to the line before. */
function linesOf(content: Inline): readonly Inline[] {
  const lines = split(content, new RegExp(lineEnd, 'gu'));
  return lines.flatMap(atBreaks).map(trim);
}

/** A hard break, as `<br>` or as two spaces, ends a line too. */
function atBreaks(content: Inline): readonly Inline[] {
  const lines: NodeJSON[][] = [[]];
  for (const node of content) {
    if (isBreak(node)) lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines.filter((line) => textOf(line).trim() !== '');
}

function isBreak(node: NodeJSON): boolean {
  if (node.type === 'hardBreak') return true;
  const value = node.attrs?.['value'];
  return node.type === 'htmlInline' && typeof value === 'string' && /^<br\s*\/?>$/iu.test(value.trim());
}

function continued(content: readonly NodeJSON[], line: Inline): readonly NodeJSON[] {
  const last = content.at(-1);
  if (last?.type !== 'paragraph') return [...content, paragraph(line)];
  const words = [...(last.content ?? []), { type: 'text', text: ' ' }, ...line];
  return [...content.slice(0, -1), { ...last, content: words }];
}
