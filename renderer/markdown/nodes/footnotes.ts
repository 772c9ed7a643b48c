import type { Node } from '@tiptap/pm/model';
import type { BlockContent, FootnoteDefinition, FootnoteReference, PhrasingContent } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';

import type { NodeJSON } from '../../document/draft';
import type { WriteContext } from '../context';
import { text } from '../inline/mdast';
import type { ReadContext } from '../read-context';

/** Identifiers of the footnotes that a document defines, wherever they stand. */
export function definedFootnotes(doc: Node): ReadonlySet<string> {
  const found = new Set<string>();
  doc.descendants((node) => {
    if (node.type.name === 'footnoteDefinition') found.add(identifier(node));
    return !node.isTextblock;
  });
  return found;
}

function labelOf(node: Node): string {
  return String(node.attrs['label']);
}

/** GFM matches labels without regard to case. */
function identifier(node: Node): string {
  return normalizeIdentifier(labelOf(node)).toLowerCase();
}

/** A footnote right in another one comes after it: their lines could not be told apart. */
export function writeFootnoteDefinition(
  node: Node,
  { blocks }: WriteContext,
): (BlockContent | FootnoteDefinition)[] {
  const children = blocks(node.children);
  return [
    {
      type: 'footnoteDefinition',
      identifier: identifier(node),
      label: labelOf(node),
      children: children.filter(({ type }) => type !== 'footnoteDefinition'),
    },
    ...children.filter(({ type }) => type === 'footnoteDefinition'),
  ];
}

export function readFootnoteDefinition(node: FootnoteDefinition, { blocks }: ReadContext): NodeJSON[] {
  const label = node.label ?? node.identifier;
  return [{ type: 'footnoteDefinition', attrs: { label }, content: blocks(node.children) }];
}

/** A mark whose footnote is gone would not be read as one: it is written as the text it looks like. */
export function writeFootnoteReference(
  node: Node,
  block: Node,
  { footnotes, losses }: Pick<WriteContext, 'footnotes' | 'losses'>,
): PhrasingContent {
  const label = labelOf(node);
  if (footnotes.has(identifier(node)))
    return { type: 'footnoteReference', identifier: identifier(node), label };
  losses.add('gone', `The footnote "${label}" is not in the text; its mark is written as text.`, block);
  return text(`[^${label}]`);
}

export function readFootnoteReference(node: FootnoteReference): NodeJSON {
  return { type: 'footnoteReference', attrs: { label: node.label ?? node.identifier } };
}
