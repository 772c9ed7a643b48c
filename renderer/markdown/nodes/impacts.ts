import type { Node } from '@tiptap/pm/model';
import type { BlockContent, List, PhrasingContent, Table } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import type { ImpactAttributes } from '../../document/nodes/impacts';
import type { WriteContext } from '../context';
import { text } from '../inline/mdast';
import type { StructureContext } from '../structures/read-context';
import type { Fact } from '../structures/facts';
import { readSpan, spansOf, writeSpan, type Spans } from '../structures/span';
import { oneLine, plainValue } from '../structures/words';
import { columnTable, readColumns } from './columns';
import { makeList } from './lists';
import { factsByName, isEmptyRow, readItem, readRow, rowItem, rowsOf, writeRow, type RowText } from './rows';

/** An impact as it is printed. */
interface ImpactText {
  readonly who: string;
  readonly measure: string;
  readonly source: string;
  readonly when: string;
  readonly text: RowText;
}

/** Impacts as a table of who, how, how much and when; as a list where one of them holds more than a line. */
export function writeImpacts(node: Node, context: WriteContext): BlockContent[] {
  const spans = spansOf(context.doc, context.zone);
  const impacts = rowsOf(node)
    .map((row) => impactText(row, spans, context))
    .filter(({ text: words, ...facts }) => !isEmptyRow(words) || Object.values(facts).some(Boolean));
  if (impacts.length === 0) return [];
  return impacts.every((impact) => impact.text.isOneLine) ? impactTable(impacts) : impactList(impacts);
}

function impactText(row: Node, spans: Spans, context: WriteContext): ImpactText {
  const { who, measure, source, start, end } = row.attrs as ImpactAttributes;
  for (const id of [start, end]) {
    if (id !== null && !context.eventsById.has(id))
      context.losses.add('gone', 'An impact names an event that is not in the text.', row);
  }
  return {
    who: oneLine(who),
    measure: oneLine(measure),
    source: oneLine(source),
    when: writeSpan(spans.byId.get(start ?? ''), spans.byId.get(end ?? ''), spans),
    text: writeRow(row, context),
  };
}

/** The facts of an impact in the order in which they are printed. */
const names = ['Who', 'How much', 'Source', 'When'] as const;

const cell = (value: string): PhrasingContent[] => (value === '' ? [] : [text(value)]);

function impactTable(impacts: readonly ImpactText[]): BlockContent[] {
  return columnTable(impacts, [
    { head: 'Who', cell: ({ who }) => cell(who), isRequired: true },
    { head: 'Impact', cell: (impact) => impact.text.headline, isRequired: true },
    { head: 'How much', cell: ({ measure }) => cell(measure) },
    { head: 'Source', cell: ({ source }) => cell(source) },
    { head: 'When', cell: ({ when }) => cell(when) },
  ]);
}

function impactList(impacts: readonly ImpactText[]): BlockContent[] {
  const items = impacts.map(({ who, measure, source, when, text: words }, index) => {
    const facts: Fact[] = [
      { name: 'Who', value: cell(who) },
      { name: 'How much', value: cell(measure) },
      { name: 'Source', value: cell(source) },
      { name: 'When', value: cell(when) },
    ];
    return rowItem(
      `Impact ${index + 1}`,
      words,
      facts.filter(({ value }) => value.length > 0),
    );
  });
  return [makeList(items, null)];
}

/** The impacts of a table or list; null where one is none of ours or names times that no event has. */
export function readImpacts(rows: Table | List, spans: Spans, context: StructureContext): NodeJSON | null {
  const read = (values: ReadonlyMap<string, PhrasingContent[]>) => {
    const attributes = readImpact(values, spans);
    return attributes === null ? null : { id: context.newId(), ...attributes };
  };
  const content =
    rows.type === 'table'
      ? readColumns(rows).map((values) => {
          const facts = read(values);
          return facts === null ? null : readRow('impact', facts, values.get('Impact') ?? [], [], context);
        })
      : rows.children.map((item) => {
          const found = readItem(item);
          const facts = factsByName(found, names);
          const attrs = facts === null ? null : read(facts);
          return attrs === null ? null : readRow('impact', attrs, found.line, found.rest, context);
        });
  return content.every((row) => row !== null) ? { type: 'impacts', content } : null;
}

function readImpact(values: ReadonlyMap<string, PhrasingContent[]>, spans: Spans): ImpactAttributes | null {
  const [who, measure, source, when] = names.map((name) => plainValue(values.get(name) ?? []));
  const isText = [who, measure, source, when].every((value) => typeof value === 'string');
  const span = when === '' ? { start: null, end: null } : readSpan(when ?? '', spans);
  if (!isText || span === null) return null;
  return { who: who ?? '', measure: measure ?? '', source: source ?? '', ...span };
}
