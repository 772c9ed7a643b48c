import type { NodeJSON } from '../../document/draft';

/** White space and line breaks at the edges of a block, and white space beside a line break, are seen by nobody. */
export function trimContent(content: readonly NodeJSON[]): NodeJSON[] {
  const kept: NodeJSON[] = [];
  for (const node of content) {
    const last = kept.at(-1);
    const startsLine = last === undefined || last.type === 'hardBreak';
    if (node.type === 'hardBreak') {
      trimEnd(kept);
      if (kept.length > 0) kept.push(node);
    } else if (isPlainText(node) && startsLine) {
      const text = node.text?.replace(/^[\t ]+/u, '') ?? '';
      if (text !== '') kept.push({ ...node, text });
    } else kept.push(node);
  }
  trimEnd(kept);
  while (kept.at(-1)?.type === 'hardBreak') kept.pop();
  return kept;
}

function trimEnd(content: NodeJSON[]): void {
  for (let last = content.at(-1); last !== undefined && isPlainText(last); last = content.at(-1)) {
    const text = last.text?.replace(/[\t ]+$/u, '') ?? '';
    content.pop();
    if (text === '') continue;
    content.push({ ...last, text });
    return;
  }
}

function isPlainText(node: NodeJSON): boolean {
  return node.type === 'text' && node.marks?.every(({ type }) => type !== 'code') !== false;
}
