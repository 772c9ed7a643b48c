import type { BlockContent, Blockquote } from 'mdast';

import { alertKinds, type AlertKind } from '../../document/vocabulary';
import { html, strong, text } from '../../markdown/inline/mdast';
import type { Changes } from './tree';

interface Alert {
  readonly kind: AlertKind;
  readonly children: BlockContent[];
}

/** The kind of an alert and what is in it without the mark; null for a quote like any other. */
function readAlert(quote: Blockquote): Alert | null {
  const [first, ...others] = quote.children as BlockContent[];
  const mark = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || mark?.type !== 'html') return null;
  const name = /^\[!([A-Z]+)\]\n?$/u.exec(mark.value)?.[1]?.toLowerCase();
  const kind = alertKinds.find((one) => one === name);
  if (kind === undefined) return null;
  const rest = first.children.slice(1);
  return { kind, children: rest.length === 0 ? others : [{ ...first, children: rest }, ...others] };
}

/** "Note", as GitHub shows it above the alert. */
function nameOf(kind: AlertKind): string {
  return kind.slice(0, 1).toUpperCase() + kind.slice(1);
}

/** A quote that begins with its kind in bold, for readers that show `[!NOTE]` as text. */
export const boldAlerts: Changes = {
  block: (node) => {
    const alert = node.type === 'blockquote' ? readAlert(node) : null;
    if (node.type !== 'blockquote' || alert === null) return [node];
    const label: BlockContent = { type: 'paragraph', children: [strong(text(nameOf(alert.kind)))] };
    return [{ ...node, children: [label, ...alert.children] }];
  },
};

/** Docusaurus's names, which are not GitHub's. */
const admonitions: Readonly<Record<AlertKind, string>> = {
  note: 'note',
  tip: 'tip',
  important: 'info',
  warning: 'warning',
  caution: 'danger',
};

/** `:::note`, with more colons around one that holds others. */
export const directiveAlerts: Changes = {
  block: (node) => {
    const alert = node.type === 'blockquote' ? readAlert(node) : null;
    if (alert === null) return [node];
    const fence = ':'.repeat(Math.max(3, ...alert.children.map((child) => colons(child) + 1)));
    const name = admonitions[alert.kind];
    const label = name === alert.kind ? '' : `[${nameOf(alert.kind)}]`;
    return [html(`${fence}${name}${label}`), ...alert.children, html(fence)];
  },
};

function colons(node: BlockContent): number {
  if (node.type === 'html') return /^:{3,}/u.exec(node.value)?.[0].length ?? 0;
  return 'children' in node
    ? Math.max(0, ...(node.children as BlockContent[]).map((child) => colons(child)))
    : 0;
}
