import type { Definition, PhrasingContent } from 'mdast';

import type { MarkJSON, NodeJSON } from '../../document/draft';
import { isSafeImage, isSafeLink } from '../../document/urls';
import { codeTag } from './code';

type Definitions = ReadonlyMap<string, Definition>;

/** Inline mdast as inline content; a link or image that may not be shown is its text. */
export function readInline(nodes: readonly PhrasingContent[], definitions: Definitions): NodeJSON[] {
  return readAll(nodes, [], definitions);
}

function readAll(
  nodes: readonly PhrasingContent[],
  marks: readonly MarkJSON[],
  definitions: Definitions,
): NodeJSON[] {
  let isCode = false;
  return nodes.flatMap((node) => {
    const tag = node.type === 'html' ? codeTag(node.value) : null;
    if (tag !== null) {
      isCode = tag === 'open';
      return [];
    }
    return readOne(node, isCode ? withMark(marks, { type: 'code' }) : marks, definitions);
  });
}

function readOne(node: PhrasingContent, marks: readonly MarkJSON[], definitions: Definitions): NodeJSON[] {
  const inside = (mark: MarkJSON | null, children: readonly PhrasingContent[]) =>
    readAll(children, mark === null ? marks : withMark(marks, mark), definitions);
  switch (node.type) {
    case 'text':
      return textOf(node.value.replace(/\n/gu, ' '), marks);
    case 'inlineCode':
      return textOf(node.value, withMark(marks, { type: 'code' }));
    case 'emphasis':
      return inside({ type: 'italic' }, node.children);
    case 'strong':
      return inside({ type: 'bold' }, node.children);
    case 'delete':
      return inside({ type: 'strike' }, node.children);
    case 'break':
      return [{ type: 'hardBreak' }];
    case 'html':
      return /^<br\s*\/?>$/iu.test(node.value) ? [{ type: 'hardBreak' }] : textOf(node.value, marks);
    case 'link':
      return inside(linkMark(node.url, node.title), node.children);
    case 'linkReference': {
      const definition = definitions.get(node.identifier);
      return inside(
        definition === undefined ? null : linkMark(definition.url, definition.title),
        node.children,
      );
    }
    case 'image':
      return imageOf(node.url, node.alt, node.title, marks);
    case 'imageReference': {
      const definition = definitions.get(node.identifier);
      return imageOf(definition?.url ?? '', node.alt, definition?.title, marks);
    }
    case 'footnoteReference':
      return textOf(`[^${node.label ?? node.identifier}]`, marks);
  }
}

function textOf(text: string, marks: readonly MarkJSON[]): NodeJSON[] {
  return text === '' ? [] : [{ type: 'text', text, ...(marks.length === 0 ? {} : { marks }) }];
}

function withMark(marks: readonly MarkJSON[], mark: MarkJSON): readonly MarkJSON[] {
  return marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];
}

function linkMark(href: string, title: string | null | undefined): MarkJSON | null {
  return isSafeLink(href) ? { type: 'link', attrs: { href, title: title ?? null } } : null;
}

function imageOf(
  src: string,
  alt: string | null | undefined,
  title: string | null | undefined,
  marks: readonly MarkJSON[],
): NodeJSON[] {
  if (src === '' || !isSafeImage(src)) return textOf(alt ?? '', marks);
  const attrs = { src, alt: alt === '' ? null : (alt ?? null), title: title ?? null };
  return [{ type: 'image', attrs, ...(marks.length === 0 ? {} : { marks }) }];
}
