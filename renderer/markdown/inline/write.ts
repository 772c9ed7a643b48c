import type { Mark, Node } from '@tiptap/pm/model';
import type { PhrasingContent } from 'mdast';

import type { Place, WriteContext } from '../context';
import { writeFootnoteReference } from '../nodes/footnotes';
import { writeHtmlInline } from '../nodes/html';
import { writeImage } from '../nodes/image';
import { unknownText } from '../nodes/unknown';
import { writeCellCode } from './code';
import { html, inlineCode, lineBreak, link, text } from './mdast';
import { isWritten } from './written-marks';
import { hoist, joinText, trim, trimAroundBreaks } from './white-space';

/** A leaf of inline content with the marks that lie on it, but for the code mark, which is a leaf of its own. */
interface Piece {
  readonly leaf: PhrasingContent;
  readonly marks: readonly Mark[];
}

type InlineContext = Pick<WriteContext, 'losses' | 'options' | 'footnotes'>;

/**
 * The inline content of a text block in mdast. The longest run of a mark is the outermost, so that as few marks as
 * possible open and close; white space at the edge of a mark moves out of it, because Markdown's marks must touch what
 * they mark; white space at the edges of the block goes.
 */
export function writeInline(block: Node, place: Place, context: InlineContext): PhrasingContent[] {
  const only = plainText(block);
  if (only !== null) return only === '' ? [] : [text(only)];
  const pieces = mergeCode(block.children.flatMap((node) => pieceOf(node, block, context)));
  const line = trim(pieces.every(standsAlone) ? pieces.map(alone) : nest(pieces));
  return place === 'block' ? line : line.flatMap((node) => placed(node, place, block, context));
}

/** The text of a block that holds nothing else and no marks, as most cells and items of lists are; null for any other. */
function plainText(block: Node): string | null {
  const [node] = block.children;
  if (block.childCount > 1 || node === undefined || !node.isText || node.marks.length > 0) return null;
  return oneLine(node).replace(/^[\t ]+|[\t ]+$/gu, '');
}

/** A text's line ends are no line breaks: those are nodes. */
function oneLine({ text = '' }: Node): string {
  return /[\n\r]/u.test(text) ? text.replace(/[\t\n\r ]*[\n\r][\t\n\r ]*/gu, ' ') : text;
}

function pieceOf(node: Node, block: Node, context: InlineContext): readonly Piece[] {
  const marks =
    node.marks.length === 0
      ? node.marks
      : node.marks.filter((mark) => isWritten(mark, block, context.losses));
  const outer = marks.length === 0 ? marks : marks.filter((mark) => mark.type.name !== 'code');
  switch (node.type.name) {
    case 'text': {
      const value = oneLine(node);
      const leaf = outer.length < marks.length ? inlineCode(value) : text(value);
      return [{ leaf, marks: outer }];
    }
    case 'hardBreak':
      return [{ leaf: lineBreak(), marks: outer }];
    case 'image': {
      const leaf = writeImage(node, block, context);
      return leaf === null ? [] : [{ leaf, marks: outer }];
    }
    case 'htmlInline':
      return writeHtmlInline(node, block).map((leaf) => ({ leaf, marks: outer }));
    case 'footnoteReference':
      return [{ leaf: writeFootnoteReference(node, block, context), marks: outer }];
    default: {
      const value = unknownText(node, block, context.losses).join(' ');
      return value === '' ? [] : [{ leaf: text(value), marks: outer }];
    }
  }
}

/** Code next to code under the same marks is one span: two would read as one with other backticks. */
function mergeCode(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (
      last !== undefined &&
      last.leaf.type === 'inlineCode' &&
      piece.leaf.type === 'inlineCode' &&
      sameMarks(last.marks, piece.marks)
    ) {
      merged[merged.length - 1] = { ...last, leaf: inlineCode(last.leaf.value + piece.leaf.value) };
    } else merged.push(piece);
  }
  return merged;
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark) => mark.isInSet(other));
}

/** Whether a piece has at most one mark, shared with neither neighbour, and nothing at its edges that leaves the mark. */
function standsAlone({ leaf, marks }: Piece, index: number, pieces: readonly Piece[]): boolean {
  const [mark] = marks;
  if (leaf.type !== 'inlineCode' && (leaf.type !== 'text' || leaf.value.includes('\n'))) return false;
  if (mark === undefined) {
    return leaf.type !== 'text' || (leaf.value !== '' && !isBareText(pieces[index + 1]));
  }
  if (marks.length > 1 || (leaf.type === 'text' && !/^\S(?:.*\S)?$/su.test(leaf.value))) return false;
  return ![pieces[index - 1], pieces[index + 1]].some((other) => mark.isInSet(other?.marks ?? []));
}

function isBareText(piece: Piece | undefined): boolean {
  return piece?.leaf.type === 'text' && piece.marks.length === 0;
}

/** What `nest` makes of a piece that stands alone. */
function alone({ leaf, marks: [mark] }: Piece): PhrasingContent {
  return mark === undefined ? leaf : wrap(mark, [leaf]);
}

function nest(pieces: readonly Piece[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let index = 0; index < pieces.length;) {
    const piece = pieces[index];
    if (piece === undefined) break;
    // A mark begins with something to see.
    const outermost = piece.marks.length > 0 && isSolid(piece) ? longestRun(pieces, index) : null;
    if (outermost === null) {
      nodes.push(piece.leaf);
      index += 1;
      continue;
    }
    const { mark, length } = outermost;
    const inside = pieces
      .slice(index, index + length)
      .map(({ leaf, marks }) => ({ leaf, marks: marks.filter((other) => !other.eq(mark)) }));
    const { before, middle, after } = hoist(nest(inside));
    nodes.push(...before, ...(middle.length === 0 ? [] : [wrap(mark, middle)]), ...after);
    index += length;
  }
  const joined = joinText(nodes);
  return joined.some(endsLine) ? trimAroundBreaks(joined) : joined;
}

/** Whether white space beside it may have to go. */
function endsLine(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.includes('\n'));
}

/**
 * The mark of the piece at `index` that goes on longest, counted in pieces that are more than white space, because that
 * may move out of it; of equals the one that comes first in the schema.
 */
function longestRun(
  pieces: readonly Piece[],
  index: number,
): { readonly mark: Mark; readonly length: number } | null {
  let best: { readonly mark: Mark; readonly length: number; readonly solid: number } | null = null;
  for (const mark of pieces[index]?.marks ?? []) {
    let end = index;
    while (mark.isInSet(pieces[end]?.marks ?? [])) end += 1;
    const solid = pieces.slice(index, end).filter(isSolid).length;
    if (best === null || solid > best.solid) best = { mark, length: end - index, solid };
  }
  return best;
}

function isSolid({ leaf }: Piece): boolean {
  return leaf.type !== 'break' && (leaf.type !== 'text' || leaf.value.trim() !== '');
}

function wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  switch (mark.type.name) {
    case 'bold':
      return { type: 'strong', children };
    case 'italic':
      return { type: 'emphasis', children };
    case 'strike':
      return { type: 'delete', children };
    default:
      return link(String(mark.attrs['href'] ?? ''), (mark.attrs['title'] ?? null) as string | null, children);
  }
}

/** What a cell or a heading cannot hold in Markdown's own way is written as HTML, which GFM allows there. */
function placed(
  node: PhrasingContent,
  place: 'heading' | 'cell',
  block: Node,
  context: InlineContext,
): PhrasingContent[] {
  if ('children' in node) {
    const children = node.children.flatMap((child) => placed(child, place, block, context));
    return [{ ...node, children }];
  }
  if (node.type === 'break') {
    context.losses.add(
      'line-break',
      `A line break in a ${place === 'cell' ? 'table cell' : 'heading'} is written as <br>, which a blog that allows no HTML leaves out.`,
      block,
    );
    // The space keeps the words apart where the <br> is left out.
    return [text(' '), html('<br>')];
  }
  if (node.type === 'html' && place === 'cell') return [html(node.value.replaceAll('|', '\\|'))];
  if (node.type === 'inlineCode' && place === 'cell') return writeCellCode(node, block, context.losses);
  return [node];
}
