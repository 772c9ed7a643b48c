import type { NodeJSON } from '../../document/draft';
import type { Placed } from './block-list';
import { textOf } from './inline-text';
import { meaningOf, plainHeading } from './meanings';
import { headingLevel } from './outline';

export type TitleSource = 'heading' | 'front matter' | 'file name';

export interface FoundTitle {
  readonly text: string;
  readonly source: TitleSource;
  /** The document's blocks, the title first and without the heading that it was. */
  readonly blocks: readonly Placed[];
  readonly line: number | null;
  /** Whether the heading held more than plain text, which a title does not. */
  readonly lostFormat: boolean;
}

/**
 * Finds the title: the first block, if it is a heading of the first level and does not name a section; else the front
 * matter's; else the file's name. A heading that repeats the front matter's title is the title, any other stays one.
 * @param isOwnPrint whether this app printed the text
 */
export function findTitle(
  placed: readonly Placed[],
  frontMatterTitle: string | null,
  fileName: string,
  isOwnPrint = false,
): FoundTitle {
  if (isOurs(placed)) return existing(placed);
  const blocks = placed.map(asHeading);
  const at = blocks.findIndex(({ block }) => !isInvisible(block));
  const first = blocks[at];
  // Our own print has its title first, or none.
  const mayBeTitle = !isOwnPrint || placed[0]?.block.type === 'title';
  if (first !== undefined && mayBeTitle && isTitle(first.block, frontMatterTitle)) {
    const content = first.block.content ?? [];
    const text = titleText(content);
    const lostFormat = content.some((node) => node.text === undefined || (node.marks ?? []).length > 0);
    const rest = blocks.filter((_, index) => index !== at);
    return {
      text,
      source: 'heading',
      blocks: [title(text, first.line, lostFormat ? first.block : null), ...rest],
      line: first.line,
      lostFormat,
    };
  }
  const text = frontMatterTitle ?? nameOf(fileName);
  return {
    text,
    source: frontMatterTitle === null ? 'file name' : 'front matter',
    blocks: [title(text, null, null), ...blocks],
    line: null,
    lostFormat: false,
  };
}

const ours: ReadonlySet<string> = new Set([
  'timeline',
  'impacts',
  'factors',
  'actions',
  'metrics',
  'coverage',
]);

/** Printed by this app: then its first heading is the title whatever it says. */
function isOurs(placed: readonly Placed[]): boolean {
  const names = placed.map(({ block }) => block.type);
  return names.includes('title') && names.some((name) => ours.has(name));
}

/** Reading takes any first heading for the title; whether it is one is decided here. */
function asHeading({ block, line }: Placed): Placed {
  return block.type === 'title'
    ? { block: { ...block, type: 'heading', attrs: { level: 1 } }, line }
    : { block, line };
}

function existing(placed: readonly Placed[]): FoundTitle {
  const found = placed.find(({ block }) => block.type === 'title');
  return {
    text: textOf(found?.block.content).trim(),
    source: 'heading',
    blocks: placed,
    line: found?.line ?? null,
    lostFormat: false,
  };
}

function isInvisible(block: NodeJSON): boolean {
  return block.type === 'htmlBlock' && /^\s*<!--[\s\S]*-->\s*$/u.test(textOf(block.content));
}

function isTitle(block: NodeJSON, frontMatterTitle: string | null): boolean {
  if (block.type !== 'heading' || headingLevel(block) !== 1) return false;
  const text = titleText(block.content ?? []);
  if (text === '') return false;
  if (frontMatterTitle !== null) return plainHeading(text) === plainHeading(frontMatterTitle);
  // "# Summary" opens a document without a title; "# Post-mortem: summary of …" is one.
  return meaningOf(text) === null || plainHeading(text).split(' ').length > 3;
}

/** On one line: images by what they show, HTML not at all. */
function titleText(content: readonly NodeJSON[]): string {
  const words = content.map((node) => {
    if (node.text !== undefined) return node.text;
    const alt = node.attrs?.['alt'];
    return node.type === 'image' && typeof alt === 'string' ? alt : ' ';
  });
  // Only what Markdown takes for white space: a non-breaking space is a character of the title.
  return words
    .join('')
    .replace(/[\t ]*[\n\r][\t\n\r ]*/gu, ' ')
    .replace(/^[\t ]+|[\t ]+$/gu, '');
}

/** @param heading the heading it was, where that held more than plain text */
function title(text: string, line: number | null, heading: NodeJSON | null): Placed {
  const content = text === '' ? [] : [{ type: 'text', text }];
  const attrs = heading === null ? {} : { attrs: { origin: { blocks: [heading], printed: '' } } };
  return { block: { type: 'title', ...attrs, content }, line };
}

/** "2019-07-02--waf-outage.html.md.erb" → "2019-07-02 waf outage". */
export function nameOf(fileName: string): string {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const stem = base.replace(/(?<=.)(?:\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd|txt|html|erb))+$/iu, '');
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(stem)?.[0] ?? '';
  const words = stem.slice(day.length).replace(/[-_]+/gu, ' ');
  return `${day} ${words}`.replace(/\s+/gu, ' ').trim();
}
