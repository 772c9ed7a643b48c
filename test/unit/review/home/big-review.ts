import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { documentSchema as schema } from '../../../../renderer/document/schema';
import type { PlanInput, ReceivedReview } from '../../../../renderer/review/home/plan-types';
import type { Suggestion } from '../../../../renderer/review/types';
import { action, at, doc, event, h, node, p, title } from '../../support/build';
import { below, pick, randomFrom, type Random } from '../random/random';
import { roundOf } from './random-reviews';

/*
 * A long draft with many suggestions, as a review of a hundred pages brings them home. Made without
 * walking the draft for every edit, so that making the work takes less than measuring it.
 */

const vocabulary =
  'the of and error rate deploy edge cache router config traffic request queue timeout page'.split(' ');
const wordsPerPage = 400;
const words = (random: Random, count: number): string =>
  Array.from({ length: count }, () => pick(random, vocabulary) ?? 'the').join(' ');

/** A draft of so many pages: sections of paragraphs, a timeline, actions. */
export function longDraft(pages: number, seed = 1): Node {
  const random = randomFrom(seed);
  let block = 0;
  const id = () => ({ id: `b${(block += 1)}` });
  const text = (count: number): NodeJSON => p(words(random, count), id());
  const paragraphs = Math.floor((pages * wordsPerPage * 0.85) / 45);
  const blocks: NodeJSON[] = [];
  for (let index = 0; index < paragraphs; index += 1) {
    if (index % 8 === 0) blocks.push(h(2, words(random, 4), id()));
    blocks.push(text(45));
  }
  const events = Array.from({ length: pages * 3 }, (_, index) => {
    const minute = String(index % 60).padStart(2, '0');
    const hour = String(Math.floor(index / 60) % 24).padStart(2, '0');
    return event([text(12)], { ...id(), happened: at(`2019-07-02T${hour}:${minute}`) });
  });
  const actions = Array.from({ length: pages }, () => action([text(12)], { ...id(), owner: 'web' }));
  return doc([
    title('A long day'),
    ...blocks,
    h(2, 'Timeline', id()),
    node('timeline', events, id()),
    h(2, 'Actions', id()),
    node('actions', actions, id()),
  ]);
}

interface Place {
  readonly node: Node;
  readonly position: number;
}

/** The text block or the action at a position; null between blocks. */
function placeAt(document: Node, position: number, random: Random): Place | null {
  const $at = document.resolve(position);
  for (let depth = 1; depth <= $at.depth; depth += 1) {
    const found = $at.node(depth);
    if (found.isTextblock || (found.type.name === 'action' && random() < 0.5))
      return { node: found, position: $at.before(depth) };
  }
  return null;
}

function edit(tr: Transform, { node: block, position }: Place, random: Random, fresh: string): void {
  const start = position + 1;
  if (block.type.name === 'action') {
    tr.setNodeAttribute(position, 'owner', fresh);
    return;
  }
  const found = [...block.textContent.matchAll(/\S+/gu)];
  const word = pick(random, found);
  if (word === undefined) return;
  const [from, to] = [start + word.index, start + word.index + word[0].length];
  const chance = random();
  if (chance < 0.4) tr.replaceWith(from, to, schema.text(fresh));
  else if (chance < 0.65) tr.insert(to, schema.text(` ${fresh}`));
  else if (chance < 0.8) tr.delete(from, to);
  else if (chance < 0.87) tr.addMark(from, to, schema.mark('bold'));
  else if (chance < 0.95 && tr.doc.resolve(position).depth === 0)
    tr.insert(position, schema.node('paragraph', { id: `n-${fresh}` }, schema.text(`${fresh} is new`)));
  else if (tr.doc.resolve(position).depth === 0 && block.type.name === 'paragraph')
    tr.delete(position, position + block.nodeSize);
}

/** So many suggestions of one person, spread over the draft. */
export function manySuggestions(base: Node, seed: number, name: string, count: number) {
  const random = randomFrom(seed);
  const suggestions: Suggestion[] = [];
  let document = base;
  for (let turn = 0; suggestions.length < count && turn < count * 4; turn += 1) {
    const place = placeAt(document, below(random, document.content.size), random);
    const fresh = `${name}${turn}`;
    if (place === null) continue;
    const tr = new Transform(document);
    edit(tr, place, random, fresh);
    if (tr.steps.length === 0) continue;
    document = tr.doc;
    suggestions.push({
      id: `${name}-${turn}`,
      author: { id: name, name, role: '' },
      at: turn,
      steps: tr.steps.map((step) => step.toJSON() as unknown),
    });
  }
  return { document, suggestions };
}

/** A draft of `pages` pages in which its author did `own` edits, and reviews with `suggestions` in all. */
export function bigHome(pages: number, reviewers: number, suggestions: number, own: number): PlanInput {
  const base = longDraft(pages);
  const ours = manySuggestions(base, 7, 'author', own);
  const baseSteps = ours.suggestions.flatMap(({ steps }) => steps);
  const reviews = Array.from({ length: reviewers }, (_, index): ReceivedReview => {
    const name = `reviewer${index}`;
    const { suggestions: made } = manySuggestions(
      base,
      11 + index,
      name,
      Math.round(suggestions / reviewers),
    );
    return {
      hash: name,
      base,
      baseSteps,
      review: {
        round: roundOf('round'),
        reviewer: { id: name, name, role: '' },
        suggestions: made,
        threads: [],
        signOffs: [],
        resultHash: 'b'.repeat(64),
      },
    };
  });
  return { current: ours.document, reviews, decided: new Set() };
}
