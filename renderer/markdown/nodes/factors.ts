import type { Node } from '@tiptap/pm/model';
import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import { deepestFactor, defaultFactorAttributes, type FactorAttributes } from '../../document/nodes/factors';
import type { FactorKind } from '../../document/vocabulary';
import type { WriteContext } from '../context';
import { branchesOf, type Branch } from '../structures/branches';
import { readFactorLabel, writeFactorLabel } from '../structures/labels';
import { fillGaps } from '../structures/numbers';
import type { StructureContext } from '../structures/read-context';
import { makeItem, makeList } from './lists';
import { isEmptyRow, readItem, readRow, rowItem, rowsOf, writeRow, type RowText } from './rows';

interface FactorText {
  readonly number: number;
  readonly attributes: FactorAttributes;
  readonly text: RowText;
}

/**
 * Factors as a list, each why under what it explains. Every factor says its number, which is counted through the whole
 * document, because the actions name it.
 * @param first number of the block's first factor
 */
export function writeFactors(node: Node, context: WriteContext, first: number): BlockContent[] {
  const factors = rowsOf(node).flatMap((row, index): FactorText[] => {
    const words = writeRow(row, context);
    const attributes = row.attrs as FactorAttributes;
    const isEmpty = isEmptyRow(words) && attributes.kind === '';
    return isEmpty ? [] : [{ number: first + index, attributes, text: words }];
  });
  if (factors.length === 0) return [];
  return [makeList(branchesOf(factors, ({ attributes }) => attributes.depth).map(branchItem), null)];
}

/** Whether anything is written for a factor, so that an action can name its number. */
export function isWrittenFactor(row: Node, context: WriteContext): boolean {
  return (row.attrs as FactorAttributes).kind !== '' || !isEmptyRow(writeRow(row, context));
}

function branchItem({ row, under }: Branch<FactorText>): ListItem {
  const item = rowItem(writeFactorLabel(row.number, row.attributes.kind), row.text, []);
  if (under.length === 0) return item;
  return makeItem([...(item.children as BlockContent[]), makeList(under.map(branchItem), null)]);
}

interface ReadFactor {
  readonly number: number;
  readonly kind: FactorKind | '';
  readonly depth: number;
  readonly line: readonly PhrasingContent[];
  readonly rest: readonly RootContent[];
}

/** Null where something that is no factor stands among them. */
function factorsIn(list: List, depth: number): readonly ReadFactor[] | null {
  const found = list.children.map((item) => {
    const { label, line, rest, facts, whys } = readItem(item);
    const under = whys === null ? [] : factorsIn(whys, depth + 1);
    return facts.length > 0 || under === null
      ? null
      : [{ ...readFactorLabel(label), depth, line, rest }, ...under];
  });
  return found.every((factors) => factors !== null) ? found.flat() : null;
}

export interface ReadFactors {
  readonly node: NodeJSON;
  /** Ids of the factors by the numbers that were printed. */
  readonly ids: readonly (readonly [number: number, id: string])[];
}

/**
 * The factors of a list; null where their numbers do not go up.
 * @param first the number that the first factor has by its place in the document
 */
export function readFactors(list: List, first: number, context: StructureContext): ReadFactors | null {
  const rows = factorsIn(list, 0)?.map(({ number, kind, depth, line, rest }) => {
    const id = context.newId();
    const attrs = { id, kind, depth: Math.min(depth, deepestFactor) };
    return { number, id, row: readRow('factor', attrs, line, rest, context) };
  });
  const content = rows === undefined ? null : fillGaps(rows, first, () => emptyFactor(context));
  if (rows === undefined || content === null) return null;
  return { node: { type: 'factors', content }, ids: rows.map(({ number, id }) => [number, id] as const) };
}

const emptyFactor = ({ newId }: StructureContext): NodeJSON => ({
  type: 'factor',
  attrs: { id: newId(), ...defaultFactorAttributes },
});
