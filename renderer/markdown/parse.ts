import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/**
 * Without the transforms: they look for addresses in text that is parsed already, and so make links of addresses whose
 * author wrote a backslash against it. The parser itself finds the others.
 */
const extensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** Parses CommonMark and GFM. Never fails: any text is Markdown. */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: extensions });
}
