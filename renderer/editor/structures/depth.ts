import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';

import { deepestFactor } from '../../document/nodes/factors';
import type { Edit } from './edits';
import { rowOfSelection, type RowPlace } from './rows';

export function depthOf(factor: Node): number {
  return factor.type.name === 'factor' ? (factor.attrs['depth'] as number) : 0;
}

/** The deepest that a factor may stand: one why below the row above it. */
function deepestFor(row: RowPlace): number {
  return row.index === 0 ? 0 : Math.min(deepestFactor, depthOf(row.container.child(row.index - 1)) + 1);
}

/**
 * Moves a factor in the chain of whys together with the whys below it, so that each keeps what it is a why of. One
 * single-attribute step for each factor. Does nothing where a factor would lose its parent or stand too deep.
 */
export function shiftDepth(tr: Transaction, row: RowPlace, by: 1 | -1): boolean {
  const depth = depthOf(row.node);
  if (row.name !== 'factor' || depth + by < 0 || (by > 0 && depth + by > deepestFor(row))) return false;
  const below: { readonly pos: number; readonly depth: number }[] = [{ pos: row.pos, depth }];
  let pos = row.end;
  for (let index = row.index + 1; index < row.container.childCount; index += 1) {
    const next = row.container.child(index);
    if (next.type.name !== 'factor' || depthOf(next) <= depth) break;
    below.push({ pos, depth: depthOf(next) });
    pos += next.nodeSize;
  }
  if (below.some((factor) => factor.depth + by > deepestFactor)) return false;
  for (const factor of below) tr.setNodeAttribute(factor.pos, 'depth', factor.depth + by);
  return true;
}

function shiftSelected(by: 1 | -1): Edit {
  return (tr) => {
    const row = rowOfSelection(tr.selection);
    if (row === null || row.name !== 'factor' || tr.selection.$from.depth > row.depth + 1) return false;
    shiftDepth(tr, row, by);
    // Tab stays in the text even where the factor can go no deeper.
    return true;
  };
}

export const sinkFactor: Edit = shiftSelected(1);
export const liftFactor: Edit = shiftSelected(-1);
