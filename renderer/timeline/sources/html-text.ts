import type { Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import type { Paragraph, PhrasingContent } from 'mdast';

import { inlineCode, text } from '../../markdown/inline/mdast';
import { isPublishableLink } from '../../document/urls';
import { clean, paragraphsOf, plainBlocks } from './body';

/** Elements that systems let people write. A word between angle brackets that is none of them is a word. */
const elements =
  'a|b|blockquote|br|code|del|div|em|font|h1|h2|h3|h4|h5|h6|hr|i|img|li|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul';
const attribute = String.raw`\s+[a-z][\w:-]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+)`;
const tag = String.raw`\/?(?:${elements})(?:${attribute})*\s*\/?>`;
const reference = String.raw`(?:[a-z][a-z\d]*|#\d{1,7}|#x[\da-f]{1,6});`;
const looksLikeHtml = new RegExp(`<${tag}|&(?:amp|lt|gt|quot|apos|nbsp|#\\d+|#x[\\da-f]+);`, 'iu');
const wordBracket = new RegExp(`<(?!${tag})`, 'giu');
const wordAmpersand = new RegExp(`&(?!${reference})`, 'giu');

const blocks: ReadonlySet<string> = new Set(
  'blockquote br div h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul'.split(' '),
);

/** Blocks of a text that may be HTML: its words and its links, line by line. Text without tags stays as it is. */
export function htmlBlocks(value: string): Paragraph[] {
  if (!looksLikeHtml.test(value)) return plainBlocks(value);
  const source = clean(value).replace(wordBracket, '&lt;').replace(wordAmpersand, '&amp;');
  try {
    const lines: PhrasingContent[][] = [[]];
    collect(raw({ type: 'root', children: [{ type: 'raw', value: source }] }), lines);
    return paragraphsOf(lines);
  } catch (error) {
    // Elements nested some thousand deep: nobody wrote those for people.
    if (error instanceof RangeError) return plainBlocks(value);
    throw error;
  }
}

function collect(node: Nodes, lines: PhrasingContent[][]): void {
  if (node.type === 'text') return addText(node.value, lines);
  if (node.type === 'root') return node.children.forEach((child) => collect(child, lines));
  if (node.type !== 'element') return;
  const { tagName, properties, children } = node;
  const isBlock = blocks.has(tagName);
  if (isBlock) breakLine(lines);
  if (tagName === 'a' && typeof properties['href'] === 'string' && isPublishableLink(properties['href'])) {
    const words = wordsOf(node).trim();
    const url = properties['href'];
    lines.at(-1)?.push({ type: 'link', url, title: null, children: [text(words === '' ? url : words)] });
  } else if (tagName === 'code' && wordsOf(node).trim() !== '') lines.at(-1)?.push(inlineCode(wordsOf(node)));
  else if (tagName === 'img') addText(typeof properties['alt'] === 'string' ? properties['alt'] : '', lines);
  else {
    for (const child of children) collect(child, lines);
    if (tagName === 'td' || tagName === 'th') addText(' ', lines);
  }
  if (isBlock && tagName !== 'br') breakLine(lines);
}

function addText(value: string, lines: PhrasingContent[][]): void {
  for (const [index, part] of value.split('\n').entries()) {
    if (index > 0) lines.push([]);
    if (part !== '') lines.at(-1)?.push(text(part));
  }
}

/** Blocks within blocks end one line, not two. */
function breakLine(lines: PhrasingContent[][]): void {
  if (lines.at(-1)?.length !== 0) lines.push([]);
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value.replaceAll('\n', ' ');
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
