import type { Node } from '@tiptap/pm/model';
import type { BlockContent, Html, PhrasingContent } from 'mdast';
import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name';

import type { NodeJSON } from '../../document/draft';
import type { WriteContext } from '../context';
import { html, lineBreak, text } from '../inline/mdast';
import { parseMarkdown } from '../parse';

/**
 * HTML to the letter, where Markdown takes it for one block of HTML; else as code, which shows the same source. Only the
 * last block of its parent may be HTML that nothing closes, because it reaches to the end.
 */
export function writeHtmlBlock(node: Node, isLast: boolean, { losses }: WriteContext): BlockContent[] {
  const value = htmlSource(node);
  if (isHtmlBlock(value, isLast)) return [html(value)];
  if (value.trim() === '') return [];
  losses.add('html', 'HTML that Markdown would not keep together is written as code.', node);
  return [{ type: 'code', lang: 'html', value }];
}

/** The source of a block of HTML. Empty lines at its end and spaces before its first tag belong to nobody. */
export function htmlSource(node: Node): string {
  return node.textContent.replace(/\r\n?/gu, '\n').replace(/^ {1,3}(?=<)|\n+$/gu, '');
}

export function readHtmlBlock({ value }: Html): NodeJSON[] {
  return [{ type: 'htmlBlock', content: [{ type: 'text', text: value.replace(/^ {1,3}(?=<)|\n+$/gu, '') }] }];
}

export function isHtmlBlock(value: string, isLast: boolean): boolean {
  if (!/^ {0,3}</u.test(value)) return false;
  const [first, second, third] = parseMarkdown(isLast ? value : `${value}\n\nx`).children;
  if (first?.type !== 'html' || first.value !== value) return false;
  return isLast ? second === undefined : second?.type === 'paragraph' && third === undefined;
}

/**
 * A piece of HTML in a line; as the text it is where Markdown would not take it for one. Only a paragraph has more than
 * one line: elsewhere `<br>` is the line break, and a line end within a tag is a space.
 */
export function writeHtmlInline(node: Node, block: Node): PhrasingContent[] {
  const source = String(node.attrs['value'] ?? '');
  const isParagraph = block.type.name === 'paragraph';
  const value = isParagraph ? source.trimStart() : source.trimStart().replace(/\s*\n\s*/gu, ' ');
  if (value === '') return [];
  if (!isHtmlInline(value)) return [text(source.replace(/\s*\n\s*/gu, ' '))];
  if (!isParagraph && isLineBreak(value)) return [lineBreak()];
  // A cell has no way to write a backslash before a pipe.
  const written = value.replaceAll('\\|', '\\&#124;');
  // White space is no part of a tag: it may have to move out of a mark.
  const before = source.startsWith('\n') ? [text(isParagraph ? '\n' : ' ')] : [];
  return [...before, html(isParagraph ? value : written)];
}

export function isLineBreak(value: string): boolean {
  return /^<br\s*\/?>$/iu.test(value);
}

const plainTag = /^<\/?[a-z][a-z\d-]*\s*\/?>$/iu;

function isHtmlInline(value: string): boolean {
  if (plainTag.test(value) && !value.includes('\n')) return true;
  if (!value.startsWith('<')) return false;
  const [paragraph, next] = parseMarkdown(`a${value}b`).children;
  if (paragraph?.type !== 'paragraph' || next !== undefined) return false;
  const [before, piece, after] = paragraph.children;
  return before?.type === 'text' && piece?.type === 'html' && piece.value === value && after?.type === 'text';
}

/** Kinds 1 to 6 of CommonMark's HTML blocks (0.31, 4.6): they begin a block wherever they begin a line. */
const blockStart =
  /^<(?:!--|\?|![a-z]|!\[CDATA\[|(?<raw>[a-z]+)(?=[\s>]|$)|\/?(?<name>[a-z][a-z\d]*)(?=\s|\/?>|$))/iu;
const rawNames: ReadonlySet<string> = new Set(htmlRawNames);
const blockNames: ReadonlySet<string> = new Set(htmlBlockNames);

function beginsBlock(value: string): boolean {
  const found = blockStart.exec(value);
  if (found === null) return false;
  const raw = found.groups?.['raw']?.toLowerCase();
  const name = found.groups?.['name']?.toLowerCase();
  if (raw === undefined && name === undefined) return true;
  return rawNames.has(raw ?? '') || blockNames.has(raw ?? name ?? '');
}

/**
 * A line that HTML begins would be taken for a block of HTML. A space before it, which the printer writes as a reference
 * and nobody sees, keeps it in the line.
 */
export function keepInLine(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  if (nodes.every(({ type }) => type !== 'html')) return [...nodes];
  return nodes.flatMap((node, index) => {
    const previous = nodes[index - 1];
    const startsLine = previous === undefined || previous.type === 'break';
    if (node.type !== 'html' || !startsLine) return [node];
    const next = nodes[index + 1];
    const endsLine = next === undefined || (next.type === 'text' && /^[\t ]*\n/u.test(next.value));
    const isAlone = previous === undefined && endsLine;
    return isAlone || beginsBlock(node.value) ? [text(' '), node] : [node];
  });
}
