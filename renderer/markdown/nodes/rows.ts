import type { Node } from '@tiptap/pm/model';
import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import type { RowName } from '../../document/nodes/structures';
import { documentSchema } from '../../document/schema';
import type { WriteContext } from '../context';
import { fitsCell } from '../inline/code';
import type { ReadContext } from '../read-context';
import { readFacts, writeFacts, type Fact } from '../structures/facts';
import { guardRow, unguardRow } from '../structures/guard';
import { itemLabel, writeLabel } from '../structures/labels';
import { keepInLine } from './html';
import { makeItem } from './lists';
import { writeUnknownBlock } from './unknown';

/** A row of a structured block, ready to be laid out as a line of a table or as an item of a list. */
export interface RowText {
  readonly headline: PhrasingContent[];
  /** What stands under the headline. */
  readonly rest: BlockContent[];
  /** Whether a table cell can hold all of it as it is: one line, no image, no code that a cell would change. */
  readonly isOneLine: boolean;
}

/** HTML that nothing closes would take in the facts that stand under the row's text, so that it is never the last block. */
const another = () => documentSchema.node('paragraph', null, documentSchema.text('x'));

export function writeRow(row: Node, { blocks, inline }: Pick<WriteContext, 'blocks' | 'inline'>): RowText {
  const written = row.children
    .map((node) => ({
      node,
      blocks: node.type.name === 'htmlBlock' ? blocks([node, another()]).slice(0, -1) : blocks([node]),
    }))
    .filter((child) => child.blocks.length > 0);
  const [first, ...others] = written;
  const [lead] = first?.blocks ?? [];
  if (first === undefined || lead?.type !== 'paragraph') {
    const rest = written.flatMap((child) => child.blocks);
    return { headline: [], rest, isOneLine: rest.length === 0 };
  }
  const headline = first.node.type.name === 'paragraph' ? inline(first.node, 'block') : lead.children;
  const rest = [...first.blocks.slice(1), ...others.flatMap((child) => child.blocks)];
  return { headline, rest, isOneLine: rest.length === 0 && fitsLine(headline) };
}

/** Whether a cell can hold these as they are. */
export function fitsLine(nodes: readonly PhrasingContent[]): boolean {
  return nodes.every((node) => {
    if ('children' in node) return fitsLine(node.children);
    if (node.type === 'inlineCode') return fitsCell(node.value);
    return node.type === 'text' || node.type === 'footnoteReference';
  });
}

export function isEmptyRow({ headline, rest }: RowText): boolean {
  return headline.length === 0 && rest.length === 0;
}

/** What a newer version put into a container beside its rows comes after it. */
export function writeUnknownRows(container: Node, { losses }: WriteContext): BlockContent[] {
  return container.children
    .filter((node) => node.type.name === 'unknownBlock')
    .flatMap((node) => writeUnknownBlock(node, losses));
}

export function rowsOf(container: Node): readonly Node[] {
  return container.children.filter((node) => node.type.name !== 'unknownBlock');
}

/** A list item: a label in bold, the headline, under it the rest and the facts. */
export function rowItem(label: string, { headline, rest }: RowText, facts: readonly Fact[]): ListItem {
  const line = keepInLine(writeLabel(label, headline));
  return makeItem([{ type: 'paragraph', children: line }, ...guardRow(rest), ...writeFacts(facts)]);
}

/** A row in a list, as it is read. */
export interface ItemText {
  /** What the label says. */
  readonly label: string;
  /** The first line behind its label. */
  readonly line: readonly PhrasingContent[];
  readonly rest: readonly RootContent[];
  /** The facts under the row; none where what stands there last is something else. */
  readonly facts: readonly Fact[];
  /** The last block, where it is the whys of a factor. */
  readonly whys: List | null;
}

export function readItem(item: ListItem): ItemText {
  const { label = '', line = [] } = itemLabel(item) ?? {};
  const { rest, form } = unguardRow(item.children.slice(1));
  const facts = readFacts(form ?? undefined);
  const whys = form?.type === 'list' && facts === null ? form : null;
  return { label, line, rest, facts: facts ?? [], whys };
}

/** Facts by their names; null where one stands there twice, or something that is no fact of such a row. */
export function factsByName(
  { facts, whys }: ItemText,
  names: readonly string[],
): ReadonlyMap<string, PhrasingContent[]> | null {
  const byName = new Map(facts.map(({ name, value }) => [name, value]));
  const isOurs = facts.every(({ name }) => names.includes(name)) && byName.size === facts.length;
  return whys === null && isOurs ? byName : null;
}

/** A row of a document: its first line, and what stands under it. */
export function readRow(
  type: RowName,
  attrs: Readonly<Record<string, unknown>>,
  line: readonly PhrasingContent[],
  rest: readonly RootContent[],
  { blocks, inline }: Pick<ReadContext, 'blocks' | 'inline'>,
): NodeJSON {
  const headline = inline(line);
  const first: NodeJSON[] = headline.length === 0 ? [] : [{ type: 'paragraph', content: headline }];
  return { type, attrs, content: [...first, ...blocks(rest)] };
}
