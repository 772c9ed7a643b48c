import type { BlockContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';

import { shield } from './inline/shield';

/**
 * Hyphens, but for two places: in a list they could run together with bullets, and in the first line of a file they
 * would open front matter.
 */
const writeRuleText: Handle = (node, parent, state) => {
  if (state.stack.includes('list')) return '___';
  return parent?.type === 'root' && parent.children[0] === node ? '***' : '---';
};

const options: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  // Only the library's own checks read this: with it they leave the bullets of lists alone.
  rule: '_',
  handlers: { thematicBreak: writeRuleText },
  strong: '*',
  // Columns are not aligned: one long cell would widen every line, and one changed cell change them all.
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** GitHub Flavored Markdown of mdast blocks, ending in a newline; '' for none. */
export function printMarkdown(blocks: readonly BlockContent[]): string {
  return blocks.length === 0 ? '' : toMarkdown({ type: 'root', children: shield(blocks) }, options);
}
