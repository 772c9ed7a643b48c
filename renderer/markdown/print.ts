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

/**
 * The library escapes "<" before what may begin a tag or a web address. An e-mail address in angle brackets may begin
 * with more: digits and these signs (CommonMark 0.31, 6.5 "Autolinks").
 */
const emailAutolink: NonNullable<Options['unsafe']>[number] = {
  character: '<',
  after: String.raw`[\d.!#$%&'*+/=?^_\`{|}~-]`,
  inConstruct: 'phrasing',
  notInConstruct: [
    'autolink',
    'destinationLiteral',
    'destinationRaw',
    'reference',
    'titleQuote',
    'titleApostrophe',
  ],
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
  unsafe: [emailAutolink],
  // Columns are not aligned: one long cell would widen every line, and one changed cell change them all.
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** GitHub Flavored Markdown of mdast blocks, ending in a newline; '' for none. */
export function printMarkdown(blocks: readonly BlockContent[]): string {
  return blocks.length === 0 ? '' : toMarkdown({ type: 'root', children: shield(blocks) }, options);
}
