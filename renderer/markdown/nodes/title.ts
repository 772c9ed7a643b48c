import type { Node } from '@tiptap/pm/model';
import type { Heading } from 'mdast';

import type { WriteContext } from '../context';
import { text } from '../inline/mdast';

/**
 * The title as heading 1, unless front matter holds it. A second title, which a merge can leave behind, is always
 * written: it is text that somebody typed.
 */
export function writeTitle(node: Node, { losses, options }: WriteContext, isFirst: boolean): Heading[] {
  const value = node.textContent.replace(/\s+/gu, ' ').trim();
  if (!isFirst && value !== '')
    losses.add('title', 'The draft has more than one title; all of them are written.', node);
  if (value === '' || (isFirst && !options.title)) return [];
  return [{ type: 'heading', depth: 1, children: [text(value)] }];
}
