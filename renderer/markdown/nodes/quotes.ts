import type { Node } from '@tiptap/pm/model';
import type { Blockquote, Paragraph, PhrasingContent } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import { alertKinds, type AlertKind } from '../../document/vocabulary';
import type { WriteContext } from '../context';
import { html, text } from '../inline/mdast';
import type { ReadContext } from '../read-context';

/**
 * A quote, or an alert: a quote whose first line is `[!NOTE]` alone. The line is written as it stands, because the
 * printer would put a backslash before the bracket.
 */
export function writeBlockquote(node: Node, { blocks }: WriteContext): Blockquote[] {
  const children = blocks(node.children);
  const kind = node.attrs['alert'] as AlertKind | null;
  if (kind === null) return [{ type: 'blockquote', children }];
  const mark = `[!${kind.toUpperCase()}]`;
  const [first, ...others] = children;
  return first?.type === 'paragraph'
    ? [
        {
          type: 'blockquote',
          children: [{ ...first, children: [html(`${mark}\n`), ...first.children] }, ...others],
        },
      ]
    : [{ type: 'blockquote', children: [{ type: 'paragraph', children: [html(mark)] }, ...children] }];
}

export function readBlockquote(node: Blockquote, context: ReadContext): NodeJSON[] {
  const [first, ...others] = node.children;
  const alert = first?.type === 'paragraph' ? alertOf(first, context) : null;
  if (first?.type !== 'paragraph' || alert === null)
    return [{ type: 'blockquote', content: context.blocks(node.children) }];
  const rest = alert.rest.length === 0 ? others : [{ ...first, children: alert.rest }, ...others];
  return [{ type: 'blockquote', attrs: { alert: alert.kind }, content: context.blocks(rest) }];
}

const firstLine = /^\[!(?<kind>[a-z]+)\][ \t]*(?:\n|$)/iu;

/** The kind that a quote's first paragraph names, and what follows in it; null where it is a paragraph like any other. */
function alertOf(
  paragraph: Paragraph,
  { sourceOf }: ReadContext,
): { readonly kind: AlertKind; readonly rest: PhrasingContent[] } | null {
  const [start, ...others] = paragraph.children;
  if (start?.type !== 'text' || !sourceOf(start).startsWith('[!')) return null;
  const found = firstLine.exec(start.value);
  const kind = alertKinds.find((one) => one === found?.groups?.['kind']?.toLowerCase());
  if (found === null || kind === undefined) return null;
  const endsLine = found[0].endsWith('\n') || others.length === 0;
  if (!endsLine) return null;
  const rest = start.value.slice(found[0].length);
  return { kind, rest: rest === '' ? others : [text(rest), ...others] };
}
