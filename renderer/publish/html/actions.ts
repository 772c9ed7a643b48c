import type { Node } from '@tiptap/pm/model';
import type { ElementContent } from 'hast';

import type { ActionAttributes } from '../../document/nodes/actions';
import { isSafeLink } from '../../document/urls';
import { label, type ActionStatus } from '../../document/vocabulary';
import type { HtmlContext } from './context';
import { h, type Child } from './element';
import { capitalised, factList, headLine, isEmptyRow, splitRows, type RowFact } from './rows';

/**
 * Actions as a numbered list, each with its facts under it.
 * @param first number of the block's first action
 */
export function writeActions(node: Node, context: HtmlContext, first: number): ElementContent[] {
  const { rows, unknown } = splitRows(node, context);
  const actions = rows
    .map((row, index) => ({
      text: row.text,
      facts: factList(factsOf(row.node, row.node.attrs as ActionAttributes, context)),
      number: first + index,
    }))
    .filter(({ text, facts }) => !isEmptyRow(text) || facts !== null);
  if (actions.length === 0) return unknown;
  const items = actions.map(({ text, facts, number }) =>
    h('li', { value: `${number}`, id: `action-${number}` }, headLine(text), text.rest, facts),
  );
  return [h('ol', { className: ['actions'] }, items), ...unknown];
}

const statusTones: Readonly<Record<ActionStatus, NonNullable<RowFact['tone']>>> = {
  open: 'note',
  'in-progress': 'warn',
  done: 'good',
  dropped: 'quiet',
};

function factsOf(node: Node, attributes: ActionAttributes, context: HtmlContext): readonly RowFact[] {
  const { type, owner, due, priority, status } = attributes;
  const { keep } = context;
  return [
    {
      name: 'Status',
      value: [capitalised(label(status))],
      ...(status === '' ? {} : { tone: statusTones[status] }),
    },
    { name: 'Type', value: [capitalised(label(type))] },
    { name: 'Priority', value: [priority] },
    { name: 'Owner', value: [keep.owners ? owner : ''] },
    { name: 'Due', value: [/^\d{4}-\d\d-\d\d$/u.test(due) ? h('time', { dateTime: due }, due) : due] },
    { name: 'Ticket', value: keep.trackerLinks ? [ticketLink(node, attributes, context)] : [] },
    { name: 'Answers', value: answered(node, attributes, context) },
  ];
}

function answered(
  node: Node,
  { answers }: ActionAttributes,
  { factorNumbers, losses }: HtmlContext,
): Child[] {
  const numbers = answers.flatMap((id) => factorNumbers.get(id) ?? []).toSorted((a, b) => a - b);
  if (numbers.length < answers.length) {
    losses.add('gone', 'An action answers a factor that is not in the text.', node);
  }
  return numbers.flatMap((number, index) => [
    index === 0 ? (numbers.length === 1 ? 'factor ' : 'factors ') : ', ',
    h('a', { href: `#factor-${number}` }, `${number}`),
  ]);
}

function ticketLink(node: Node, { link }: ActionAttributes, { losses }: HtmlContext): Child {
  const ticket = link.trim();
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(ticket)) return ticket;
  if (isSafeLink(ticket)) return h('a', { href: ticket }, ticketName(ticket));
  losses.add(
    'unsafe-link',
    `The ticket "${ticket}" is written as text: only web and mail addresses are published.`,
    node,
  );
  return ticket;
}

/** "OPS-12" of ".../browse/OPS-12", "#42" of ".../issues/42"; else the address itself. */
function ticketName(url: string): string {
  const last = /\/([^/?#]+)\/?$/u.exec(url)?.[1] ?? '';
  if (/^[A-Z][A-Z0-9_]*-\d+$/u.test(last)) return last;
  return /^\d+$/u.test(last) ? `#${last}` : url;
}
