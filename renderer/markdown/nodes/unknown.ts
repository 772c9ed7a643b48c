import type { Node } from '@tiptap/pm/model';
import type { Paragraph } from 'mdast';

import { isObject } from '../../document/attributes';
import type { LossList } from '../losses';
import { text } from '../inline/mdast';

/**
 * What can be read in something that this version does not know: the text of each of its innermost blocks. Formatting
 * is lost and so is everything that is not text, and both are said.
 */
export function unknownText(node: Node, block: Node | null, losses: LossList): readonly string[] {
  const json: unknown = node.attrs['json'];
  const type = isObject(json) && typeof json['type'] === 'string' ? json['type'] : 'unknown';
  const texts = unknownTexts(node);
  losses.add(
    'unknown-content',
    texts.length === 0
      ? `A block of the kind "${type}" is left out: this version does not know it, and there is no text in it.`
      : `Of a block of the kind "${type}", which this version does not know, only the text is written.`,
    block,
  );
  return texts;
}

/** The text of each innermost block of something unknown. */
export function unknownTexts(node: Node): readonly string[] {
  return textsOf(node.attrs['json']);
}

/** An unknown block as paragraphs of its text. */
export function writeUnknownBlock(node: Node, losses: LossList): Paragraph[] {
  return unknownText(node, node, losses).map((value) => ({ type: 'paragraph', children: [text(value)] }));
}

function textsOf(json: unknown): readonly string[] {
  if (!isObject(json)) return [];
  if (typeof json['text'] === 'string') return json['text'].trim() === '' ? [] : [json['text'].trim()];
  const content: readonly unknown[] = Array.isArray(json['content']) ? json['content'] : [];
  const isTextBlock = content.some((child) => isObject(child) && typeof child['text'] === 'string');
  if (!isTextBlock) return content.flatMap(textsOf);
  const line = content
    .map((child) =>
      isObject(child) && typeof child['text'] === 'string' ? child['text'] : textsOf(child).join(' '),
    )
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' ? [] : [line];
}
