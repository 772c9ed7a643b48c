import type { Node } from '@tiptap/pm/model';

import { countWords } from './words';

interface Among {
  /** Id of the block around it; null for the document. */
  readonly parent: string | null;
  readonly siblings: readonly string[];
  readonly index: number;
  readonly node: Node;
}

const idOf = ({ attrs }: Node): string | null => (typeof attrs['id'] === 'string' ? attrs['id'] : null);

/** Every block with its siblings, by id. */
export function familiesOf(doc: Node): ReadonlyMap<string, Among> {
  const found = new Map<string, Among>();
  const look = (node: Node): void => {
    const siblings = node.children.map((child) => idOf(child) ?? '');
    for (const [index, child] of node.children.entries()) {
      const id = idOf(child);
      if (id !== null) found.set(id, { parent: idOf(node), siblings, index, node: child });
      if (!child.isTextblock) look(child);
    }
  };
  look(doc);
  return found;
}

/** Whether a block is new through and through: neither put around what was there, nor split off from it. */
function isNew(block: Node, before: ReadonlyMap<string, Among>, words: ReadonlyMap<string, number>): boolean {
  let isOld = [...countWords(block).keys()].some((word) => words.has(word));
  block.descendants((node) => {
    isOld ||= before.has(idOf(node) ?? '');
  });
  return !isOld;
}

/**
 * Blocks that the reviewer brought and that stand elsewhere among the blocks that are still beside one another. An event
 * goes where its time belongs, so it is not looked at.
 */
export function misplacedBlocks(base: Node, reviewed: Node, merged: Node): readonly string[] {
  const [was, theirs, now] = [base, reviewed, merged].map(familiesOf) as [
    ReadonlyMap<string, Among>,
    ReadonlyMap<string, Among>,
    ReadonlyMap<string, Among>,
  ];
  const words = countWords(base);
  return [...theirs].flatMap(([id, { siblings, index, node }]) => {
    const here = now.get(id);
    const isLookedAt = !was.has(id) && here !== undefined && node.type.name !== 'event';
    if (!isLookedAt || !isNew(node, was, words)) return [];
    const isKept = (one: string) => was.has(one) && now.get(one) !== undefined;
    const [before, after] = [
      siblings.slice(0, index).findLast(isKept),
      siblings.slice(index + 1).find(isKept),
    ].map((one) => (one === undefined ? undefined : now.get(one)));
    if (before === undefined || after === undefined) return [];
    // What it stands right beside may be the reviewer's own, and have gone elsewhere with what it was put around.
    const isBeside = [-1, 1].some((side) => {
      const neighbour = siblings[index + side];
      return neighbour !== undefined && neighbour === here.siblings[here.index + side];
    });
    if (isBeside) return [];
    const isTogether = before.siblings === after.siblings && before.index < after.index;
    if (!isTogether) return [];
    const isThere =
      here.siblings === before.siblings && before.index < here.index && here.index < after.index;
    return isThere ? [] : [id];
  });
}
