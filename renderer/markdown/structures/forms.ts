import type { BlockContent, Html, List, RootContent, Table } from 'mdast';

import { metricDefinitions } from '../../timeline/metrics';
import { plainText } from '../inline/mdast';
import { isPicture } from '../nodes/picture';
import { readCaption, readDayHeading, type Caption } from './days';
import { isActionList, isEventList, isFactorList, isImpactList } from './labels';
import { plainValue } from './words';

/*
 * What the Markdown of a structured block looks like, and nothing else does. The reader looks here for what it may take
 * for one, the writer for what it has to mark as plain.
 */

type Nodes = readonly (RootContent | BlockContent)[];

/** A run of blocks that is the printed form of one structured block. */
export type Form =
  | { readonly kind: 'title'; readonly length: 1 }
  | {
      readonly kind: 'timeline';
      readonly length: number;
      readonly caption: Caption;
      readonly days: readonly FormDay[];
    }
  | {
      readonly kind: 'impacts' | 'factors' | 'actions';
      readonly length: 1;
      readonly rows: Table | List;
    }
  | { readonly kind: 'metrics' | 'picture' | 'coverage'; readonly length: 1 };

/** The events of one day, under its heading or, where there is one day at most, under the caption. */
export interface FormDay {
  readonly day: string | null;
  readonly rows: Table | List;
}

/** Columns in the order in which they are printed; those after the first ones are left out where nothing is in them. */
export const columns = {
  events: { required: ['Time', 'Event'], optional: ['Known at', 'Source'] },
  impacts: { required: ['Who', 'Impact'], optional: ['How much', 'Source', 'When'] },
  actions: {
    required: ['#', 'Action'],
    optional: ['Type', 'Owner', 'Due', 'Priority', 'Status', 'Ticket', 'Answers factor'],
  },
} as const;

/** @param isFirst whether nothing of the document stands before `index` */
export function formAt(nodes: Nodes, index: number, isFirst: boolean): Form | null {
  const node = nodes[index];
  if (node === undefined) return null;
  switch (node.type) {
    case 'heading':
      return isFirst && node.depth === 1 && node.children.length > 0 && plainValue(node.children) !== null
        ? { kind: 'title', length: 1 }
        : null;
    case 'paragraph':
      return isPicture(node) ? { kind: 'picture', length: 1 } : timelineAt(nodes, index);
    case 'table':
      if (hasColumns(node, columns.impacts)) return { kind: 'impacts', length: 1, rows: node };
      if (hasColumns(node, columns.actions)) return { kind: 'actions', length: 1, rows: node };
      if (isMetrics(node)) return { kind: 'metrics', length: 1 };
      return isCoverage(node) ? { kind: 'coverage', length: 1 } : null;
    case 'list':
      if (isImpactList(node)) return { kind: 'impacts', length: 1, rows: node };
      if (isActionList(node)) return { kind: 'actions', length: 1, rows: node };
      return isFactorList(node) ? { kind: 'factors', length: 1, rows: node } : null;
    default:
      return null;
  }
}

function timelineAt(nodes: Nodes, index: number): Form | null {
  const caption = readCaption(nodes[index]);
  if (caption === null) return null;
  const days: FormDay[] = [];
  let length = 1;
  const first = eventsAt(nodes, index + 1);
  if (first !== null) {
    days.push({ day: caption.day, rows: first });
    length += 1;
  }
  while (caption.day === null) {
    const next = dayAt(nodes, index + length);
    if (next === null) break;
    days.push(next);
    length += 2;
  }
  return days.length === 0 ? null : { kind: 'timeline', length, caption, days };
}

/** A day's heading and its events: how a timeline of several days goes on. */
export function dayAt(nodes: Nodes, index: number): FormDay | null {
  const day = readDayHeading(nodes[index]);
  const rows = day === null ? null : eventsAt(nodes, index + 1);
  return rows === null ? null : { day, rows };
}

function eventsAt(nodes: Nodes, index: number): Table | List | null {
  const node = nodes[index];
  if (node?.type === 'table') return hasColumns(node, columns.events) ? node : null;
  return node?.type === 'list' && isEventList(node) ? node : null;
}

/** The names of a table's columns; null where one of them is more than text. */
export function headsOf({ children: [head] }: Table): readonly string[] | null {
  const names = (head?.children ?? []).map((cell) => plainValue(cell.children));
  return names.every((name) => name !== null) ? names : null;
}

function hasColumns(
  table: Table,
  { required, optional }: { readonly required: readonly string[]; readonly optional: readonly string[] },
): boolean {
  const heads = headsOf(table);
  if (heads === null || table.children.length < 2 || isAligned(table)) return false;
  const wanted = [...required, ...optional.filter((name) => heads.includes(name))];
  return heads.length === wanted.length && wanted.every((name, column) => heads[column] === name);
}

const isAligned = ({ align }: Table): boolean => (align ?? []).some((side) => side !== null);

function isMetrics(table: Table): boolean {
  const [metric, length, from = '', to = '', ...others] = headsOf(table) ?? [];
  const zone = / \(.+\)$/u;
  const isHead = metric === 'Metric' && length === 'Length' && others.length === 0;
  if (!isHead || from.replace(zone, '') !== 'From' || to.replace(zone, '') !== 'To' || isAligned(table))
    return false;
  const names = table.children.slice(1).map((row) => plainText(row.children[0]?.children ?? []));
  const isNotice = (id: string): boolean => id === 'time-to-public-notice';
  const printed = metricDefinitions.filter(({ id, label }) => !isNotice(id) || names.includes(label));
  return names.length === printed.length && printed.every(({ label }, index) => names[index] === label);
}

function isCoverage(table: Table): boolean {
  const shape = { required: ['Factor', 'Answered by action'], optional: [] };
  return (
    hasColumns(table, shape) &&
    table.children.slice(1).every((row) => {
      const [factor, actions] = row.children.map((cell) => plainText(cell.children));
      return /^\d+\.(?: |$)/u.test(factor ?? '') && /^(?:none|\d+(?:, \d+)*)$/u.test(actions ?? '');
    })
  );
}

/** Says that the block after it is a plain one, whatever it looks like. Not shown by anything that reads Markdown. */
export const plainMark = '<!-- plain -->';

export function isPlainMark(node: RootContent | BlockContent | undefined): node is Html {
  return node?.type === 'html' && node.value.trim() === plainMark;
}
