import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/*
 * HTML as a list of tags and stretches of text, to tell whether two renderings are the same. Everything counts, raw HTML
 * and comments to the letter, but for this:
 * - tight or loose: a paragraph in a list item is its text;
 * - marks (em, strong, del, a, code): in which order they are nested, the same mark within itself, the same mark twice side
 *   by side, and whether white space at the edge of one is in it;
 * - runs of white space, and white space beside a block or a line break, outside of <pre>.
 */

type Child = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const marks: ReadonlySet<string> = new Set(['em', 'strong', 'del', 'a', 'code']);
const inlineNames: ReadonlySet<string> = new Set(
  'img input sup sub b i u s span kbd bab b2 c2 responsive-image m'.split(' '),
);

interface Token {
  readonly kind: 'tag' | 'inline-tag' | 'text';
  readonly text: string;
  readonly marks: string;
}

export function htmlTokens(html: string): readonly string[] {
  const tokens: Token[] = [];
  for (const node of parseFragment(html).childNodes)
    walk(node, { marks: [], isPre: false, inItem: false }, tokens);
  return merge(tokens);
}

interface Around {
  readonly marks: readonly string[];
  readonly isPre: boolean;
  readonly inItem: boolean;
}

function walk(node: Child, around: Around, tokens: Token[]): void {
  if (node.nodeName === '#text') {
    const { value } = node as DefaultTreeAdapterTypes.TextNode;
    const pieces = around.isPre ? [value] : value.split(/([\t\n\r ]+)/u).filter(Boolean);
    for (const piece of pieces) tokens.push(textToken(piece, around));
    return;
  }
  if (node.nodeName === '#comment') {
    const { data } = node as DefaultTreeAdapterTypes.CommentNode;
    tokens.push({ kind: 'inline-tag', text: `<!--${data}-->`, marks: '' });
    return;
  }
  if (!('tagName' in node)) return;
  const inside = { ...around, isPre: around.isPre || node.tagName === 'pre', inItem: node.tagName === 'li' };
  const visit = (state: Around) => node.childNodes.forEach((child) => walk(child, state, tokens));
  if (marks.has(node.tagName) && !around.isPre) {
    const mark = openTag(node);
    visit({
      ...inside,
      marks: around.marks.includes(mark) ? around.marks : [...around.marks, mark].toSorted(),
    });
    // A mark around nothing is something too: a link without a text.
    if (node.childNodes.length === 0) tokens.push({ kind: 'inline-tag', text: `${mark}</>`, marks: '' });
    return;
  }
  if (node.tagName === 'p' && around.inItem) {
    tokens.push({ kind: 'tag', text: '', marks: '' });
    visit({ ...inside, inItem: false });
    tokens.push({ kind: 'tag', text: '', marks: '' });
    return;
  }
  const kind = inlineNames.has(node.tagName) ? 'inline-tag' : 'tag';
  tokens.push({ kind, text: openTag(node), marks: around.marks.join('') });
  visit(inside);
  tokens.push({ kind, text: `</${node.tagName}>`, marks: '' });
}

function textToken(text: string, { marks, isPre }: Around): Token {
  const isSpace = !isPre && /^[\t\n\r ]+$/u.test(text);
  const isCode = marks.some((mark) => mark.startsWith('<code'));
  return { kind: 'text', text: isSpace ? ' ' : text, marks: isSpace && !isCode ? '' : marks.join('') };
}

function openTag(element: Element): string {
  const attributes = element.attrs.map(({ name, value }) => ` ${name}="${value}"`).toSorted();
  return `<${element.tagName}${attributes.join('')}>`;
}

function merge(tokens: readonly Token[]): readonly string[] {
  const merged: Token[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    const isSpace = token.kind === 'text' && token.text === ' ';
    if (isSpace && (last === undefined || last.kind === 'tag' || last.text.endsWith(' '))) continue;
    if (token.kind === 'tag' && last?.kind === 'text' && last.text.endsWith(' ') && last.marks === '') {
      merged.pop();
      if (last.text.trim() !== '') merged.push({ ...last, text: last.text.replace(/ +$/u, '') });
    }
    const before = merged.at(-1);
    if (token.kind === 'text' && before?.kind === 'text' && before.marks === token.marks) {
      merged[merged.length - 1] = { ...before, text: before.text + token.text };
    } else merged.push(token);
  }
  while (merged.at(-1)?.kind === 'text' && merged.at(-1)?.text === ' ') merged.pop();
  return merged
    .filter(({ text }) => text !== '')
    .map(({ text, marks }) => (marks === '' ? text : `${marks} ${text}`));
}
