import type { Root } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Extension } from 'micromark-util-types';

import { parseInParts } from './parse-in-parts';
import { progress, type OnProgress } from './progress';

/** YAML between lines of three hyphens, TOML between lines of three plus signs. */
const frontMatterFormats: ('yaml' | 'toml')[] = ['yaml', 'toml'];

/**
 * Without the transforms: they look for addresses in text that is parsed already, and so make links of addresses whose
 * author wrote a backslash against it. The parser itself finds the others.
 */
const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

const plain = { extensions: [gfm()], mdastExtensions };
const withFrontMatter = {
  extensions: [gfm(), frontmatter(frontMatterFormats)],
  mdastExtensions: [...mdastExtensions, frontmatterFromMarkdown(frontMatterFormats)],
};

/**
 * Parses CommonMark and GFM. Never fails: any text is Markdown.
 * @param onProgress told, now and then, how much is done, from 0 to 1
 */
export function parseMarkdown(markdown: string, onProgress?: OnProgress): Root {
  return parse(markdown, plain, onProgress);
}

/** The same for a whole file, which front matter may open: a node `yaml` or `toml`, first in the tree. */
export function parseMarkdownFile(markdown: string, onProgress?: OnProgress): Root {
  return parse(markdown, withFrontMatter, onProgress);
}

function parse(markdown: string, options: Options, onProgress: OnProgress | undefined): Root {
  const inParts = parseInParts(markdown, {
    parse: (part, extension, isFirst) => fromMarkdown(part, and(isFirst ? options : plain, extension)),
    onProgress,
  });
  if (inParts !== null) return inParts;
  const inOneGo = onProgress === undefined ? options : and(options, progress(markdown.length, onProgress));
  return fromMarkdown(markdown, inOneGo);
}

function and(options: Options, extension: Extension): Options {
  return { ...options, extensions: [...(options.extensions ?? []), extension] };
}
