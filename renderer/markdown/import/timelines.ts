import type { NodeJSON } from '../../document/draft';
import type { WrittenTime } from '../../time/written-time';
import { beginsDotted, type TimeContext } from './clock';
import type { Pass, Placed } from './block-list';
import { dayLine } from './day-line';
import { hasMark, textOf } from './inline-text';
import { headingLevel, outline, type Scope } from './outline';
import type { Became, Stayed } from './report';
import { areStory, below, eventNode, type FoundEvent, type FoundRows } from './rows';
import { isList, itemParts, itemsOf, makeContainer } from './structure';
import { rowsOfHeadings } from './timeline-headings';
import { rowsOfList, rowsOfParagraph } from './timeline-lines';
import { rowsOfBarLines, rowsOfTable } from './timeline-table';

type Note = { readonly became: Became } | { readonly stayed: Stayed };

/** A run of blocks that are rows of one timeline. */
interface Run {
  readonly events: readonly FoundEvent[];
  readonly context: TimeContext;
  readonly taken: number;
  /** Level of the headings, where it is one heading a time. */
  readonly level?: number;
}

/**
 * Makes timelines of tables, lists, paragraphs and headings that tell what happened when. In a section that says it is a
 * timeline each form counts; elsewhere only what can hardly be anything else. Dates are carried forward from day to row
 * and from row to row.
 */
export function recogniseTimelines(placed: readonly Placed[], start: TimeContext): Pass<Note> {
  const blocks = placed.map(({ block }) => block);
  const scopes = outline(blocks);
  const made: Placed[] = [];
  const notes: Note[] = [];
  let context = start;
  let told = -1;
  // Section and level in which a heading a time has told a story: there, two headings are enough to go on with it.
  let toldByHeadings = '';
  let days: readonly { readonly level: number; readonly day: WrittenTime }[] = [];
  let index = 0;
  while (index < blocks.length) {
    const at = placed[index];
    const scope = scopes[index];
    if (at === undefined || scope === undefined) break;
    // Under a new heading times begin on its day again, or on the incident's: what stood above may be another story.
    if (at.block.type === 'heading' && (scope.meaning !== 'timeline' || isOpening(scope, index))) {
      const level = headingLevel(at.block);
      days = days.filter((one) => one.level < level);
      context = below(start, days.at(-1)?.day ?? null);
    }
    const isTimeline =
      scope.meaning === 'timeline' || (told !== -1 && told === scope.from && !isOpening(scope, index));
    const manner = isTimeline ? mannerOf(blocks, scopes, scope) : plainManner;
    const run = runAt(
      blocks,
      scopes,
      index,
      { ...context, isDotted: manner.isDotted },
      {
        isTimeline,
        isSpaced: manner.isSpaced,
        told: toldByHeadings,
      },
    );
    if (run === null) {
      const day = dayLine(at.block, context);
      if (day !== null) {
        context = below(start, day);
        if (at.block.type === 'heading') days = [...days, { level: headingLevel(at.block), day }];
      }
      made.push(at);
      if (scope.meaning === 'timeline') notes.push(...stayedNote(at));
      index += 1;
      continue;
    }
    const source = blocks.slice(index, index + run.taken);
    const container = makeContainer('timeline', run.events.map(eventNode), source);
    made.push({ block: container, line: at.line });
    notes.push({ became: { kind: 'timeline', place: at.line, rows: run.events.length } });
    context = { ...run.context, isDotted: false };
    told = scope.from;
    if (run.level !== undefined) toldByHeadings = `${scope.from} ${run.level}`;
    index += run.taken;
  }
  return { blocks: made, notes };
}

function isOpening(scope: Scope, index: number): boolean {
  return scope.from === index;
}

/** How the times of a section are written. */
interface Manner {
  /** Whether nothing but a space stands between time and words. */
  readonly isSpaced: boolean;
  readonly isDotted: boolean;
}

const plainManner: Manner = { isSpaced: false, isDotted: false };
/** So many paragraphs of a section have to be written so before it counts as its manner. */
const leastOften = 3;

/** One paragraph that begins with "13:42 was" is prose; where several of a timeline do, they are rows. */
function mannerOf(blocks: readonly NodeJSON[], scopes: readonly Scope[], { from }: Scope): Manner {
  const texts = blocks.flatMap((block, index) =>
    scopes[index]?.from !== from
      ? []
      : isList(block)
        ? itemsOf(block).map(headOf)
        : block.type === 'paragraph'
          ? [textOf(block.content)]
          : [],
  );
  const dotted = texts.filter(beginsDotted).length;
  const colons = texts.filter((text) => /^\s*\d{1,2}:\d{2}\b/u.test(text)).length;
  return { isSpaced: dotted + colons >= leastOften, isDotted: dotted >= 2 && dotted + colons >= leastOften };
}

function headOf(item: NodeJSON): string {
  return textOf(itemParts(item)?.head);
}

/** Sections in which rows outside of a timeline's section may still be one. */
const openMeanings = new Set([null, 'summary', 'what-happened', 'response', 'background', 'detection']);

function runAt(
  blocks: readonly NodeJSON[],
  scopes: readonly Scope[],
  index: number,
  context: TimeContext,
  manner: { readonly isTimeline: boolean; readonly isSpaced: boolean; readonly told: string },
): Run | null {
  const { isTimeline } = manner;
  const headings = rowsOfHeadings(blocks, index, context);
  const scope = scopes[index];
  const isMore = manner.told === `${scope?.from} ${headings?.level}`;
  if (headings !== null && (isTimeline || isMore || headings.events.length >= 3)) return headings;
  if (!isTimeline && !openMeanings.has(scope?.meaning ?? null)) return null;
  let run: Run | null = null as Run | null;
  let pending: NodeJSON[] = [];
  let at = index;
  while (at < blocks.length && scopes[at]?.from === scope?.from) {
    const block = blocks[at];
    if (block === undefined || block.type === 'heading') break;
    const found = rowsOfBlock(block, run?.context ?? context, manner);
    if (found !== null) {
      run = {
        events: [...withDetails(run?.events ?? [], pending), ...found.events],
        context: found.context,
        taken: at + 1 - index,
      };
      pending = [];
    } else if (run !== null && isDetail(block)) pending.push(block);
    else break;
    at += 1;
  }
  if (run === null || run.events.length === 0) return null;
  const isTable = blocks[index]?.type === 'table' && run.events.length >= 2;
  return isTimeline || isTable || areStory(run.events) ? run : null;
}

function rowsOfBlock(
  block: NodeJSON,
  context: TimeContext,
  { isTimeline, isSpaced }: { readonly isTimeline: boolean; readonly isSpaced: boolean },
): FoundRows | null {
  switch (block.type) {
    case 'table':
      return rowsOfTable(block, context, isTimeline);
    case 'bulletList':
    case 'orderedList':
      return rowsOfList(block, context, isTimeline);
    case 'paragraph':
      return (
        rowsOfBarLines(block, context, isTimeline) ?? rowsOfParagraph(block, context, isTimeline, isSpaced)
      );
    default:
      return null;
  }
}

/** Blocks that go with the row above them when another row follows: a log, a quotation, a picture, a list. */
function isDetail(block: NodeJSON): boolean {
  if (block.type === 'codeBlock' || block.type === 'blockquote' || isList(block)) return true;
  if (block.type !== 'paragraph') return false;
  const content = block.content ?? [];
  return (
    content.some(({ type }) => type === 'image') &&
    textOf(content.filter(({ type }) => type !== 'image')).trim() === ''
  );
}

function withDetails(events: readonly FoundEvent[], details: readonly NodeJSON[]): readonly FoundEvent[] {
  const last = events.at(-1);
  if (last === undefined || details.length === 0) return events;
  return [...events.slice(0, -1), { ...last, content: [...last.content, ...details] }];
}

/** What in a timeline's section looks like rows and could not be read as such. */
function stayedNote({ block, line }: Placed): readonly Note[] {
  const what = block.type === 'table' ? 'table' : isList(block) ? 'list' : null;
  if (what === null || isLabelList(block)) return [];
  return [{ stayed: { what, place: line, why: 'too few of its rows begin with a time that can be read' } }];
}

function isLabelList(block: NodeJSON): boolean {
  const content = block.content?.[0]?.content?.[0]?.content ?? [];
  return block.content?.length === 1 && content.every((node) => hasMark(node, 'bold'));
}
