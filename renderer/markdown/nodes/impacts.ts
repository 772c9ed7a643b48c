import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import type { ImpactAttributes } from '../../document/nodes/impacts';
import type { EventRow } from '../../document/read';
import { lengthBetweenEvents } from '../../timeline/metrics';
import type { WriteContext } from '../context';
import { text } from '../inline/mdast';
import { printLength, printSpan, spansDays } from '../times';
import { columnTable } from './columns';
import { makeList } from './lists';
import { isEmptyRow, rowItem, splitRows, type RowText } from './rows';

interface ImpactText {
  readonly node: Node;
  readonly attributes: ImpactAttributes;
  readonly text: RowText;
}

/** Impacts as a table of who, how, how much and when; as a list where one of them holds more than a line. */
export function writeImpacts(node: Node, context: WriteContext): BlockContent[] {
  const { rows, unknown } = splitRows(node, context);
  const impacts = rows
    .map((row) => ({ ...row, attributes: row.node.attrs as ImpactAttributes }))
    .filter((row) => !isEmptyRow(row.text) || hasFacts(row.attributes));
  if (impacts.length === 0) return unknown;
  const form = impacts.every((impact) => impact.text.isOneLine) ? impactTable : impactList;
  return [...form(impacts, context), ...unknown];
}

function hasFacts({ who, measure, source, start, end }: ImpactAttributes): boolean {
  return [who, measure, source].some((fact) => fact.trim() !== '') || start !== null || end !== null;
}

function impactTable(impacts: readonly ImpactText[], context: WriteContext): BlockContent[] {
  return columnTable(impacts, [
    { head: 'Who', cell: ({ attributes }) => [text(attributes.who)] },
    { head: 'Impact', cell: (impact) => impact.text.headline },
    { head: 'How much', cell: ({ attributes }) => [text(measureWords(attributes))] },
    { head: 'When', cell: (impact) => [text(whenWords(impact, context))] },
  ]);
}

function impactList(impacts: readonly ImpactText[], context: WriteContext): BlockContent[] {
  const items = impacts.map((impact) => {
    const facts = [measureWords(impact.attributes), whenWords(impact, context)].filter(Boolean).join('; ');
    return rowItem(impact.attributes.who, impact.text, facts === '' ? [] : [text(`(${facts})`)]);
  });
  return [makeList(items, null)];
}

function measureWords({ measure, source }: ImpactAttributes): string {
  return [measure, source === '' ? '' : `(source: ${source})`].filter(Boolean).join(' ');
}

/** "13:42–14:09 UTC (27 min)": both derived from the events the impact names. */
function whenWords({ node, attributes }: ImpactText, context: WriteContext): string {
  const start = eventOf(attributes.start, node, context);
  const end = eventOf(attributes.end, node, context);
  const events = [...context.eventsById.values()].map((event) => event.attributes.happened);
  const date = spansDays(events, context.zone) ? 'short' : 'none';
  const length = lengthBetweenEvents(start, end);
  const words = length.kind === 'unknown' ? '' : `(${printLength(length)})`;
  return [printSpan(start, end, context.zone, date), words].filter(Boolean).join(' ');
}

function eventOf(id: string | null, node: Node, { eventsById, losses }: WriteContext): EventRow | undefined {
  if (id === null) return undefined;
  const event = eventsById.get(id);
  if (event === undefined) losses.add('gone', 'An impact names an event that is not in the text.', node);
  return event;
}
