import type { Node } from '@tiptap/pm/model';
import type { BlockContent, PhrasingContent } from 'mdast';

import type { ActionAttributes } from '../../document/nodes/actions';
import { isSafeLink } from '../../document/urls';
import { label } from '../../document/vocabulary';
import type { WriteContext } from '../context';
import { link, plainText, text } from '../inline/mdast';
import { columnTable, type Column } from './columns';
import { capitalised, isEmptyRow, numberedList, rowItem, splitRows, type RowText } from './rows';

interface ActionText {
  readonly number: number;
  readonly node: Node;
  readonly attributes: ActionAttributes;
  readonly text: RowText;
}

/**
 * Actions as a table without the columns that nobody filled in; as a numbered list where one of them holds more than a
 * line, with its facts in the last line.
 * @param first number of the block's first action
 */
export function writeActions(node: Node, context: WriteContext, first: number): BlockContent[] {
  const { rows, unknown } = splitRows(node, context);
  const actions = rows
    .map((row, index) => ({ ...row, attributes: row.node.attrs as ActionAttributes, number: first + index }))
    .filter((action) => !isEmptyRow(action.text) || hasFacts(action.attributes));
  if (actions.length === 0) return unknown;
  const form = actions.every((action) => action.text.isOneLine) ? actionTable : actionList;
  return [...form(actions, context), ...unknown];
}

function hasFacts(attributes: ActionAttributes): boolean {
  const { type, owner, due, priority, status, link: ticket, answers } = attributes;
  return (
    [type, owner, due, priority, status, ticket].some((fact) => fact.trim() !== '') || answers.length > 0
  );
}

/** The facts of an action in the order in which they are printed. */
function factColumns(context: WriteContext): readonly Column<ActionText>[] {
  return [
    { head: 'Type', cell: ({ attributes }) => [text(capitalised(label(attributes.type)))] },
    { head: 'Owner', cell: ({ attributes }) => [text(attributes.owner)] },
    { head: 'Due', cell: ({ attributes }) => [text(attributes.due)] },
    { head: 'Priority', cell: ({ attributes }) => [text(attributes.priority)] },
    { head: 'Status', cell: ({ attributes }) => [text(capitalised(label(attributes.status)))] },
    { head: 'Ticket', cell: (action) => ticketLink(action, context) },
    { head: 'Answers factor', cell: (action) => [text(answered(action, context))] },
  ];
}

function actionTable(actions: readonly ActionText[], context: WriteContext): BlockContent[] {
  return columnTable(actions, [
    { head: '#', cell: ({ number }) => [text(String(number))] },
    { head: 'Action', cell: (action) => action.text.headline },
    ...factColumns(context),
  ]);
}

function actionList(actions: readonly ActionText[], context: WriteContext): BlockContent[] {
  const items = actions.map((action) => {
    const facts = factColumns(context).flatMap(({ head, cell }): PhrasingContent[][] => {
      const value = cell(action);
      return plainText(value).trim() === '' ? [] : [[text(`${head}: `), ...value]];
    });
    const line = facts.flatMap((fact, index) => (index === 0 ? fact : [text(' · '), ...fact]));
    const rest: BlockContent[] = [
      ...action.text.rest,
      ...(line.length === 0 ? [] : [{ type: 'paragraph' as const, children: line }]),
    ];
    return { number: action.number, item: (words: string) => rowItem(words, { ...action.text, rest }, []) };
  });
  return [numberedList(items, () => '')];
}

function answered({ node, attributes }: ActionText, { factorNumbers, losses }: WriteContext): string {
  const numbers = attributes.answers.flatMap((id) => factorNumbers.get(id) ?? []);
  if (numbers.length < attributes.answers.length) {
    losses.add('gone', 'An action answers a factor that is not in the text.', node);
  }
  return numbers.toSorted((a, b) => a - b).join(', ');
}

function ticketLink({ node, attributes }: ActionText, { losses }: WriteContext): PhrasingContent[] {
  const ticket = attributes.link.trim();
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(ticket)) return [text(ticket)];
  if (isSafeLink(ticket)) return [link(ticket, null, [text(ticketName(ticket))])];
  losses.add(
    'unsafe-link',
    `The ticket "${ticket}" is written as text: only web and mail addresses are published.`,
    node,
  );
  return [text(ticket)];
}

/** "OPS-12" of ".../browse/OPS-12", "#42" of ".../issues/42"; else the address itself. */
function ticketName(url: string): string {
  const last = /\/([^/?#]+)\/?$/u.exec(url)?.[1] ?? '';
  if (/^[A-Z][A-Z0-9_]*-\d+$/u.test(last)) return last;
  return /^\d+$/u.test(last) ? `#${last}` : url;
}
