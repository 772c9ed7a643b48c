import type { Mark, Node } from '@tiptap/pm/model';
import type { PhrasingContent } from 'mdast';

import { isSafeLink } from '../../document/urls';
import type { Place, WriteContext } from '../context';
import { writeImage } from '../nodes/image';
import { unknownText } from '../nodes/unknown';
import { writeCellCode } from './code';
import { html, inlineCode, lineBreak, link, text } from './mdast';
import { hoist, joinText, trim, trimAroundBreaks } from './white-space';

/** A leaf of inline content with the marks that lie on it, but for the code mark, which is a leaf of its own. */
interface Piece {
  readonly leaf: PhrasingContent;
  readonly marks: readonly Mark[];
}

type InlineContext = Pick<WriteContext, 'losses' | 'options'>;

/**
 * The inline content of a text block in mdast. The longest run of a mark is the outermost, so that as few marks as
 * possible open and close; white space at the edge of a mark moves out of it, because Markdown's marks must touch what
 * they mark; white space at the edges of the block goes.
 */
export function writeInline(block: Node, place: Place, context: InlineContext): PhrasingContent[] {
  const pieces = mergeCode(block.children.flatMap((node) => pieceOf(node, block, context)));
  return trim(nest(pieces)).flatMap((node) => placed(node, place, block, context));
}

function pieceOf(node: Node, block: Node, context: InlineContext): readonly Piece[] {
  const marks = node.marks.filter((mark) => isWritten(mark, block, context));
  const outer = marks.filter((mark) => mark.type.name !== 'code');
  switch (node.type.name) {
    case 'text': {
      const value = node.text?.replace(/[\t\n\r ]*[\n\r][\t\n\r ]*/gu, ' ') ?? '';
      const leaf = outer.length < marks.length ? inlineCode(value) : text(value);
      return [{ leaf, marks: outer }];
    }
    case 'hardBreak':
      return [{ leaf: lineBreak(), marks: outer }];
    case 'image': {
      const leaf = writeImage(node, block, context);
      return leaf === null ? [] : [{ leaf, marks: outer }];
    }
    default: {
      const value = unknownText(node, block, context.losses).join(' ');
      return value === '' ? [] : [{ leaf: text(value), marks: outer }];
    }
  }
}

function isWritten(mark: Mark, block: Node, { losses }: InlineContext): boolean {
  if (mark.type.name === 'unknownMark') {
    const json = mark.attrs['json'] as { readonly type?: unknown } | null;
    losses.add(
      'unknown-content',
      `Text is marked as "${String(json?.type)}", which this version does not know; the text is kept, the mark is not.`,
      block,
    );
    return false;
  }
  if (mark.type.name !== 'link' || isSafeLink(String(mark.attrs['href'] ?? ''))) return true;
  losses.add(
    'unsafe-link',
    `The link to "${String(mark.attrs['href'])}" is written as text: only web and mail addresses are published.`,
    block,
  );
  return false;
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

function nest(pieces: readonly Piece[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let index = 0; index < pieces.length;) {
    const piece = pieces[index];
    if (piece === undefined) break;
    const outermost = longestRun(pieces, index);
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
  return trimAroundBreaks(joinText(nodes));
}

/** The mark of the piece at `index` that goes on longest; of equals the one that comes first in the schema. */
function longestRun(
  pieces: readonly Piece[],
  index: number,
): { readonly mark: Mark; readonly length: number } | null {
  let best: { readonly mark: Mark; readonly length: number } | null = null;
  for (const mark of pieces[index]?.marks ?? []) {
    let end = index;
    while (mark.isInSet(pieces[end]?.marks ?? [])) end += 1;
    if (best === null || end - index > best.length) best = { mark, length: end - index };
  }
  return best;
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
function placed(node: PhrasingContent, place: Place, block: Node, context: InlineContext): PhrasingContent[] {
  if ('children' in node) {
    const children = node.children.flatMap((child) => placed(child, place, block, context));
    return [{ ...node, children }];
  }
  if (place === 'block') return [node];
  if (node.type === 'break') {
    context.losses.add(
      'line-break',
      `A line break in a ${place === 'cell' ? 'table cell' : 'heading'} is written as <br>, which a blog that allows no HTML leaves out.`,
      block,
    );
    // The space keeps the words apart where the <br> is left out.
    return [html(' <br>')];
  }
  if (node.type === 'inlineCode' && place === 'cell') return writeCellCode(node, block, context.losses);
  return [node];
}
