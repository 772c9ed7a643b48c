import type { Draft, NodeJSON } from '../document/draft';
import { defaultFacts } from '../document/facts';
import { label } from '../document/vocabulary';
import { printTime } from '../time/print';
import type { WrittenTime } from '../time/written-time';
import { openActionsOf, type OpenAction } from './open-actions';

/** What a block is to whoever looks for its words. */
export const blockKinds = [
  'title',
  'facts',
  'heading',
  'text',
  'event',
  'impact',
  'factor',
  'action',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** A piece of a draft that is shown as a whole line in a result. */
export interface SearchBlock {
  /** Where a click leads to; '' leads to the draft's beginning. */
  readonly id: string;
  readonly kind: BlockKind;
  readonly text: string;
  /** When the event it belongs to happened: "2 Jul 13:42"; shown before the text. '' for everything else. */
  readonly time: string;
}

/** The facts that drafts are filtered by. */
export interface FilterFacts {
  readonly status: string;
  readonly severity: string;
  readonly services: readonly string[];
  readonly tags: readonly string[];
  /** YYYY-MM-DD or ''. */
  readonly incidentDate: string;
}

/** What the search knows of a draft. Derived from it alone. */
export interface Searchable {
  readonly title: string;
  readonly facts: FilterFacts;
  readonly actions: readonly OpenAction[];
  readonly blocks: readonly SearchBlock[];
}

export const textValue = (value: unknown): string => (typeof value === 'string' ? value : '');

export const listValue = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function texts(value: unknown): readonly string[] {
  return listValue(value).filter((entry): entry is string => typeof entry === 'string' && entry !== '');
}

/** Text of a node's line on one line: an image is what it shows, anything else that is no text a space. */
export function lineOf(node: NodeJSON): string {
  const parts = (node.content ?? []).map((child) => {
    if (child.text !== undefined) return child.text;
    if (child.type === 'image') return textValue(child.attrs?.['alt']);
    return child.content === undefined ? ' ' : lineOf(child);
  });
  return parts.join('').replaceAll(/\s+/gu, ' ').trim();
}

/** Whether a node holds a line rather than blocks. */
const isLine = (node: NodeJSON): boolean =>
  node.content?.some(
    (child) => child.text !== undefined || child.type === 'image' || child.type === 'liveValue',
  ) ?? false;

const rowKinds: Readonly<Record<string, BlockKind>> = {
  event: 'event',
  impact: 'impact',
  factor: 'factor',
  action: 'action',
};

/** What an event's attribute says of when it was; '' where it says nothing that can be printed. */
function timeText(value: unknown, zone: string): string {
  if (typeof value !== 'object' || value === null) return '';
  try {
    return printTime(value as WrittenTime, { zone, date: 'short' });
  } catch {
    return textValue((value as Partial<WrittenTime>).written);
  }
}

/** The words in a row's attributes, on one line; an event's begin with its time. */
function attributeWords({ type, attrs = {} }: NodeJSON, time: string): string {
  const of = (name: string) => textValue(attrs[name]);
  const named = (name: string) => (of(name) === '' ? '' : label(of(name)));
  const words = {
    event: () => [time, named('kind'), ...texts(attrs['moments']).map(label)],
    impact: () => [of('who'), of('measure'), of('source')],
    factor: () => [named('kind')],
    action: () => [of('owner'), of('due'), of('priority'), named('type'), named('status'), of('link')],
  }[type];
  return (words?.() ?? []).filter((entry) => entry !== '').join(' · ');
}

interface Place {
  readonly kind: BlockKind;
  readonly time: string;
}

function blocksIn(node: NodeJSON, place: Place, zone: string, into: SearchBlock[]): void {
  const id = textValue(node.attrs?.['id']);
  const rowKind = rowKinds[node.type];
  if (rowKind !== undefined) {
    const row: Place = { kind: rowKind, time: timeText(node.attrs?.['happened'], zone) };
    into.push({ id, kind: rowKind, time: '', text: attributeWords(node, row.time) });
    for (const child of node.content ?? []) blocksIn(child, row, zone, into);
    return;
  }
  if (isLine(node)) {
    const kind = node.type === 'heading' || node.type === 'title' ? node.type : place.kind;
    into.push({ id, kind, time: place.time, text: lineOf(node) });
    return;
  }
  for (const child of node.content ?? []) blocksIn(child, place, zone, into);
}

function factsBlock(attrs: Readonly<Record<string, unknown>>, facts: FilterFacts): SearchBlock {
  const roles = listValue(attrs['roles']).map((role) => {
    const { role: what, name } = (role ?? {}) as { readonly role?: unknown; readonly name?: unknown };
    return [textValue(what), textValue(name)].filter((entry) => entry !== '').join(': ');
  });
  const status = textValue(attrs['incidentStatus']);
  const parts = [
    facts.severity,
    status === '' ? '' : label(status),
    facts.incidentDate,
    ...facts.services,
    ...roles,
    ...facts.tags,
  ];
  return { id: '', kind: 'facts', time: '', text: parts.filter((entry) => entry !== '').join(' · ') };
}

/**
 * What is searched in a draft. It is read as it is stored: nodes and attributes that this version does not know are
 * passed over or read for their text, and nothing in a draft can make this throw.
 */
export function searchableOf({ document }: Pick<Draft, 'document'>): Searchable {
  const attrs = document.attrs ?? {};
  const facts: FilterFacts = {
    status: textValue(attrs['status']) || defaultFacts.status,
    severity: textValue(attrs['severity']),
    services: texts(attrs['services']),
    tags: texts(attrs['tags']),
    incidentDate: textValue(attrs['incidentDate']),
  };
  const zone = textValue(attrs['zone']) || defaultFacts.zone;
  const blocks: SearchBlock[] = [];
  for (const node of document.content ?? []) blocksIn(node, { kind: 'text', time: '' }, zone, blocks);
  blocks.push(factsBlock(attrs, facts));
  const shown = blocks.filter(({ text }) => text !== '');
  const title = shown.find(({ kind }) => kind === 'title')?.text ?? '';
  return { title, facts, actions: openActionsOf(document), blocks: shown };
}
