import type { Node } from '@tiptap/pm/model';

import type { LiveValue } from '../document/live-value';
import { liveName, liveText, sourcesOf, type LiveText } from './live-value';

/** A value that can be put into the text. */
export interface LiveChoice extends LiveText {
  readonly value: LiveValue;
  /** What it follows, in words. */
  readonly name: string;
}

/**
 * What a draft has to offer as live values: its metrics, its impacts, the times of its events; of each group the known
 * ones, and of the metrics also those that are not known yet, which follow once they are.
 * @param zone one that exists
 */
export function liveChoices(doc: Node, zone: string): readonly LiveChoice[] {
  const { metrics, impacts, events } = sourcesOf(doc);
  const choice = (value: LiveValue): LiveChoice => ({
    value,
    name: liveName(value, doc),
    ...liveText(value, doc, zone),
  });
  const isKnown = ({ state }: LiveChoice): boolean => state === 'known';
  const lengths = metrics.map(({ id }) => choice({ kind: 'metric', metric: id }));
  const hurt = impacts.flatMap(({ impact: { id } }) =>
    id === null ? [] : [choice({ kind: 'impact', impact: id })],
  );
  const times = [...events.keys()].flatMap((event) => [
    choice({ kind: 'time', event, clock: 'happened' }),
    choice({ kind: 'time', event, clock: 'known' }),
  ]);
  return [
    ...lengths.filter(isKnown),
    ...hurt.filter(isKnown),
    ...times.filter(isKnown),
    ...lengths.filter((one) => !isKnown(one)),
  ];
}

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The choices in whose name or words every word of a query stands; all for an empty query. */
export function findLiveChoices(choices: readonly LiveChoice[], query: string): readonly LiveChoice[] {
  const wanted = fold(query).split(/\s+/u).filter(Boolean);
  return choices.filter(({ name, text }) => {
    const said = fold(`${name} ${text}`);
    return wanted.every((word) => said.includes(word));
  });
}
