import { isId, isObject, isOneOf, type Check } from './attributes';
import { metricIds, type MetricId } from './vocabulary';

/** Which of an event's two clocks: when it happened, or when it was known. */
export const eventClocks = ['happened', 'known'] as const;
export type EventClock = (typeof eventClocks)[number];

/** What a live value in the text follows. What it says is derived from the draft (`timeline/live-value.ts`), never stored. */
export type LiveValue =
  | { readonly kind: 'metric'; readonly metric: MetricId }
  /** How long one impact lasted; `impact` is the id of its row. */
  | { readonly kind: 'impact'; readonly impact: string }
  /** When an event happened or was known; `event` is the id of its row. */
  | { readonly kind: 'time'; readonly event: string; readonly clock: EventClock };

const isMetricId = isOneOf(metricIds);
const isClock = isOneOf(eventClocks);

export const isLiveValue: Check<LiveValue> = (value): value is LiveValue => {
  if (!isObject(value)) return false;
  switch (value['kind']) {
    case 'metric':
      return isMetricId(value['metric']);
    case 'impact':
      return isId(value['impact']);
    case 'time':
      return isId(value['event']) && isClock(value['clock']);
    default:
      return false;
  }
};
