import type { ElementContent } from 'hast';

import { readActions, readFactors } from '../../document/read';
import { label, type Moment } from '../../document/vocabulary';
import { impactEdges, lengthWords } from '../../markdown/nodes/derived';
import { spansDays, zoneNames } from '../../markdown/times';
import { readMetrics, type Metric } from '../../timeline/metrics';
import { readMoments } from '../../timeline/moments';
import type { HtmlContext } from './context';
import { h, type Child } from './element';
import { writeTime } from './times';

/**
 * The metrics as figures, each with the two moments it lies between, and under them what each of them counts. Those
 * whose moments are not marked are named as not known; where no moment is marked at all there is nothing to show.
 */
export function writeMetrics({ doc, zone }: HtmlContext): ElementContent[] {
  const metrics = readMetrics(doc);
  const known = metrics.filter(({ state }) => state.kind !== 'unknown');
  const missing = metrics.filter(({ state }) => state.kind === 'unknown');
  if (known.length === 0) return [];
  const found = readMoments(doc);
  const times = [
    ...[...found.values()].map(({ event }) => event.attributes.happened),
    ...metrics.flatMap((metric) => impactEdges(metric).map(({ time }) => time)),
  ];
  const date = spansDays(times, zone) ? 'short' : 'none';
  const zones = zoneNames(times, zone);
  const at = (moment: Moment): readonly Child[] => {
    const happened = found.get(moment)?.event.attributes.happened ?? null;
    return happened === null ? [label(moment)] : [`${label(moment)} `, writeTime(happened, zone, date)];
  };
  const ends = (metric: Metric): readonly (readonly Child[])[] => {
    const edges = impactEdges(metric);
    if (edges.length === 0) return [at(metric.from), at(metric.to)];
    return edges.map(({ moment, time }) => [`${label(moment)} `, writeTime(time, zone, date)]);
  };
  const notes = [
    missing.length === 0
      ? ''
      : `Not known: ${missing.map((metric) => metric.label.toLowerCase()).join(', ')}.`,
    zones === '' ? '' : `Times ${zones}.`,
  ];
  const note = notes.filter(Boolean).join(' ');
  return [
    h(
      'dl',
      { className: ['metrics'] },
      known.map((metric) =>
        h(
          'div',
          { className: metric.id === 'impact' ? ['bad'] : [] },
          h('dt', {}, metric.label),
          h('dd', { className: ['figure'] }, lengthOf(metric)),
          h(
            'dd',
            { className: ['between'] },
            ends(metric).map((end, index) => [index === 0 ? '' : ' → ', h('span', {}, end)]),
          ),
        ),
      ),
    ),
    ...(note === '' ? [] : [h('p', { className: ['aside'] }, note)]),
    writeDefinitions(known),
  ];
}

/** "1 h 37 min", its units in elements of their own, so that they can be set smaller. */
function lengthOf(metric: Metric): readonly Child[] {
  if (metric.state.kind === 'unknown') return [];
  return lengthWords(metric)
    .split(/(?<=\d )(?=\p{L}+(?: |$))/u)
    .flatMap((part, index): Child[] => {
      const unit = index === 0 ? '' : (/^\p{L}+/u.exec(part)?.[0] ?? '');
      return [unit === '' ? null : h('small', {}, unit), part.slice(unit.length)];
    });
}

/** What the figures count, folded, with what is open about them. */
function writeDefinitions(metrics: readonly Metric[]): ElementContent {
  const items = metrics.map(({ label: name, definition, source, state }) =>
    h(
      'li',
      {},
      h('strong', {}, name),
      `: ${definition}`,
      source === null ? '' : ` (After ${source.name}.)`,
      state.kind === 'at-least' ? ` ${state.why}` : '',
    ),
  );
  return h(
    'details',
    { className: ['aside'] },
    h('summary', {}, 'What these figures count'),
    h('ul', {}, items),
  );
}

/** Which actions answer which factor, by their numbers, so that an unanswered factor is seen. */
export function writeCoverage({ doc }: HtmlContext): ElementContent[] {
  const actions = readActions(doc);
  const rows = readFactors(doc).flatMap((factor, index) => {
    if (factor.headline === '') return [];
    const numbers = actions.flatMap((action, at) =>
      factor.id !== null && action.attributes.answers.includes(factor.id) ? [at + 1] : [],
    );
    return [
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, `${index + 1}. `, factor.headline),
        h('td', {}, numbers.length === 0 ? 'none' : linked(numbers)),
      ),
    ];
  });
  if (rows.length === 0) return [];
  const head = ['Factor', 'Answered by action'].map((name) => h('th', { scope: 'col' }, name));
  return [
    h(
      'table',
      {},
      h('caption', {}, 'Which action answers which factor'),
      h('thead', {}, h('tr', {}, head)),
      h('tbody', {}, rows),
    ),
  ];
}

function linked(numbers: readonly number[]): Child {
  return numbers.map((number, index) => [
    index === 0 ? '' : ', ',
    h('a', { href: `#action-${number}` }, `${number}`),
  ]);
}
