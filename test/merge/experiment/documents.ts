import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../../../renderer/document/draft';
import { bullets, doc, h, item, node, p, table, title } from '../../unit/support/build';
import type { Random } from '../../unit/review/random/random';

/*
 * The documents of the experiment that the design rests on: ten blocks, more than half of them paragraphs, all words
 * different. Only what our schema does otherwise is otherwise: there is a title, which is empty and stays so, and a cell
 * holds its words itself.
 */

export function experimentDocument(random: Random, blocks = 10): Node {
  let word = 0;
  let ids = 0;
  const words = (count: number): string =>
    Array.from({ length: count }, () => {
      word += 1;
      return `w${word}`;
    }).join(' ');
  const line = (): string => words(6 + Math.floor(random() * 8));
  const block = (): NodeJSON => {
    const at = random();
    if (at < 0.55) return p(line());
    if (at < 0.65) return h(2, words(4));
    if (at < 0.8) return bullets(item(p(line())), item(p(line())), item(p(line())));
    if (at < 0.9) return node('blockquote', [p(line())]);
    return table([line(), line()], [line(), line()]);
  };
  const withIds = (json: NodeJSON): NodeJSON => {
    if (json.type === 'text') return json;
    ids += 1;
    return { ...json, attrs: { ...json.attrs, id: `b${ids}` }, content: (json.content ?? []).map(withIds) };
  };
  return doc([title(''), ...Array.from({ length: blocks }, block)].map(withIds));
}

const anyWord = /w\d+|AUTH\d+|REV\d+/gu;

/** How often each word stands in a document. */
export function tokens(document: Node): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  document.descendants((one) => {
    if (!one.isTextblock) return true;
    for (const [word] of one.textContent.matchAll(anyWord)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return false;
  });
  return counts;
}
