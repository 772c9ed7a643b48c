import type { Node } from '@tiptap/pm/model';
import type { Element, ElementContent } from 'hast';

import type { FactorAttributes } from '../../document/nodes/factors';
import { label } from '../../document/vocabulary';
import type { HtmlContext } from './context';
import { h } from './element';
import { capitalised, headLine, isEmptyRow, splitRows, type RowText } from './rows';

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
 * Factors as a list with the numbers by which the actions name them, each why under what it explains.
 * @param first number of the block's first factor
 */
export function writeFactors(node: Node, context: HtmlContext, first: number): ElementContent[] {
  const { rows, unknown } = splitRows(node, context);
  const factors = rows
    .map(({ node: row, text }, index) => ({
      number: first + index,
      attributes: row.attrs as FactorAttributes,
      text,
    }))
    .filter((factor) => !isEmptyRow(factor.text) || factor.attributes.kind !== '');
  return factors.length === 0 ? unknown : [factorList(branches(factors)), ...unknown];
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

function factorList(of: readonly Branch[], isWhy = false): Element {
  const items = of.map(({ factor, under }) =>
    h(
      'li',
      { value: `${factor.number}`, id: `factor-${factor.number}` },
      headLine(factor.text, [kindChip(factor.attributes, isWhy)]),
      factor.text.rest,
      under.length === 0 ? null : factorList(under, true),
    ),
  );
  return h('ol', { className: isWhy ? ['whys'] : ['factors'] }, items);
}

function kindChip({ kind }: FactorAttributes, isWhy: boolean): Element | null {
  if (kind === '') return isWhy ? h('span', { className: ['kind'] }, 'Why') : null;
  return h(
    'span',
    { className: ['kind', ...(kind === 'root-cause' ? ['root'] : [])] },
    capitalised(label(kind)),
  );
}
