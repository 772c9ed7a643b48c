import type { BlockContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';

import { shield } from './inline/shield';
import { quick } from './printer-speed';

/**
 * Hyphens, but for two places: in a list they could run together with bullets, and in the first line of a file they
 * would open front matter.
 */
const writeRuleText: Handle = (node, parent, state) => {
  if (state.stack.includes('list')) return '___';
  return parent?.type === 'root' && parent.children[0] === node ? '***' : '---';
};

/** Where nothing of Markdown is read, so that nothing needs to be escaped. */
export const unreadConstructs: NonNullable<NonNullable<Options['unsafe']>[number]['notInConstruct']> = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'reference',
  'titleQuote',
  'titleApostrophe',
];

/**
 * The library escapes "<" before what may begin a tag or a web address. An e-mail address in angle brackets may begin
 * with more: digits and these signs (CommonMark 0.31, 6.5 "Autolinks").
 */
const emailAutolink: NonNullable<Options['unsafe']>[number] = {
  character: '<',
  after: String.raw`[\d.!#$%&'*+/=?^_\`{|}~-]`,
  inConstruct: 'phrasing',
  notInConstruct: unreadConstructs,
};

/** The library leaves "<" alone at the start of an address, where it would open one in angle brackets. */
const addressStart: NonNullable<Options['unsafe']>[number] = {
  character: '<',
  inConstruct: 'destinationRaw',
};

/** How the printer is set, but for what only makes it faster. */
export const printerOptions: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  // Only the library's own checks read this: with it they leave the bullets of lists alone.
  rule: '_',
  handlers: { thematicBreak: writeRuleText },
  strong: '*',
  unsafe: [emailAutolink, addressStart],
  // Columns are not aligned: one long cell would widen every line, and one changed cell change them all.
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** What a reader of Markdown wants written otherwise: handlers, unsafe characters and settings laid over the plain ones. */
export type Dialect = Options;

const plain: Dialect = {};

/** GitHub Flavored Markdown of mdast blocks, ending in a newline; '' for none. A dialect changes how it is written. */
export function printMarkdown(blocks: readonly BlockContent[], dialect: Dialect = plain): string {
  const root = { type: 'root' as const, children: shield(blocks) };
  return blocks.length === 0 ? '' : toMarkdown(root, { extensions: [printerOptions, quick, dialect] });
}
