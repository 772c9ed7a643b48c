import type { BlockContent } from 'mdast';

import { readActions, readFactors } from '../../document/read';
import { label, type Moment } from '../../document/vocabulary';
import type { WrittenTime } from '../../time/written-time';
import { readMetrics, type Metric } from '../../timeline/metrics';
import { readMoments } from '../../timeline/moments';
import type { WriteContext } from '../context';
import { plainText, text } from '../inline/mdast';
import { trim } from '../inline/white-space';
import { withTidyEvents } from '../structures/tidy-events';
import { oneLine } from '../structures/words';
import { clock, edgeOf, printLength, spansDays, zoneNames } from '../times';
import { isWrittenFactor } from './factors';
import { fitsLine, writeRow } from './rows';
import { makeTable } from './table';

/**
 * The metrics as a table, each with the two moments it lies between, so that nobody has to guess what it counts. One
 * whose moments are not marked is "not known"; where no moment is marked at all there is nothing to show. The time to
 * public notice stands there only where there was one.
 */
export function writeMetrics({ doc: draft, zone }: WriteContext): BlockContent[] {
  const doc = withTidyEvents(draft, zone);
  const metrics = readMetrics(doc).filter(
    ({ id, state }) => id !== 'time-to-public-notice' || state.kind !== 'unknown',
  );
  if (metrics.every(({ state }) => state.kind === 'unknown')) return [];
  const found = readMoments(doc);
  const times = [
    ...[...found.values()].map(({ event }) => event.attributes.happened),
    ...metrics.flatMap((metric) => impactEdges(metric).map(({ time }) => time)),
  ];
  const date = spansDays(times, zone) ? 'short' : 'none';
  const momentWords = (moment: Moment): string => {
    const happened = found.get(moment)?.event.attributes.happened ?? null;
    return happened === null
      ? `${label(moment)}: no event`
      : `${label(moment)}, ${clock(happened, zone, date)}`;
  };
  const ends = (metric: Metric): readonly string[] => {
    const edges = impactEdges(metric);
    if (edges.length === 0) return [momentWords(metric.from), momentWords(metric.to)];
    return edges.map(({ moment, time }) => `${label(moment)}, ${clock(time, zone, date)}`);
  };
  const zones = zoneNames(times, zone);
  const suffix = zones === '' ? '' : ` (${zones})`;
  return makeTable([
    ['Metric', 'Length', `From${suffix}`, `To${suffix}`].map((word) => [text(word)]),
    ...metrics.map((metric) =>
      [metric.label, lengthWords(metric), ...ends(metric)].map((word) => [text(word)]),
    ),
  ]);
}

/** The events between which the impacts lie, where the impact is reckoned from them and not from moments. */
export function impactEdges({
  basis,
  state,
  from,
  to,
}: Metric): readonly { moment: Moment; time: WrittenTime }[] {
  if (basis === 'moments' || state.kind === 'unknown') return [];
  const start = state.fromEvent.attributes.happened;
  const end = state.toEvent.attributes.happened;
  if (start === null || end === null) return [];
  return [
    { moment: from, time: edgeOf(start, 'start') },
    { moment: to, time: edgeOf(end, 'end') },
  ];
}

/** "45 min in 2 periods" */
export function lengthWords({ state, periods }: Pick<Metric, 'state' | 'periods'>): string {
  return periods > 1 && state.kind !== 'contradictory'
    ? `${printLength(state)} in ${periods} periods`
    : printLength(state);
}

/** Which actions answer which factor, by their numbers, so that an unanswered factor is seen. */
export function writeCoverage(context: WriteContext): BlockContent[] {
  const { doc } = context;
  const actions = readActions(doc);
  const rows = readFactors(doc).flatMap(({ id, node }, index) => {
    if (!isWrittenFactor(node, context)) return [];
    const numbers = actions.flatMap((action, at) =>
      id !== null && action.attributes.answers.includes(id) ? [at + 1] : [],
    );
    const { headline, isOneLine, rest } = writeRow(node, context);
    const words = isOneLine || fitsLine(headline) ? headline : [text(oneLine(plainText(headline)))];
    const name = words.length > 0 ? words : [text(oneLine(firstText(rest)))];
    return [
      [trim([text(`${index + 1}. `), ...name]), [text(numbers.length === 0 ? 'none' : numbers.join(', '))]],
    ];
  });
  if (rows.length === 0) return [];
  return makeTable([[[text('Factor')], [text('Answered by action')]], ...rows]);
}

/** What names a factor that begins with something else than a paragraph. */
function firstText(blocks: readonly BlockContent[]): string {
  const [first] = blocks;
  if (first === undefined) return '';
  if (first.type === 'code') return first.value;
  return first.type === 'heading' ? plainText(first.children) : '';
}
