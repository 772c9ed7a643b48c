import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import { createContext, type WriteContext, type WriteOptions } from './context';
import { writeInline } from './inline/write';
import type { Loss } from './losses';
import { writeActions } from './nodes/actions';
import { writeCoverage, writeMetrics } from './nodes/derived';
import { writeFactors } from './nodes/factors';
import { writeImpacts } from './nodes/impacts';
import { writeList } from './nodes/lists';
import { writeTable } from './nodes/table';
import {
  headingDepth,
  writeBlockquote,
  writeCodeBlock,
  writeHeading,
  writeParagraph,
  writeRule,
} from './nodes/text-blocks';
import { writeTimeline } from './nodes/timeline';
import { writeTitle } from './nodes/title';
import { writeUnknownBlock } from './nodes/unknown';
import { printMarkdown } from './print';
import { withoutEmptySections, type Part } from './sections';

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
  const base = createContext(doc, options);
  const context: WriteContext = {
    ...base,
    blocks: (nodes) => nodes.flatMap((node) => writeBlock(node, context)),
    inline: (block, place) => writeInline(block, place, base),
  };
  const parts: Part[] = [];
  const count = { factor: 1, action: 1, title: 0 };
  let level = 1;
  for (const node of doc.children) {
    if (node.type.name === 'heading') level = headingDepth(node);
    parts.push({ node, blocks: writeTopLevel(node, { ...context, level }, count) });
    count.factor += rowsIn(node, 'factors', 'factor');
    count.action += rowsIn(node, 'actions', 'action');
    if (node.type.name === 'title') count.title += 1;
  }
  return { blocks: withoutEmptySections(parts), losses: base.losses.all() };
}

function rowsIn(node: Node, container: string, row: string): number {
  return node.type.name === container ? node.children.filter((child) => child.type.name === row).length : 0;
}

interface Count {
  /** The number that the next factor or action of the document has. */
  readonly factor: number;
  readonly action: number;
  /** How many titles came before; there is one but after a merge. */
  readonly title: number;
}

function writeTopLevel(node: Node, context: WriteContext, count: Count): BlockContent[] {
  switch (node.type.name) {
    case 'title':
      return writeTitle(node, context, count.title === 0);
    case 'timeline':
      return writeTimeline(node, context);
    case 'impacts':
      return writeImpacts(node, context);
    case 'factors':
      return writeFactors(node, context, count.factor);
    case 'actions':
      return writeActions(node, context, count.action);
    case 'metrics':
      return writeMetrics(context);
    case 'coverage':
      return writeCoverage(context);
    case 'picture':
      // The timeline's picture has no Markdown form; the timeline itself says the same.
      return [];
    default:
      return writeBlock(node, context);
  }
}

function writeBlock(node: Node, context: WriteContext): BlockContent[] {
  switch (node.type.name) {
    case 'paragraph':
      return writeParagraph(node, context);
    case 'heading':
      return writeHeading(node, context);
    case 'blockquote':
      return writeBlockquote(node, context);
    case 'codeBlock':
      return writeCodeBlock(node);
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
