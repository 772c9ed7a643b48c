import type { BlockContent, RootContent } from 'mdast';

import { html } from '../inline/mdast';
import { readFacts } from './facts';
import { dayAt, formAt, isPlainMark, plainMark } from './forms';
import { isFactorList } from './labels';

/** Blocks that were written for one block of the document. */
export interface Written {
  readonly blocks: readonly BlockContent[];
  /** Whether they are the printed form of a structured block, and not plain ones. */
  readonly isForm: boolean;
}

const mark = (): BlockContent => html(plainMark);

/**
 * All blocks of a document, with the mark before each plain one that would be read as something structured. They are
 * gone through from the end, because a form is known by what comes after its first block.
 * @param hasTitle whether the document's own title is written before them or is empty: then a heading is not the title
 */
export function guardBlocks(parts: readonly Written[], hasTitle: boolean): BlockContent[] {
  let left = parts.reduce((sum, part) => sum + part.blocks.length, 0);
  // As long as it can get: written from its end, a list that grows would be a slow one.
  const guarded = Array.from<BlockContent>({ length: 2 * left });
  let start = guarded.length;
  const put = (block: BlockContent): void => {
    start -= 1;
    guarded[start] = block;
  };
  for (const { blocks, isForm } of parts.toReversed()) {
    const end = start;
    for (const block of blocks.toReversed()) {
      put(block);
      left -= 1;
      const isTaken = () => isPlainMark(block) || formAt(guarded, start, hasTitle && left === 0) !== null;
      if (!isForm && isTaken()) put(mark());
    }
    const form = isForm ? formAt(guarded, start, left === 0) : null;
    if (form === null || form.length <= blocks.length) continue;
    // What follows would be read as more of the same.
    start = end;
    put(mark());
    blocks.toReversed().forEach(put);
  }
  return guarded.slice(start);
}

/** Whether the reader takes the block at `index`, a mark, away and reads the next one as a plain one. */
export function isMarked(nodes: readonly RootContent[], index: number): boolean {
  const next = index + 1;
  return (
    isPlainMark(nodes[index]) &&
    (isPlainMark(nodes[next]) || formAt(nodes, next, index === 0) !== null || dayAt(nodes, next) !== null)
  );
}

/** The same for what stands under the first line of a row: there, lists of facts and of whys are no plain ones. */
export function guardRow(blocks: readonly BlockContent[]): BlockContent[] {
  return blocks.flatMap((block) => (isPlainMark(block) || isRowForm(block) ? [mark(), block] : [block]));
}

/** Whether it looks like the facts or the whys of a row. */
export function isRowForm(node: RootContent | BlockContent | undefined): boolean {
  return node !== undefined && (readFacts(node) !== null || isFactorList(node));
}

/** What stands under the first line of a row, as it is read. */
export interface RowBlocks {
  /** The plain blocks, without their marks. */
  readonly rest: readonly RootContent[];
  /** The last block, where it looks like the facts or the whys of the row and no mark says that it is plain. */
  readonly form: RootContent | null;
}

export function unguardRow(nodes: readonly RootContent[]): RowBlocks {
  const rest: RootContent[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const [node, next] = [nodes[index], nodes[index + 1]];
    if (node === undefined) continue;
    if (next !== undefined && isPlainMark(node) && (isPlainMark(next) || isRowForm(next))) {
      rest.push(next);
      index += 1;
    } else if (next === undefined && isRowForm(node)) return { rest, form: node };
    else rest.push(node);
  }
  return { rest, form: null };
}
