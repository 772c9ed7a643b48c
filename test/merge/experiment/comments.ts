import type { Node } from '@tiptap/pm/model';

import { makeAnchor, placeAnchor } from '../../../renderer/review/anchor';
import { nodesOf } from '../../unit/review/random/edits/places';
import { below, pick, randomFrom, type Random } from '../../unit/review/random/random';
import { experimentDocument, tokens } from './documents';
import { experimentSide, type ExperimentKind } from './edits';

export interface CommentRow {
  readonly name: string;
  readonly author: readonly ExperimentKind[];
  /** Least share of comments, of those with a word left, that stand on just the words that are left. */
  readonly bar: number;
  /** The experiment's share for relative positions of Yjs, and for steps followed and then quotes searched. */
  readonly others: readonly [number | null, number];
}

export const commentRows: readonly CommentRow[] = [
  { name: 'text', author: ['insert', 'replaceword', 'delword', 'mark'], bar: 1, others: [null, 1] },
  {
    name: 'text, splits and joins',
    author: ['insert', 'replaceword', 'split', 'join', 'settype', 'wrap'],
    bar: 1,
    others: [0.82, 1],
  },
  {
    name: 'text and moves',
    author: ['insert', 'replaceword', 'split', 'settype', 'wrap', 'move', 'move', 'newblock'],
    bar: 0.997,
    others: [0.71, 0.997],
  },
];

interface Words {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/** One to four words of a text block, by chance. */
function someWords(doc: Node, random: Random): Words | null {
  const block = pick(
    random,
    nodesOf(doc, (one) => one.isTextblock && one.textContent !== ''),
  );
  if (block === undefined) return null;
  const words = [...block.node.textContent.matchAll(/\S+/gu)];
  const first = below(random, words.length);
  const chosen = words.slice(first, first + 1 + below(random, 4));
  const [from, last] = [chosen[0], chosen.at(-1)];
  if (from === undefined || last === undefined) return null;
  const start = block.position + 1;
  return {
    from: start + from.index,
    to: start + last.index + last[0].length,
    words: chosen.map(([word]) => word),
  };
}

export interface CommentCounts {
  /** Comments of whose words one at least is still in the draft. */
  comments: number;
  right: number;
  detached: number;
  seeds: number[];
}

export function countComments({ author }: CommentRow, runs: number): CommentCounts {
  const counts: CommentCounts = { comments: 0, right: 0, detached: 0, seeds: [] };
  for (let seed = 1; seed <= runs; seed += 1) {
    const base = experimentDocument(randomFrom(seed * 7919));
    const ours = experimentSide(base, randomFrom(seed * 31 + 1), 'AUTH', author, 6);
    const about = someWords(base, randomFrom(seed * 101));
    const anchor = about === null ? null : makeAnchor(base, about, 1);
    if (about === null || anchor === null) continue;
    const now = tokens(ours.document);
    const alive = about.words.filter((word) => now.has(word));
    if (alive.length === 0) continue;
    counts.comments += 1;
    const placed = placeAnchor(ours.document, anchor, { base, steps: ours.edits.flat() });
    if (placed.kind === 'detached') counts.detached += 1;
    const stretches = placed.kind === 'detached' ? [] : placed.stretches;
    const found = stretches.flatMap(
      ({ from, to }) => ours.document.textBetween(from, to, ' ', ' ').match(/w\d+/gu) ?? [],
    );
    const isRight =
      alive.every((word) => found.includes(word)) && found.every((word) => about.words.includes(word));
    if (isRight) counts.right += 1;
    else counts.seeds.push(seed);
  }
  return counts;
}
