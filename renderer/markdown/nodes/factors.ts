import type { Node } from '@tiptap/pm/model';
import type { BlockContent, ListItem } from 'mdast';

import type { FactorAttributes } from '../../document/nodes/factors';
import { label } from '../../document/vocabulary';
import type { WriteContext } from '../context';
import { makeItem, makeList } from './lists';
import { capitalised, isEmptyRow, numberedList, rowItem, splitRows, type RowText } from './rows';

interface FactorText {
  readonly number: number;
  readonly attributes: FactorAttributes;
  readonly text: RowText;
}

/** A factor with the whys under it. */
interface Branch {
  readonly factor: FactorText;
  readonly under: Branch[];
}

/**
 * Factors as a list, each why under what it explains. Factors are counted through the whole document and the actions
 * name those numbers: where no factor lies under another Markdown counts the same way, else each number is written out.
 * @param first number of the block's first factor
 */
export function writeFactors(node: Node, context: WriteContext, first: number): BlockContent[] {
  const { rows, unknown } = splitRows(node, context);
  const factors = rows
    .map(({ node: row, text }, index) => ({
      number: first + index,
      attributes: row.attrs as FactorAttributes,
      text,
    }))
    .filter((factor) => !isEmptyRow(factor.text) || factor.attributes.kind !== '');
  if (factors.length === 0) return unknown;
  const roots = branches(factors);
  const isFlat = roots.every((root) => root.under.length === 0);
  const list = isFlat
    ? numberedList(
        factors.map((factor) => ({
          number: factor.number,
          item: (words) => rowItem(words, factor.text, []),
        })),
        (number) => kindWords(factors.find((factor) => factor.number === number)?.attributes),
      )
    : makeList(roots.map(branchItem), null);
  return [list, ...unknown];
}

/** A factor stands under the nearest one above it that is less deep. */
function branches(factors: readonly FactorText[]): readonly Branch[] {
  const roots: Branch[] = [];
  let chain: Branch[] = [];
  for (const factor of factors) {
    chain = chain.filter((above) => above.factor.attributes.depth < factor.attributes.depth);
    const branch: Branch = { factor, under: [] };
    (chain.at(-1)?.under ?? roots).push(branch);
    chain.push(branch);
  }
  return roots;
}

function branchItem({ factor, under }: Branch): ListItem {
  const words = [`${factor.number}.`, kindWords(factor.attributes)].filter(Boolean).join(' ');
  const item = rowItem(words, factor.text, []);
  return under.length === 0
    ? item
    : makeItem([...(item.children as BlockContent[]), makeList(under.map(branchItem), null)]);
}

function kindWords(attributes: FactorAttributes | undefined): string {
  return attributes === undefined || attributes.kind === '' ? '' : `${capitalised(label(attributes.kind))}.`;
}
