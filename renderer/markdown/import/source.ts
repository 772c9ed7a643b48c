import type { Nodes, Root, RootContent } from 'mdast';

import { releaseDocument } from '../../document/admit';
import type { NodeJSON } from '../../document/draft';
import type { OnProgress } from '../progress';
import { parseSource, readTree } from '../read';
import { isOwnPrint } from '../structures/read';
import type { Placed } from './block-list';
import { textOf } from './inline-text';
import { lineEnd } from './structure';

export interface Source {
  /** The blocks of the document, with line ends in paragraphs kept as `lineEnd`. */
  readonly blocks: readonly Placed[];
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whether this app printed it: then what is structured says so, and everything else is text on purpose. */
  readonly isOurs: boolean;
  /** Markdown that no reader sees and the document has no place for, with its line. */
  readonly dropped: readonly { readonly source: string; readonly line: number }[];
  /** Lines of headings that are underlined paragraphs. */
  readonly underlined: readonly { readonly line: number; readonly length: number }[];
}

export interface SourceOptions {
  readonly newId: () => string;
  readonly onProgress?: OnProgress;
}

/** Reads a whole text; what this app printed comes back as what it was, everything else as plain blocks. */
export function readSource(text: string, { newId, onProgress }: SourceOptions): Source {
  const source = text.replace(/^\uFEFF/u, '').replaceAll(lineEnd, '\uFFFD');
  const root = parseSource(source, onProgress === undefined ? {} : { onProgress });
  const underlined = root.children.flatMap((node) =>
    isUnderlined(node, source) ? [lengthOf(node, source)] : [],
  );
  const isOurs = isOwnPrint(root.children);
  if (!isOurs) keepLineEnds(root, source);
  const dropped: { readonly source: string; readonly line: number }[] = [];
  const doc = readTree(root, source, {
    structures: true,
    newId,
    onDropped: (words, line) => void dropped.push({ source: words, line }),
  });
  const json = releaseDocument(doc);
  return {
    blocks: placedIn(json.content ?? [], root.children),
    attributes: json.attrs ?? {},
    isOurs,
    dropped,
    underlined,
  };
}

/** A line that a time or a cell begins. */
const rowLine = /^[\s*_`[(]*(?:\d|\||\p{Nd})/mu;

/**
 * Where a paragraph's lines may be rows, the line ends in it stay to be seen. Not in quotations: there they are part of
 * what makes an alert, and nothing is recognised.
 */
function keepLineEnds(root: Root, source: string): void {
  const look = (node: Nodes): void => {
    if (node.type === 'blockquote') return;
    if (node.type === 'paragraph') {
      const words = source.slice(node.position?.start.offset, node.position?.end.offset);
      if (words.includes('\n') && rowLine.test(words)) mark(node);
    } else if ('children' in node) node.children.forEach(look);
  };
  look(root);
}

function mark(node: Nodes): void {
  if (node.type === 'text') node.value = node.value.replace(/\n/gu, lineEnd);
  else if ('children' in node) node.children.forEach(mark);
}

/** Setext headings: with `---` right under a paragraph an author may have meant a rule. */
function isUnderlined(node: RootContent, source: string): boolean {
  if (node.type !== 'heading' || node.depth !== 2 || node.position === undefined) return false;
  return /\n *-+ *$/u.test(source.slice(node.position.start.offset, node.position.end.offset));
}

function lengthOf(node: RootContent, source: string): { readonly line: number; readonly length: number } {
  const { start, end } = node.position ?? { start: undefined, end: undefined };
  return { line: start?.line ?? 1, length: source.slice(start?.offset, end?.offset).trim().length };
}

/**
 * The blocks with the lines they begin on. Blocks and nodes are not one to one (definitions make no block, one block of
 * ours is made of several nodes), so each block takes the next node with the same beginning.
 */
function placedIn(blocks: readonly NodeJSON[], nodes: readonly RootContent[]): readonly Placed[] {
  let next = 0;
  return blocks.map((block) => {
    const words = beginning(blockText(block));
    const found = nodes.findIndex((node, index) => index >= next && beginning(nodeText(node)) === words);
    // A block far ahead would be another one with the same words.
    if (found === -1 || found > next + 3) {
      return { block, line: nodes[next]?.position?.start.line ?? null };
    }
    next = found + 1;
    return { block, line: nodes[found]?.position?.start.line ?? null };
  });
}

const beginning = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 40);

function blockText(block: NodeJSON): string {
  if (block.content === undefined) return block.text ?? '';
  const inner = block.content.every(({ text }) => text !== undefined);
  return inner ? textOf(block.content) : block.content.map(blockText).join('');
}

function nodeText(node: Nodes): string {
  if ('value' in node && node.type !== 'yaml') return node.value;
  return 'children' in node ? node.children.map(nodeText).join('') : '';
}
