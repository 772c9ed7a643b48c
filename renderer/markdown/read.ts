import type { Node } from '@tiptap/pm/model';
import type { Definition, Nodes, Root, RootContent } from 'mdast';

import { admitDocument } from '../document/admit';
import type { NodeJSON } from '../document/draft';
import type { FrontMatter } from '../document/front-matter';
import { newId } from '../document/ids';
import { readInline } from './inline/read';
import { readFootnoteDefinition } from './nodes/footnotes';
import { readHtmlBlock } from './nodes/html';
import { readList } from './nodes/lists';
import { readBlockquote } from './nodes/quotes';
import { readTable } from './nodes/table';
import { readCodeBlock, readHeading, readParagraph, readRule } from './nodes/text-blocks';
import { parseMarkdown, parseMarkdownFile } from './parse';
import type { OnProgress } from './progress';
import type { ReadContext } from './read-context';
import { readStructures, zoneOfCaptions } from './structures/read';
import type { StructureContext } from './structures/read-context';

export interface ReadOptions {
  /** Whether the text is a whole file, which front matter may open. True by default. */
  readonly frontMatter?: boolean;
  /** Whether what this app prints for timelines, impacts, factors, actions and metrics becomes them again. */
  readonly structures?: boolean;
  /** Told how much of the text is parsed. */
  readonly onProgress?: OnProgress;
  /** Called with Markdown that no reader of the rendered text sees and the document has no place for, and its line. */
  readonly onDropped?: (source: string, line: number) => void;
  /** The document's zone, where the text itself does not name one. */
  readonly zone?: string;
  /** Gives the rows that others refer to their ids. */
  readonly newId?: () => string;
}

/**
 * Reads CommonMark and GFM; never fails, because any text is Markdown. Without `structures` every block is a plain one
 * and nothing that a reader of the rendered text sees is changed: HTML and front matter are kept to the letter, links
 * by reference become links. Blocks have no ids but for the rows that others refer to.
 */
export function readMarkdown(markdown: string, options: ReadOptions = {}): Node {
  const source = markdown.replace(/^\uFEFF/u, '');
  return readTree(parseSource(source, options), source, options);
}

/** The tree of a whole text, as `readMarkdown` parses it. */
export function parseSource(
  source: string,
  { frontMatter, onProgress }: Pick<ReadOptions, 'frontMatter' | 'onProgress'> = {},
): Root {
  const isPlain = frontMatter === false || !opensFrontMatter(source);
  return (isPlain ? parseMarkdown : parseMarkdownFile)(source, onProgress);
}

/** The first line with something in it names a field, or closes what the line before opened. */
const firstField = /^(?:[\t ]*(?:#.*)?\r?\n)*(?:["']?[\p{L}_][^\n:]*:(?:\s|$)|---)/u;

/**
 * Three hyphens are a rule in Markdown, and what stands between two of them may be a heading: it is front matter only
 * where it is closed, and where its first line with something in it names a field.
 */
function opensFrontMatter(source: string): boolean {
  const [opening, fence] = /^(---|\+\+\+)[\t ]*\r?\n/u.exec(source) ?? [];
  if (opening === undefined || fence === undefined) return false;
  const rest = source.slice(opening.length);
  const closes = fence === '---' ? /(?:^|\n)---[\t ]*(?:\r?\n|$)/u : /(?:^|\n)\+\+\+[\t ]*(?:\r?\n|$)/u;
  return closes.test(rest) && (fence === '+++' || firstField.test(rest));
}

/** The same for a tree that is parsed already. @param source the text that its positions count in */
export function readTree(root: Root, source: string, options: ReadOptions = {}): Node {
  const definitions = definitionsIn(root);
  const sourceOf = ({ position }: Nodes): string =>
    position === undefined ? '' : source.slice(position.start.offset, position.end.offset);
  const context: ReadContext = {
    blocks: (nodes) => nodes.flatMap((node) => readBlock(node, context)),
    drop: (node) => options.onDropped?.(sourceOf(node), node.position?.start.line ?? 1),
    inline: (nodes, place = 'block') => readInline(nodes, { definitions, place, sourceOf }),
    sourceOf,
  };
  const frontMatter = frontMatterOf(root);
  const children = frontMatter === null ? root.children : root.children.slice(1);
  const isStructured = options.structures === true;
  const zone = options.zone ?? (isStructured ? zoneOfCaptions(children) : null);
  const structured: StructureContext = { ...context, zone: zone ?? 'UTC', newId: options.newId ?? newId };
  return admitDocument({
    type: 'doc',
    attrs: { ...(zone === null ? {} : { zone }), ...(frontMatter === null ? {} : { frontMatter }) },
    content: isStructured ? readStructures(children, structured) : context.blocks(children),
  });
}

/** mdast's types have no TOML. */
interface Toml {
  readonly type: 'toml';
  readonly value: string;
}

function frontMatterOf({ children }: Root): FrontMatter | null {
  const first = children[0] as RootContent | Toml | undefined;
  return first?.type === 'yaml' || first?.type === 'toml' ? { format: first.type, value: first.value } : null;
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
      return readHtmlBlock(node);
    case 'footnoteDefinition':
      return readFootnoteDefinition(node, context);
    default:
      // Definitions have gone into the links; rows, items and inline content stand in their own parents only.
      return [];
  }
}
