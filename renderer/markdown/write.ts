import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import { originOf } from '../document/origin';
import { withLiveText } from '../timeline/live-text';
import { createContext, type WriteContext, type WriteOptions } from './context';
import { writeInline } from './inline/write';
import { addUnknownLiveValues, type Loss } from './losses';
import { madeOf } from './made-of';
import { writeFootnoteDefinition } from './nodes/footnotes';
import { writeHtmlBlock } from './nodes/html';
import { writeList } from './nodes/lists';
import { writeBlockquote } from './nodes/quotes';
import { writeTable } from './nodes/table';
import { writeCodeBlock, writeHeading, writeParagraph, writeRule } from './nodes/text-blocks';
import { writeUnknownBlock } from './nodes/unknown';
import { printMarkdown } from './print';
import { originHash, unchangedOrigin } from './structures/origin';
import { writeImported, writeTopLevel } from './structures/write';

export interface Markdown {
  /** GitHub Flavored Markdown without front matter, ending in a newline; '' for a document that says nothing. */
  readonly markdown: string;
  readonly losses: readonly Loss[];
}

/**
 * Writes a draft as a reader sees it. The same document gives the same bytes. What Markdown cannot hold is among the
 * losses; guidance is no part of the document and so is never written.
 */
export function writeMarkdown(doc: Node, options: WriteOptions): Markdown {
  const { blocks, losses } = writeBlocks(doc, options);
  return { markdown: printMarkdown(blocks), losses };
}

/** The same as mdast, for what shows the document without printing it. */
export function writeBlocks(
  doc: Node,
  options: WriteOptions,
): { readonly blocks: BlockContent[]; readonly losses: readonly Loss[] } {
  const said = withLiveText(doc);
  const fresh = (using: WriteOptions): WriteContext => withWriters(createContext(said.doc, using));
  const context = fresh(options);
  addUnknownLiveValues(context.losses, said.unknown);
  const blocks = writeTopLevel(context, { fresh, plain: writeBlock });
  return { blocks, losses: context.losses.all() };
}

/** Notes in every container of an import what it prints now: until that changes, its source is written for it. */
export function stampOrigins(doc: Node): Node {
  const said = withLiveText(doc).doc;
  const printed = imported(said);
  const children = doc.children.map((node, index) => {
    const [origin, blocks] = [originOf(node), printed.get(said.child(index))];
    if (origin === null || blocks === undefined) return node;
    const attrs = { ...node.attrs, origin: { ...origin, printed: originHash(blocks) } };
    return node.type.create(attrs, node.content, node.marks);
  });
  return doc.type.create(doc.attrs, children);
}

/**
 * The containers of an import that nobody has touched: for these, their source is written.
 * @param doc with the words of its live values in their place
 */
export function untouchedImports(doc: Node): ReadonlySet<Node> {
  const unchanged = [...imported(doc)].filter(
    ([node, blocks]) => unchangedOrigin(node, () => blocks) !== null,
  );
  return new Set(unchanged.map(([node]) => node));
}

function imported(doc: Node): ReadonlyMap<Node, BlockContent[]> {
  if (doc.children.every((node) => originOf(node) === null)) return new Map();
  const fresh = (using: WriteOptions): WriteContext => withWriters(createContext(doc, using));
  return writeImported(fresh({ title: true, imagePath: () => null }), { fresh });
}

function withWriters(base: Omit<WriteContext, 'blocks' | 'inline'>): WriteContext {
  const context: WriteContext = {
    ...base,
    blocks: (nodes) =>
      nodes.flatMap((node, index) => madeOf(node, writeBlock(node, context, index === nodes.length - 1))),
    inline: (block, place) => writeInline(block, place, base),
  };
  return context;
}

/** @param isLast whether nothing follows it in its parent */
function writeBlock(node: Node, context: WriteContext, isLast: boolean): BlockContent[] {
  switch (node.type.name) {
    case 'paragraph':
      return writeParagraph(node, context);
    case 'heading':
      return writeHeading(node, context);
    case 'blockquote':
      return writeBlockquote(node, context);
    case 'codeBlock':
      return writeCodeBlock(node);
    case 'htmlBlock':
      return writeHtmlBlock(node, isLast, context);
    case 'footnoteDefinition':
      return writeFootnoteDefinition(node, context);
    case 'horizontalRule':
      return writeRule();
    case 'bulletList':
    case 'orderedList':
      return writeList(node, context);
    case 'table':
      return writeTable(node, context);
    case 'unknownBlock':
      return writeUnknownBlock(node, context.losses);
    default:
      throw new RangeError(`There is no Markdown for "${node.type.name}".`);
  }
}
