import type { Node } from '@tiptap/pm/model';
import type { Definition, Nodes, RootContent } from 'mdast';

import { admitDocument } from '../document/admit';
import type { NodeJSON } from '../document/draft';
import { readInline } from './inline/read';
import { readList } from './nodes/lists';
import { readTable } from './nodes/table';
import { readBlockquote, readCodeBlock, readHeading, readParagraph, readRule } from './nodes/text-blocks';
import { parseMarkdown } from './parse';
import type { ReadContext } from './read-context';

/**
 * Reads CommonMark and GFM into a document of plain blocks, without ids; never fails, because any text is Markdown.
 * HTML is kept as the text it is, but for `<br>` and `<code>`, which the writer makes itself. Structured blocks are not
 * made out of tables and lists here.
 */
export function readMarkdown(markdown: string): Node {
  const root = parseMarkdown(markdown);
  const definitions = definitionsIn(root);
  const context: ReadContext = {
    blocks: (nodes) => nodes.flatMap((node) => readBlock(node, context)),
    inline: (nodes) => readInline(nodes, definitions),
  };
  return admitDocument({ type: 'doc', content: context.blocks(root.children) });
}

/** Definitions by identifier; the first of a name counts (CommonMark 0.31, 4.7). */
function definitionsIn(root: Nodes): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const look = (node: Nodes): void => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) node.children.forEach(look);
  };
  look(root);
  return found;
}

function readBlock(node: RootContent, context: ReadContext): NodeJSON[] {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, context);
    case 'heading':
      return readHeading(node, context);
    case 'blockquote':
      return readBlockquote(node, context);
    case 'code':
      return readCodeBlock(node);
    case 'thematicBreak':
      return readRule();
    case 'list':
      return readList(node, context);
    case 'table':
      return readTable(node, context);
    case 'html':
      return [{ type: 'paragraph', content: [{ type: 'text', text: node.value }] }];
    case 'footnoteDefinition':
      return readFootnote(node.label ?? node.identifier, context.blocks(node.children));
    case 'definition':
    case 'yaml':
      return [];
    default:
      // Rows, items and inline content stand in their own parents only.
      return [];
  }
}

/** The document has no footnotes: the note stays where it is, with its mark before it. */
function readFootnote(label: string, blocks: readonly NodeJSON[]): NodeJSON[] {
  const [first, ...others] = blocks;
  const mark: NodeJSON = { type: 'text', text: `[^${label}]: ` };
  return first?.type === 'paragraph'
    ? [{ ...first, content: [mark, ...(first.content ?? [])] }, ...others]
    : [{ type: 'paragraph', content: [mark] }, ...blocks];
}
