import type { Node } from '@tiptap/pm/model';
import type { BlockContent, List, PhrasingContent, Table } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import { defaultActionAttributes, type ActionAttributes } from '../../document/nodes/actions';
import { readFactors } from '../../document/read';
import { isSafeLink } from '../../document/urls';
import { actionStatuses, actionTypes, label, priorities } from '../../document/vocabulary';
import type { WriteContext } from '../context';
import { link, text } from '../inline/mdast';
import { capitalised, readNumberLabel, termOf } from '../structures/labels';
import { fillGaps } from '../structures/numbers';
import type { StructureContext } from '../structures/read-context';
import { oneLine, plainValue } from '../structures/words';
import { columnTable, isBlank, readColumns, type Column } from './columns';
import { isWrittenFactor } from './factors';
import { makeList } from './lists';
import { factsByName, isEmptyRow, readItem, readRow, rowItem, rowsOf, writeRow, type RowText } from './rows';

interface ActionText {
  readonly number: number;
  readonly text: RowText;
  /** What is printed of the facts, by the names of their columns. */
  readonly facts: ReadonlyMap<string, PhrasingContent[]>;
}

/** The facts of an action in the order in which they are printed. */
const names = ['Type', 'Owner', 'Due', 'Priority', 'Status', 'Ticket', 'Answers factor'] as const;

/**
 * Actions as a table without the columns that nobody filled in; as a list where one of them holds more than a line.
 * @param first number of the block's first action
 */
export function writeActions(node: Node, context: WriteContext, first: number): BlockContent[] {
  const factors = writtenFactors(context);
  const actions = rowsOf(node)
    .map((row, index) => ({
      number: first + index,
      text: writeRow(row, context),
      facts: factsOf(row, factors, context),
    }))
    .filter(({ text: words, facts }) => !isEmptyRow(words) || facts.size > 0);
  if (actions.length === 0) return [];
  return actions.every((action) => action.text.isOneLine) ? actionTable(actions) : actionList(actions);
}

function actionTable(actions: readonly ActionText[]): BlockContent[] {
  return columnTable(actions, [
    { head: '#', cell: ({ number }) => [text(String(number))], isRequired: true },
    { head: 'Action', cell: (action) => action.text.headline, isRequired: true },
    ...names.map((head): Column<ActionText> => ({ head, cell: ({ facts }) => facts.get(head) ?? [] })),
  ]);
}

function actionList(actions: readonly ActionText[]): BlockContent[] {
  const items = actions.map(({ number, text: words, facts }) =>
    rowItem(
      `Action ${number}`,
      words,
      [...facts].map(([name, value]) => ({ name, value })),
    ),
  );
  return [makeList(items, null)];
}

function factsOf(
  row: Node,
  factors: ReadonlyMap<string, number>,
  context: WriteContext,
): ReadonlyMap<string, PhrasingContent[]> {
  const attributes = row.attrs as ActionAttributes;
  const { owners = true, trackerLinks = true } = context.options.keep ?? {};
  const values: Readonly<Record<(typeof names)[number], () => PhrasingContent[]>> = {
    Type: () => [text(capitalised(label(attributes.type)))],
    Owner: () => (owners ? [text(oneLine(attributes.owner))] : []),
    Due: () => [text(oneLine(attributes.due))],
    Priority: () => [text(attributes.priority)],
    Status: () => [text(capitalised(label(attributes.status)))],
    Ticket: () => (trackerLinks ? ticket(row, attributes, context) : []),
    'Answers factor': () => [text(answered(row, attributes, factors, context))],
  };
  const printed = names.map((name) => [name, values[name]()] as const);
  return new Map(printed.filter(([, value]) => !isBlank(value)));
}

/** Numbers of the factors that a reader finds in the text. */
function writtenFactors(context: WriteContext): ReadonlyMap<string, number> {
  const written = readFactors(context.doc).filter(({ node }) => isWrittenFactor(node, context));
  return new Map(
    written.flatMap(({ id }) => {
      const number = id === null ? undefined : context.factorNumbers.get(id);
      return id === null || number === undefined ? [] : [[id, number] as const];
    }),
  );
}

function answered(
  row: Node,
  { answers }: ActionAttributes,
  factors: ReadonlyMap<string, number>,
  { losses }: WriteContext,
): string {
  const numbers = answers.flatMap((id) => factors.get(id) ?? []);
  if (numbers.length < answers.length) {
    losses.add('gone', 'An action answers a factor that is not in the text.', row);
  }
  return [...new Set(numbers)].toSorted((a, b) => a - b).join(', ');
}

function ticket(row: Node, attributes: ActionAttributes, { losses }: WriteContext): PhrasingContent[] {
  const address = oneLine(attributes.link);
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(address)) return [text(address)];
  if (isSafeLink(address)) return [link(address, null, [text(ticketName(address))])];
  losses.add(
    'unsafe-link',
    `The ticket "${address}" is written as text: only web and mail addresses are published.`,
    row,
  );
  return [text(address)];
}

/** "OPS-12" of ".../browse/OPS-12", "#42" of ".../issues/42"; else the address itself. */
function ticketName(url: string): string {
  const last = /\/([^/?#]+)\/?$/u.exec(url)?.[1] ?? '';
  if (/^[A-Z][A-Z0-9_]*-\d+$/u.test(last)) return last;
  return /^\d+$/u.test(last) ? `#${last}` : url;
}

/**
 * The actions of a table or list; null where one is none of ours, answers a factor that is not there, or where their
 * numbers do not go up.
 * @param first the number that the first action has by its place in the document
 * @param factors ids of the factors by their numbers
 */
export function readActions(
  rows: Table | List,
  first: number,
  factors: ReadonlyMap<number, string>,
  context: StructureContext,
): NodeJSON | null {
  const read = (
    number: number,
    values: ReadonlyMap<string, PhrasingContent[]> | null,
    ...[line, rest]: readonly [Parameters<typeof readRow>[2], Parameters<typeof readRow>[3]]
  ) => {
    const attrs = values === null ? null : readAttributes(values, factors);
    if (attrs === null || number === 0) return null;
    return { number, row: readRow('action', { id: context.newId(), ...attrs }, line, rest, context) };
  };
  const found =
    rows.type === 'table'
      ? readColumns(rows).map((cells) =>
          read(readNumber(cells.get('#')), cells, cells.get('Action') ?? [], []),
        )
      : rows.children.map((item) => {
          const text = readItem(item);
          return read(readNumberLabel(text.label), factsByName(text, names), text.line, text.rest);
        });
  if (!found.every((row) => row !== null)) return null;
  const content = fillGaps(found, first, () => emptyAction(context));
  return content === null ? null : { type: 'actions', content };
}

function readNumber(nodes: readonly PhrasingContent[] = []): number {
  const words = plainValue(nodes) ?? '';
  return /^\d{1,6}$/u.test(words) ? Number(words) : 0;
}

function readAttributes(
  values: ReadonlyMap<string, PhrasingContent[]>,
  factors: ReadonlyMap<number, string>,
): ActionAttributes | null {
  const plain = (name: (typeof names)[number]) => plainValue(values.get(name) ?? []);
  const term = <Term extends string>(
    name: (typeof names)[number],
    terms: readonly Term[],
  ): Term | '' | null => {
    const words = plain(name);
    return words === '' ? '' : termOf(words ?? '', terms);
  };
  const type = term('Type', actionTypes);
  const priority = term('Priority', priorities);
  const status = term('Status', actionStatuses);
  const [owner, due, numbers] = [plain('Owner'), plain('Due'), plain('Answers factor')];
  const address = readTicket(values.get('Ticket') ?? []);
  if (type === null || priority === null || status === null || address === null) return null;
  if (owner === null || due === null || numbers === null) return null;
  const answers = numbers === '' ? [] : numbers.split(', ').map((number) => factors.get(Number(number)));
  if (!answers.every((id) => id !== undefined)) return null;
  return { type, owner, due, priority, status, link: address, answers };
}

/** The address or the name of a ticket; null for anything that is not printed for one. */
function readTicket(nodes: readonly PhrasingContent[]): string | null {
  const [only, ...others] = nodes;
  if (only?.type !== 'link') return plainValue(nodes);
  const name = plainValue(only.children);
  return others.length === 0 && name === ticketName(only.url) && (only.title ?? null) === null
    ? only.url
    : null;
}

const emptyAction = ({ newId }: StructureContext): NodeJSON => ({
  type: 'action',
  attrs: { id: newId(), ...defaultActionAttributes },
});
