import type { BlockContent } from 'mdast';

import { readActions, readFactors } from '../../document/read';
import { label, type Moment } from '../../document/vocabulary';
import { readMetrics } from '../../timeline/metrics';
import { readMoments } from '../../timeline/moments';
import type { WriteContext } from '../context';
import { plainText, text } from '../inline/mdast';
import { trim } from '../inline/white-space';
import { oneLine } from '../structures/words';
import { clock, printLength, spansDays, zoneNames } from '../times';
import { isWrittenFactor } from './factors';
import { fitsLine, writeRow } from './rows';
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
