import type { Mark, Node } from '@tiptap/pm/model';
import type { ElementContent } from 'hast';

import { assetHash, isSafeLink } from '../../document/urls';
import { isWritten } from '../../markdown/inline/written-marks';
import { unknownText } from '../../markdown/nodes/unknown';
import type { HtmlContext } from './context';
import { childrenOf, h } from './element';
import { admitHtml } from './raw-html';

/** A leaf of inline content with the marks that lie on it. */
interface Piece {
  readonly leaf: readonly ElementContent[];
  readonly marks: readonly Mark[];
}

/** The inline content of a text block. Marks nest in the order of the schema, a link outermost. */
export function writeInline(block: Node, context: HtmlContext): ElementContent[] {
  return nest(
    block.children.map((node) => {
      const marks = node.marks.filter((mark) => isWritten(mark, block, context.losses, isSafeLink));
      // A link holds no other: the number that leads to a footnote stands between two parts of it.
      const isLink = node.type.name === 'footnoteReference';
      return {
        leaf: leafOf(node, block, context),
        marks: isLink ? marks.filter((mark) => mark.type.name !== 'link') : marks,
      };
    }),
  );
}

function leafOf(node: Node, block: Node, context: HtmlContext): readonly ElementContent[] {
  switch (node.type.name) {
    case 'text':
      return childrenOf([node.text ?? '']);
    case 'hardBreak':
      return [h('br', {})];
    case 'image':
      return writeImage(node, block, context);
    case 'htmlInline':
      return writeHtml(String(node.attrs['value'] ?? ''), block, context);
    case 'footnoteReference':
      return writeReference(node, block, context);
    default:
      return childrenOf([unknownText(node, block, context.losses).join(' ')]);
  }
}

/** HTML of the author's own as it may stand in a page, with what may not said. */
export function writeHtml(value: string, block: Node, { losses }: HtmlContext): readonly ElementContent[] {
  const { nodes, removed } = admitHtml(value);
  if (removed.length > 0) {
    losses.add('html', `Left out of the HTML in the text: ${removed.join('; ')}.`, block);
  }
  return nodes;
}

function writeReference(node: Node, block: Node, { notes, losses }: HtmlContext): readonly ElementContent[] {
  const label = String(node.attrs['label']);
  const number = notes.refer(label);
  if (number !== null) {
    return [h('sup', { className: ['note-mark'] }, h('a', { href: `#note-${number}` }, `${number}`))];
  }
  losses.add('gone', `The footnote "${label}" is not in the text, and neither is what leads to it.`, block);
  return [];
}

/** An image of the draft; of any other its description, as a link to it, because a page of its own fetches nothing. */
function writeImage(
  node: Node,
  block: Node,
  { losses, imageAddress }: HtmlContext,
): readonly ElementContent[] {
  const source = String(node.attrs['src'] ?? '');
  const alt = (node.attrs['alt'] ?? '') as string;
  const title = (node.attrs['title'] ?? null) as string | null;
  const hash = assetHash(source);
  if (hash !== null && imageAddress(hash) !== null) {
    return [h('img', { src: source, alt, ...(title === null ? {} : { title }) })];
  }
  const name = alt === '' ? 'without a description' : `"${alt}"`;
  if (hash !== null) {
    losses.add(
      'image',
      `The image ${name} is not among the draft's files; only its description is written.`,
      block,
    );
    return childrenOf([alt]);
  }
  losses.add('image', `The image ${name} lies elsewhere and is not fetched; a link to it is written.`, block);
  return linkToImage(
    source,
    alt,
    node.marks.some((mark) => mark.type.name === 'link'),
  );
}

/** @param isLinked whether it stands in a link already; a link holds no other */
export function linkToImage(source: string, alt: string, isLinked: boolean): readonly ElementContent[] {
  const words = alt.trim() === '' ? 'Image' : alt;
  if (isLinked || source === '' || !isSafeLink(source)) return childrenOf([words]);
  return [h('a', { href: source }, words)];
}

/** Neighbours under one mark share its element. */
function nest(pieces: readonly Piece[]): ElementContent[] {
  const nodes: ElementContent[] = [];
  for (let index = 0; index < pieces.length;) {
    const [outer] = pieces[index]?.marks ?? [];
    let end = index + 1;
    if (outer === undefined) {
      nodes.push(...(pieces[index]?.leaf ?? []));
    } else {
      while (end < pieces.length && pieces[end]?.marks[0]?.eq(outer) === true) end += 1;
      const inside = pieces.slice(index, end).map(({ leaf, marks }) => ({ leaf, marks: marks.slice(1) }));
      nodes.push(wrap(outer, nest(inside)));
    }
    index = end;
  }
  return nodes;
}

function wrap(mark: Mark, children: ElementContent[]): ElementContent {
  switch (mark.type.name) {
    case 'bold':
      return h('strong', {}, children);
    case 'italic':
      return h('em', {}, children);
    case 'strike':
      return h('del', {}, children);
    case 'code':
      return h('code', {}, children);
    case 'link': {
      const title = (mark.attrs['title'] ?? null) as string | null;
      const href = String(mark.attrs['href'] ?? '');
      return h('a', { href, ...(title === null ? {} : { title }) }, children);
    }
    default:
      return h('span', {}, children);
  }
}
