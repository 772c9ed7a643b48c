import { checkedAttribute, isEmptyOr, isInteger, isOneOf } from '../attributes';
import { factorKinds, type FactorKind } from '../vocabulary';
import { createStructure } from './structures';

/** Deep enough for any chain of whys that a reader can follow. */
export const deepestFactor = 9;

export interface FactorAttributes {
  readonly kind: FactorKind | '';
  /** 0 for a factor of its own, n + 1 for a why of the nearest factor above with depth n. */
  readonly depth: number;
}

export const defaultFactorAttributes: FactorAttributes = { kind: '', depth: 0 };

export const [Factors, Factor] = createStructure({
  container: 'factors',
  row: 'factor',
  attributes: () => ({
    kind: checkedAttribute('kind', defaultFactorAttributes.kind, isEmptyOr(isOneOf(factorKinds))),
    depth: checkedAttribute('depth', defaultFactorAttributes.depth, isInteger(0, deepestFactor)),
  }),
});
