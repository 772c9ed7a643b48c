import type { MarkJSON, NodeJSON } from '../../document/draft';

/** Stands for an image, a line break or a tag where inline content is looked at as text, so that offsets agree. */
export const leafMark = '\uFFFC';

export type Inline = readonly NodeJSON[];

/** Inline content as text; every leaf that is not text counts as one character. */
export function textOf(content: Inline | undefined): string {
  return (content ?? []).map((node) => node.text ?? leafMark).join('');
}

/** Inline content from one offset of its text to another; `to` is the end where it is left out. */
export function slice(content: Inline, from: number, to = Number.POSITIVE_INFINITY): Inline {
  const kept: NodeJSON[] = [];
  let offset = 0;
  for (const node of content) {
    const length = node.text?.length ?? 1;
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, length);
    offset += length;
    if (start >= end) continue;
    kept.push(node.text === undefined ? node : { ...node, text: node.text.slice(start, end) });
  }
  return kept;
}

/** Without white space at either end. */
export function trim(content: Inline): Inline {
  const text = textOf(content);
  const start = text.length - text.trimStart().length;
  return slice(content, start, start + text.trim().length);
}

/** Splits at every match of `separator` in text that is not code; the match itself goes. */
export function split(content: Inline, separator: RegExp): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  let offset = 0;
  for (const node of content) {
    const isCode = hasMark(node, 'code');
    for (const match of isCode || node.text === undefined ? [] : node.text.matchAll(separator)) {
      parts.push(slice(content, from, offset + match.index));
      from = offset + match.index + match[0].length;
    }
    offset += node.text?.length ?? 1;
  }
  return [...parts, slice(content, from)];
}

export function hasMark(node: NodeJSON, type: string): boolean {
  return markOf(node, type) !== undefined;
}

export function markOf(node: NodeJSON, type: string): MarkJSON | undefined {
  return node.marks?.find((mark) => mark.type === type);
}

/** How far the text reaches that is all bold, all italic or all code, from the start; 0 where there is none. */
export function markedLength(content: Inline): number {
  for (const type of ['bold', 'code', 'italic']) {
    let length = 0;
    for (const node of content) {
      if (node.text === undefined || !hasMark(node, type)) break;
      length += node.text.length;
    }
    if (length > 0) return length;
  }
  return 0;
}
