import { Fragment, type Node, type NodeType } from '@tiptap/pm/model';

import type { NodeJSON } from '../../document/draft';
import { documentSchema as schema } from '../../document/schema';
import type { Card } from '../merge-result';

/** What a card brings, to be put into the draft by hand. */
export interface CardContent {
  /** Whether it goes into the line, or between blocks. */
  readonly inline: boolean;
  readonly content: readonly Node[];
}

/** Whether a node says anything; what a split of a block leaves does not. */
function isSaying(node: Node): boolean {
  if (node.isText || (node.isLeaf && node.isInline)) return true;
  if (node.isLeaf) return !node.isTextblock;
  let says = false;
  node.descendants((child) => {
    says ||= child.isText || child.isLeaf;
    return !says;
  });
  return says;
}

/** A part of a block comes as the block around it, which may lack what its type wants. */
function whole(json: NodeJSON): Node | null {
  try {
    const node = schema.nodeFromJSON(json);
    node.check();
    return node;
  } catch {
    return null;
  }
}

/** What stands around a node that may not stand in the document by itself: a row in its list, a cell in its table. */
const around = ({ type }: Node): readonly NodeType[] =>
  schema.topNodeType.contentMatch.findWrapping(type) ?? [];

const namesOf = (types: readonly NodeType[]): string => types.map(({ name }) => name).join(' ');

/** Nodes as blocks of the document; those side by side that want the same around them share it. */
function asBlocks(nodes: readonly Node[]): readonly Node[] {
  const runs: { readonly types: readonly NodeType[]; readonly nodes: Node[] }[] = [];
  for (const node of nodes) {
    const types = around(node);
    const last = runs.at(-1);
    if (last !== undefined && types.length > 0 && namesOf(last.types) === namesOf(types))
      last.nodes.push(node);
    else runs.push({ types, nodes: [node] });
  }
  return runs.flatMap(
    ({ types, nodes: inner }) =>
      types.reduceRight<Fragment>(
        (content, type) => Fragment.from(type.create(null, content)),
        Fragment.fromArray([...inner]),
      ).content,
  );
}

const line = (nodes: readonly Node[]): Node => schema.node('paragraph', null, Fragment.fromArray([...nodes]));

/**
 * The content that a card brings, as nodes that the draft may hold; null where it brings none: a fact, a mark, words that
 * only go, a block that is divided.
 */
export function cardContent(card: Card): CardContent | null {
  const pieces = card.steps
    .map(({ inserted }) =>
      inserted
        .map(whole)
        .filter((node) => node !== null)
        .filter(isSaying),
    )
    .filter(({ length }) => length > 0);
  if (pieces.length === 0) return null;
  const isInline = (nodes: readonly Node[]): boolean => nodes.every((node) => node.isInline);
  if (pieces.every(isInline)) {
    const content = pieces.flatMap((nodes, index) => (index === 0 ? nodes : [schema.text(' '), ...nodes]));
    return { inline: true, content: Fragment.fromArray([...content]).content };
  }
  return {
    inline: false,
    content: asBlocks(pieces.flatMap((nodes) => (isInline(nodes) ? [line(nodes)] : nodes))),
  };
}
