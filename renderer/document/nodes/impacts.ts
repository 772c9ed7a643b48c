import { checkedAttribute, isId, isNullOr, isText } from '../attributes';
import { createStructure } from './structures';

/** One way in which somebody or something was hurt. The text says how. */
export interface ImpactAttributes {
  /** Who or what was hurt: "visitors", "the public API". */
  readonly who: string;
  /** How much: "80% of traffic". */
  readonly measure: string;
  /** What the measure is known from. */
  readonly source: string;
  /** Ids of the events between which it hurt; null while not chosen. */
  readonly start: string | null;
  readonly end: string | null;
}

export const defaultImpactAttributes: ImpactAttributes = {
  who: '',
  measure: '',
  source: '',
  start: null,
  end: null,
};

export const [Impacts, Impact] = createStructure({
  container: 'impacts',
  row: 'impact',
  attributes: () => ({
    who: checkedAttribute('who', defaultImpactAttributes.who, isText),
    measure: checkedAttribute('measure', defaultImpactAttributes.measure, isText),
    source: checkedAttribute('source', defaultImpactAttributes.source, isText),
    start: checkedAttribute('start', defaultImpactAttributes.start, isNullOr(isId)),
    end: checkedAttribute('end', defaultImpactAttributes.end, isNullOr(isId)),
  }),
});
