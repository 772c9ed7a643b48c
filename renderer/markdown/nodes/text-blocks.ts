import type { Node } from '@tiptap/pm/model';
import type { Code, Heading, Paragraph, ThematicBreak } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import type { WriteContext } from '../context';
import { plainText } from '../inline/mdast';
import { keepInLine } from './html';
import type { ReadContext } from '../read-context';

/** An empty paragraph has no form in Markdown and is left out. */
export function writeParagraph(node: Node, { inline }: WriteContext): Paragraph[] {
  const children = keepInLine(inline(node, 'block'));
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

export function readParagraph(node: Paragraph, { inline }: ReadContext): NodeJSON[] {
  return [{ type: 'paragraph', content: inline(node.children) }];
}

/**
 * Headings of the first two levels can hold a line break: Markdown then underlines them. They need a text for that, and
 * the others have no such form.
 */
export function writeHeading(node: Node, { inline }: WriteContext): Heading[] {
  const depth = headingDepth(node);
  const multiline = depth <= 2 && plainText(inline(node, 'block')).trim() !== '';
  const children = inline(node, multiline ? 'block' : 'heading');
  return [{ type: 'heading', depth, children: multiline ? keepInLine(children) : children }];
}

export function readHeading(node: Heading, { inline }: ReadContext): NodeJSON[] {
  return [{ type: 'heading', attrs: { level: node.depth }, content: inline(node.children, 'heading') }];
}

export function headingDepth(node: Node): Heading['depth'] {
  return toDepth(Number(node.attrs['level']));
}

export function toDepth(level: number): Heading['depth'] {
  return Math.min(6, Math.max(1, Math.trunc(level) || 1)) as Heading['depth'];
}

/** Markdown has no meta without a language, so plain text is named as such where there is one. */
export function writeCodeBlock(node: Node): Code[] {
  const language = (node.attrs['language'] ?? '') as string;
  const meta = (node.attrs['meta'] ?? '') as string;
  return [
    {
      type: 'code',
      lang: language !== '' ? language : meta !== '' ? 'text' : null,
      meta: meta === '' ? null : meta.replace(/[\n\r]+/gu, ' '),
      value: node.textContent.replace(/\r\n?/gu, '\n'),
    },
  ];
}

export function readCodeBlock(node: Code): NodeJSON[] {
  return [
    {
      type: 'codeBlock',
      attrs: { language: node.lang ?? null, meta: node.meta ?? null },
      content: node.value === '' ? [] : [{ type: 'text', text: node.value }],
    },
  ];
}

export function writeRule(): ThematicBreak[] {
  return [{ type: 'thematicBreak' }];
}

export function readRule(): NodeJSON[] {
  return [{ type: 'horizontalRule' }];
}
