import type { BlockContent } from 'mdast';

import { readActions, readFactors } from '../../document/read';
import { label, type Moment } from '../../document/vocabulary';
import { readMetrics } from '../../timeline/metrics';
import { readMoments } from '../../timeline/moments';
import type { WriteContext } from '../context';
import { text } from '../inline/mdast';
import { clock, printLength, spansDays, zoneNames } from '../times';
import { writeRow } from './rows';
import { makeTable } from './table';

/**
 * The metrics as a table, each with the two moments it lies between, so that nobody has to guess what it counts. One
 * whose moments are not marked is "not known"; where no moment is marked at all there is nothing to show.
 */
export function writeMetrics({ doc, zone }: WriteContext): BlockContent[] {
  const metrics = readMetrics(doc);
  if (metrics.every(({ state }) => state.kind === 'unknown')) return [];
  const found = readMoments(doc);
  const times = [...found.values()].map(({ event }) => event.attributes.happened);
  const date = spansDays(times, zone) ? 'short' : 'none';
  const momentWords = (moment: Moment): string => {
    const happened = found.get(moment)?.event.attributes.happened ?? null;
    return happened === null
      ? `${label(moment)}: no event`
      : `${label(moment)}, ${clock(happened, zone, date)}`;
  };
  const zones = zoneNames(times, zone);
  const suffix = zones === '' ? '' : ` (${zones})`;
  return makeTable([
    ['Metric', 'Length', `From${suffix}`, `To${suffix}`].map((word) => [text(word)]),
    ...metrics.map(({ label: name, from, to, state }) =>
      [name, printLength(state), momentWords(from), momentWords(to)].map((word) => [text(word)]),
    ),
  ]);
}

/** Which actions answer which factor, by their numbers, so that an unanswered factor is seen. */
export function writeCoverage(context: WriteContext): BlockContent[] {
  const { doc } = context;
  const factors = readFactors(doc);
  const actions = readActions(doc);
  const rows = factors.flatMap((factor, index) => {
    if (factor.headline === '') return [];
    const numbers = actions.flatMap((action, at) =>
      factor.id !== null && action.attributes.answers.includes(factor.id) ? [at + 1] : [],
    );
    const row = writeRow(factor.node, context);
    const headline = row.isOneLine ? row.headline : [text(factor.headline)];
    return [
      [[text(`${index + 1}. `), ...headline], [text(numbers.length === 0 ? 'none' : numbers.join(', '))]],
    ];
  });
  if (rows.length === 0) return [];
  return makeTable([[[text('Factor')], [text('Answered by action')]], ...rows]);
}
