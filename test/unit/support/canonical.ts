import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/*
 * HTML as a reader sees it, to compare two renderings: blocks, and lines of text with the marks on each stretch. What
 * nobody sees is left out: the order of nested marks, marks on white space, runs of white space, tight and loose lists,
 * empty paragraphs and quotes.
 */

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Child = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export type CanonicalBlock =
  | { readonly kind: 'line'; readonly name: string; readonly runs: readonly Run[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | {
      readonly kind: 'group';
      readonly name: string;
      readonly facts: string;
      readonly blocks: readonly CanonicalBlock[];
    }
  | { readonly kind: 'rule' };

/** A stretch of text and the marks on it, sorted; an image is a stretch of its own. */
export type Run = readonly [text: string, marks: string];

const groups = new Set(['ul', 'ol', 'li', 'blockquote', 'table', 'tr']);
const lines = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'td']);
const passed = new Set(['thead', 'tbody']);
const markNames: Readonly<Record<string, string>> = { em: 'em', strong: 'strong', del: 'del', code: 'code' };

export function canonical(html: string): readonly CanonicalBlock[] {
  return blocksOf(parseFragment(html).childNodes);
}

function isElement(node: Child): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function blocksOf(nodes: readonly Child[]): readonly CanonicalBlock[] {
  const blocks: CanonicalBlock[] = [];
  let loose: Child[] = [];
  const flush = () => {
    const runs = runsOf(loose);
    if (runs.length > 0) blocks.push({ kind: 'line', name: 'p', runs });
    loose = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node.tagName)) {
      loose.push(node);
      continue;
    }
    flush();
    blocks.push(...blockOf(node));
  }
  flush();
  return blocks;
}

function isBlock(name: string): boolean {
  return groups.has(name) || lines.has(name) || passed.has(name) || name === 'pre' || name === 'hr';
}

function blockOf(element: Element): readonly CanonicalBlock[] {
  const name = element.tagName;
  if (name === 'hr') return [{ kind: 'rule' }];
  if (name === 'pre') return [codeOf(element)];
  if (passed.has(name)) return blocksOf(element.childNodes);
  if (lines.has(name)) {
    const runs = runsOf(element.childNodes);
    const isCell = name === 'th' || name === 'td';
    if (runs.length === 0 && !isCell) return [];
    return [{ kind: 'line', name: isCell ? `${name} ${attribute(element, 'align') ?? ''}` : name, runs }];
  }
  const blocks = blocksOf(element.childNodes);
  if (name === 'blockquote' && blocks.length === 0) return [];
  return [{ kind: 'group', name, facts: factsOf(element), blocks }];
}

function factsOf(element: Element): string {
  if (element.tagName === 'ol') return attribute(element, 'start') ?? '1';
  if (element.tagName !== 'li') return '';
  const box = boxOf(element);
  if (box === undefined) return '';
  return attribute(box, 'checked') === undefined ? 'open' : 'done';
}

/** The checkbox of a list item: directly in it, or in its first paragraph. */
function boxOf(item: Parent): Element | undefined {
  for (const node of item.childNodes) {
    if (!isElement(node)) continue;
    if (node.tagName === 'input') return node;
    return node.tagName === 'p' ? boxOf(node) : undefined;
  }
  return undefined;
}

function codeOf(pre: Element): CanonicalBlock {
  const code = pre.childNodes.find((node) => isElement(node) && node.tagName === 'code');
  const language = code !== undefined && isElement(code) ? (attribute(code, 'class') ?? '') : '';
  return { kind: 'code', language, text: textOf(pre).replace(/\n$/u, '') };
}

function textOf(node: Child | Parent): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

interface Glyph {
  readonly text: string;
  readonly marks: readonly string[];
}

const lineBreak = '\n';

function runsOf(nodes: readonly Child[]): readonly Run[] {
  const runs: { text: string; readonly marks: string }[] = [];
  for (const { text, marks } of trimmed(nodes.flatMap((node) => glyphs(node, [])))) {
    const key = marks.join(' ');
    const last = runs.at(-1);
    if (last?.marks === key) last.text += text;
    else runs.push({ text, marks: key });
  }
  return runs.map(({ text, marks }) => [text, marks] as const);
}

function glyphs(node: Child, marks: readonly string[]): readonly Glyph[] {
  if (node.nodeName === '#text') {
    const value = (node as DefaultTreeAdapterTypes.TextNode).value;
    return Array.from(value.replace(/[\t\n\r]/gu, ' '), (text) => ({ text, marks: marksOn(text, marks) }));
  }
  if (!isElement(node)) return [];
  if (node.tagName === 'br') return [{ text: lineBreak, marks: [] }];
  if (node.tagName === 'input') return [];
  if (node.tagName === 'img') {
    const facts = ['src', 'alt', 'title'].map((name) => attribute(node, name) ?? '');
    const text = `<img ${[decoded(facts[0] ?? ''), (facts[1] ?? '').replace(/\s+/gu, ' '), facts[2]].join(' | ')}>`;
    return [{ text, marks: marks.filter((mark) => mark.startsWith('a ')) }];
  }
  const mark =
    node.tagName === 'a'
      ? `a ${decoded(attribute(node, 'href') ?? '')} ${attribute(node, 'title') ?? ''}`
      : (markNames[node.tagName] ?? `<${node.tagName}>`);
  const inner = marks.includes(mark) ? marks : [...marks, mark].toSorted();
  return node.childNodes.flatMap((child) => glyphs(child, inner));
}

/** A mark on white space is not seen, but for code, which has a background. */
function marksOn(text: string, marks: readonly string[]): readonly string[] {
  return /^\s$/u.test(text) && !marks.includes('code') ? [] : marks;
}

/** One space for many, and none at the edges of a line; code keeps its own. */
function trimmed(all: readonly Glyph[]): readonly Glyph[] {
  const kept: Glyph[] = [];
  const isSpace = (glyph: Glyph | undefined) => glyph?.text === ' ' && !glyph.marks.includes('code');
  for (const glyph of all) {
    const last = kept.at(-1);
    const startsLine = last === undefined || last.text === lineBreak;
    if (isSpace(glyph) && (startsLine || isSpace(last))) continue;
    if (glyph.text === lineBreak && isSpace(last)) kept.pop();
    if (glyph.text === lineBreak && kept.length === 0) continue;
    kept.push(glyph);
  }
  while (isSpace(kept.at(-1)) || kept.at(-1)?.text === lineBreak) kept.pop();
  return kept;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
