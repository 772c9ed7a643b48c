import type { Definition, Html, PhrasingContent, Text } from 'mdast';

import type { MarkJSON, NodeJSON } from '../../document/draft';
import type { Place } from '../context';
import { readFootnoteReference } from '../nodes/footnotes';
import { isLineBreak } from '../nodes/html';
import type { ReadContext } from '../read-context';
import { codeTag } from './code';
import { splitFtp } from './ftp';
import { trimContent } from './trim-content';

type Definitions = ReadonlyMap<string, Definition>;

interface InlineContext extends Pick<ReadContext, 'sourceOf'> {
  readonly definitions: Definitions;
  readonly place: Place;
}

/** Inline mdast as inline content. Addresses are kept whatever they are: they are checked where they are used. */
export function readInline(nodes: readonly PhrasingContent[], context: InlineContext): NodeJSON[] {
  return trimContent(readAll(nodes, [], context));
}

function readAll(
  children: readonly PhrasingContent[],
  marks: readonly MarkJSON[],
  context: InlineContext,
): NodeJSON[] {
  const nodes = keepLineEnds(children);
  return nodes.flatMap((node, index) => {
    if (context.place !== 'cell') return readOne(node, marks, context);
    // Between backticks, a cell cannot hold all code; the writer uses tags there.
    if (isCodeBetweenTags(nodes, index)) return readOne(node, withMark(marks, { type: 'code' }), context);
    if (isCodeBetweenTags(nodes, index + 1) || isCodeBetweenTags(nodes, index - 1)) return [];
    return readOne(node, marks, context);
  });
}

function isCodeBetweenTags(nodes: readonly PhrasingContent[], index: number): boolean {
  const [open, code, close] = [nodes[index - 1], nodes[index], nodes[index + 1]];
  if (open?.type !== 'html' || code?.type !== 'text' || close?.type !== 'html') return false;
  return codeTag(open.value) === 'open' && codeTag(close.value) === 'close';
}

function readOne(node: PhrasingContent, marks: readonly MarkJSON[], context: InlineContext): NodeJSON[] {
  const inside = (mark: MarkJSON, children: readonly PhrasingContent[]) =>
    readAll(children, withMark(marks, mark), context);
  switch (node.type) {
    case 'text':
      return readText(node, marks, context);
    case 'inlineCode':
      return textOf(node.value.replace(/\n/gu, ' '), withMark(marks, { type: 'code' }));
    case 'emphasis':
      return inside({ type: 'italic' }, node.children);
    case 'strong':
      return inside({ type: 'bold' }, node.children);
    case 'delete':
      return inside({ type: 'strike' }, node.children);
    case 'break':
      return [leaf({ type: 'hardBreak' }, marks)];
    case 'html':
      return [readHtml(node, marks, context)];
    case 'link':
      return readLink(node.url, node.title, node.children, marks, context);
    case 'linkReference': {
      const definition = context.definitions.get(node.identifier);
      return definition === undefined
        ? readAll(node.children, marks, context)
        : readLink(definition.url, definition.title, node.children, marks, context);
    }
    case 'image':
      return [readImage(node.url, node.alt, node.title, marks)];
    case 'imageReference': {
      const definition = context.definitions.get(node.identifier);
      return [readImage(definition?.url ?? '', node.alt, definition?.title, marks)];
    }
    case 'footnoteReference':
      return [leaf(readFootnoteReference(node), marks)];
  }
}

function readText(node: Text, marks: readonly MarkJSON[], { sourceOf }: InlineContext): NodeJSON[] {
  const value = node.value.replace(/\n/gu, ' ');
  const isLinked = marks.some(({ type }) => type === 'link');
  // With a backslash against it, the source has no such address.
  if (isLinked || !/ftp:/iu.test(value) || !/ftp:\/\//iu.test(sourceOf(node))) return textOf(value, marks);
  return splitFtp(value).flatMap(({ text, isAddress }) =>
    textOf(text, isAddress ? withMark(marks, { type: 'link', attrs: { href: text, title: null } }) : marks),
  );
}

/**
 * A line end in a paragraph is a space, but for one beside HTML: the HTML may have opened a `<pre>`, where it counts. It
 * becomes part of the HTML's source.
 */
function keepLineEnds(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  return nodes.map((node, index) => {
    const previous = nodes[index - 1];
    const next = nodes[index + 1];
    if (node.type === 'html' && previous?.type === 'text' && previous.value.endsWith('\n'))
      return { ...node, value: `\n${node.value}` };
    return node.type === 'text' && next?.type === 'html'
      ? { ...node, value: node.value.replace(/\n$/u, '') }
      : node;
  });
}

function readHtml({ value }: Html, marks: readonly MarkJSON[], { place }: InlineContext): NodeJSON {
  const isBreak = place !== 'block' && isLineBreak(value);
  const source = place === 'cell' ? value.replaceAll('\\|', '|') : value;
  return leaf(isBreak ? { type: 'hardBreak' } : { type: 'htmlInline', attrs: { value: source } }, marks);
}

/** A link with nothing in it marks no text, so it is kept as the HTML that it means. */
function readLink(
  href: string,
  title: string | null | undefined,
  children: readonly PhrasingContent[],
  marks: readonly MarkJSON[],
  context: InlineContext,
): NodeJSON[] {
  const attrs = { href, title: title ?? null };
  const content = readAll(children, withMark(marks, { type: 'link', attrs }), context);
  if (content.length > 0) return content;
  const words = title === null || title === undefined ? '' : ` title="${escapeAttribute(title)}"`;
  const value = `<a href="${escapeAttribute(href)}"${words}></a>`;
  return [leaf({ type: 'htmlInline', attrs: { value: value.slice(0, -4) } }, marks), closing(marks)];
}

const closing = (marks: readonly MarkJSON[]): NodeJSON =>
  leaf({ type: 'htmlInline', attrs: { value: '</a>' } }, marks);

function escapeAttribute(value: string): string {
  return value.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;').replace(/</gu, '&lt;').replace(/\s+/gu, ' ');
}

function readImage(
  src: string,
  alt: string | null | undefined,
  title: string | null | undefined,
  marks: readonly MarkJSON[],
): NodeJSON {
  const attrs = { src, alt: alt === '' ? null : (alt ?? null), title: title ?? null };
  return leaf({ type: 'image', attrs }, marks);
}

function leaf(node: NodeJSON, marks: readonly MarkJSON[]): NodeJSON {
  return marks.length === 0 ? node : { ...node, marks };
}

function textOf(text: string, marks: readonly MarkJSON[]): NodeJSON[] {
  return text === '' ? [] : [leaf({ type: 'text', text }, marks)];
}

function withMark(marks: readonly MarkJSON[], mark: MarkJSON): readonly MarkJSON[] {
  return marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];
}
