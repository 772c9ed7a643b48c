import { checkedAttribute, isEmptyOr, isListOf, isNullOr, isOneOf } from '../attributes';
import { isSource, type Source } from '../source';
import { isWrittenTime } from '../written-time';
import { eventKinds, moments, type EventKind, type Moment } from '../vocabulary';
import { createStructure } from './structures';
import type { WrittenTime } from '../../time/written-time';

/** What is known of an event beside its text. */
export interface EventAttributes {
  readonly happened: WrittenTime | null;
  /** When the responders knew of it, where that differs from when it happened. */
  readonly known: WrittenTime | null;
  readonly kind: EventKind | '';
  /** Several moments may fall on one event. */
  readonly moments: readonly Moment[];
  readonly sources: readonly Source[];
}

export const defaultEventAttributes: EventAttributes = {
  happened: null,
  known: null,
  kind: '',
  moments: [],
  sources: [],
};

export const [Timeline, Event] = createStructure({
  container: 'timeline',
  row: 'event',
  attributes: () => ({
    happened: checkedAttribute('happened', defaultEventAttributes.happened, isNullOr(isWrittenTime)),
    known: checkedAttribute('known', defaultEventAttributes.known, isNullOr(isWrittenTime)),
    kind: checkedAttribute('kind', defaultEventAttributes.kind, isEmptyOr(isOneOf(eventKinds))),
    moments: checkedAttribute('moments', defaultEventAttributes.moments, isListOf(isOneOf(moments))),
    sources: checkedAttribute('sources', defaultEventAttributes.sources, isListOf(isSource)),
  }),
});
