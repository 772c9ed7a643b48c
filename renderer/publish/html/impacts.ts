import type { Node } from '@tiptap/pm/model';
import type { ElementContent } from 'hast';

import type { ImpactAttributes } from '../../document/nodes/impacts';
import type { EventRow } from '../../document/read';
import { printLength, printSpan, spansDays } from '../../markdown/times';
import { lengthBetweenEvents } from '../../timeline/metrics';
import type { HtmlContext } from './context';
import { h } from './element';
import { factList, headLine, isEmptyRow, splitRows } from './rows';

/** Impacts as a list: who was hurt, how, and under it how much and when. */
export function writeImpacts(node: Node, context: HtmlContext): ElementContent[] {
  const { rows, unknown } = splitRows(node, context);
  const impacts = rows
    .map((row) => ({ ...row, attributes: row.node.attrs as ImpactAttributes }))
    .filter((row) => !isEmptyRow(row.text) || hasFacts(row.attributes));
  if (impacts.length === 0) return unknown;
  const items = impacts.map(({ node: row, attributes, text }) =>
    h(
      'li',
      { className: ['impact'] },
      attributes.who === '' ? null : h('p', { className: ['who'] }, attributes.who),
      h(
        'div',
        { className: ['how'] },
        headLine(text),
        text.rest,
        factList([
          { name: 'How much', value: [attributes.measure] },
          { name: 'When', value: [whenWords(row, attributes, context)] },
          { name: 'Source', value: [attributes.source] },
        ]),
      ),
    ),
  );
  return [h('ul', { className: ['impacts'] }, items), ...unknown];
}

function hasFacts({ who, measure, source, start, end }: ImpactAttributes): boolean {
  return [who, measure, source].some((fact) => fact.trim() !== '') || start !== null || end !== null;
}

/** "13:42–14:09 UTC (27 min)": both derived from the events the impact names. */
function whenWords(node: Node, attributes: ImpactAttributes, context: HtmlContext): string {
  const start = eventOf(attributes.start, node, context);
  const end = eventOf(attributes.end, node, context);
  const times = [...context.eventsById.values()].map((event) => event.attributes.happened);
  const date = spansDays(times, context.zone) ? 'short' : 'none';
  const length = lengthBetweenEvents(start, end);
  const words = length.kind === 'unknown' ? '' : `(${printLength(length)})`;
  return [printSpan(start, end, context.zone, date), words].filter(Boolean).join(' ');
}

function eventOf(id: string | null, node: Node, { eventsById, losses }: HtmlContext): EventRow | undefined {
  if (id === null) return undefined;
  const event = eventsById.get(id);
  if (event === undefined) losses.add('gone', 'An impact names an event that is not in the text.', node);
  return event;
}
