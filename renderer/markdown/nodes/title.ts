import type { Node } from '@tiptap/pm/model';
import type { Heading, RootContent } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import type { WriteContext } from '../context';
import { plainValue } from '../structures/words';

/**
 * The title as heading 1, unless front matter holds it. A second title, which a merge can leave behind, is always
 * written: it is text that somebody typed.
 */
export function writeTitle(
  node: Node,
  { losses, options, inline }: WriteContext,
  isFirst: boolean,
): Heading[] {
  const children = inline(node, 'heading');
  if (!isFirst && children.length > 0)
    losses.add('title', 'The draft has more than one title; all of them are written.', node);
  if (children.length === 0 || (isFirst && !options.title)) return [];
  return [{ type: 'heading', depth: 1, children }];
}

/** The heading 1 with which a document begins. */
export function readTitle(node: RootContent | undefined): NodeJSON[] {
  const value = node?.type === 'heading' ? (plainValue(node.children) ?? '') : '';
  return value === '' ? [] : [{ type: 'title', content: [{ type: 'text', text: value }] }];
}
