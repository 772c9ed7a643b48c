import type { BlockContent, DefinitionContent, Nodes, Paragraph, PhrasingContent } from 'mdast';

import { inlineCode, lineBreak, text } from '../../markdown/inline/mdast';
import { parseMarkdown } from '../../markdown/parse';
import { printMarkdown } from '../../markdown/print';

/** What a record says, in both forms that a `SourceRecord` has it in. */
export interface Body {
  readonly markdown: string;
  readonly text: string;
}

export type Block = BlockContent | DefinitionContent;

/** Blocks in print, each list of them by itself; what was plain text stays plain text. */
export function printEach(lists: readonly (readonly BlockContent[])[]): readonly string[] {
  const printed = lists.map(quickly);
  const slow = lists.filter((_, index) => printed[index] === null);
  const rest = printTogether(slow).values();
  return printed.map((markdown) => markdown ?? rest.next().value ?? '');
}

/** A comment is a block that nothing before or behind it runs into. */
const parting = '<!-- next -->';

/** Getting the printer ready takes far longer than printing a message, so they are printed as one text and cut apart. */
function printTogether(lists: readonly (readonly BlockContent[])[]): readonly string[] {
  const all = lists.flatMap((blocks, index): readonly BlockContent[] =>
    index === 0 ? blocks : [{ type: 'html', value: parting }, ...blocks],
  );
  const parts = printMarkdown(all).trimEnd().split(`\n\n${parting}\n\n`);
  // Code may hold the very comment.
  if (parts.length === lists.length) return parts;
  return lists.map((blocks) => printMarkdown(blocks).trimEnd());
}

/** Blocks of plain text: the first line is the headline, empty lines part paragraphs. */
export function plainBlocks(value: string): Paragraph[] {
  return plainLines(value, true);
}

/** The same for what comes after the headline. */
export function furtherBlocks(value: string): Paragraph[] {
  return plainLines(value, false);
}

function plainLines(value: string, isStart: boolean): Paragraph[] {
  const lines = clean(value).split('\n');
  return paragraphsOf(
    lines.map((line) => [text(line)]),
    isStart,
  );
}

/** The body of text that is GitHub Flavored Markdown already, which is kept as it is. */
export function markdownBody(markdown: string): Body {
  const value = clean(markdown).trim();
  return {
    markdown: value,
    text: isPlainLine(value) ? oneLine(value) : lineOf(parseMarkdown(value).children),
  };
}

export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

/**
 * Paragraphs of lines. The first line stands alone, because an event's first paragraph is its headline; of the others
 * those that follow on one another are one paragraph with line breaks.
 * @param isStart whether the first line is that of a whole text
 */
export function paragraphsOf(lines: readonly (readonly PhrasingContent[])[], isStart = true): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  for (const line of lines) {
    const children = trimmed(line);
    if (children.length === 0) open = null;
    else if (open !== null) open.children.push(lineBreak(), ...children);
    else {
      const next = paragraph(...children);
      open = isStart && paragraphs.length === 0 ? null : next;
      paragraphs.push(next);
    }
  }
  return paragraphs;
}

/** White space at the edges of a line is not seen, and would be printed as references. */
function trimmed(line: readonly PhrasingContent[]): PhrasingContent[] {
  const nodes = joined(line);
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first?.type === 'text') nodes[0] = text(first.value.trimStart());
  const end = nodes.at(-1);
  if (last?.type === 'text' && end?.type === 'text') nodes[nodes.length - 1] = text(end.value.trimEnd());
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

/** What stands next to its like is one with it: two marks or two pieces of code would be read as something else. */
function joined(line: readonly PhrasingContent[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const node of line) {
    const last = nodes.at(-1);
    const both = last === undefined ? null : oneOf(last, node);
    if (both === null) nodes.push(node);
    else nodes[nodes.length - 1] = both;
  }
  return nodes.map((node) => (isMark(node) ? { ...node, children: joined(node.children) } : node));
}

function oneOf(first: PhrasingContent, second: PhrasingContent): PhrasingContent | null {
  if (first.type === 'text' && second.type === 'text') return text(first.value + second.value);
  if (first.type === 'inlineCode' && second.type === 'inlineCode')
    return inlineCode(first.value + second.value);
  if (!isMark(first) || !isMark(second) || first.type !== second.type) return null;
  return { type: first.type, children: [...first.children, ...second.children] };
}

type MarkNode = Extract<PhrasingContent, { type: 'strong' | 'emphasis' | 'delete' }>;

function isMark(node: PhrasingContent): node is MarkNode {
  return node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete';
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000B-\u001F\u007F\uFEFF]/gu;
const halfCharacter = /\p{Surrogate}/gu;

/** Line ends as one character, and nothing that Markdown has no way to write: control characters, halves of characters. */
export function clean(value: string): string {
  if (value.search(unwritable) === -1 && value.search(halfCharacter) === -1) return value;
  return value.replace(/\r\n?/gu, '\n').replace(unwritable, '').replace(halfCharacter, '\uFFFD');
}

/** The words of blocks on one line. */
export function lineOf(nodes: readonly Nodes[]): string {
  return oneLine(nodes.map(wordsOf).join(' '));
}

export function oneLine(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}

function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return ' ';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
      return '';
    default:
      if (!('children' in node)) return '';
      return node.children.map(wordsOf).join(isLine(node) ? '' : ' ');
  }
}

/** Whether what is in it stands on one line, without space between. */
function isLine({ type }: Nodes): boolean {
  return [
    'paragraph',
    'heading',
    'tableCell',
    'strong',
    'emphasis',
    'delete',
    'link',
    'linkReference',
  ].includes(type);
}

/**
 * A line of letters, digits and signs that mean nothing in Markdown within a line, which begins with a letter or a name:
 * printed as it is. Most chat messages are no more, and the printer takes a tenth of a millisecond for each.
 */
const plainLine =
  /^@?\p{L}(?:[\p{L}\p{N},;?%'"/()’“”…–—+=#!$-]|:(?!\/)|\.(?= |$)|(?<![Ww])\.| @?(?=[\p{L}\p{N},;?%'"/()’“”…–—+=#$-]))*$/u;
/** GFM makes links of these. */
const address = /www\.|:\/\//iu;

function isPlainLine(value: string): boolean {
  return plainLine.test(value) && !address.test(value);
}

function quickly(blocks: readonly BlockContent[]): string | null {
  const [only] = blocks;
  if (blocks.length !== 1 || only?.type !== 'paragraph' || only.children.length !== 1) return null;
  const [node] = only.children;
  return node?.type === 'text' && isPlainLine(node.value) ? node.value : null;
}
