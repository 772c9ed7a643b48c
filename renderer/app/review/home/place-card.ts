import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { AttrStep, DocAttrStep } from '@tiptap/pm/transform';

import type { Card } from '../../../review/merge-result';
import { cardContent } from '../../../review/home/card-content';
import { decide } from '../../../review/home/decide';
import { blockWith } from '../../../review/reanchor';
import { changing, type Deciding } from './record';

/** Whether a card is about facts alone, whose values can be chosen without looking for a place. */
export function isAboutFacts(card: Card): boolean {
  return card.steps.length > 0 && card.steps.every(({ attribute }) => attribute !== null);
}

/**
 * Puts what a card brings where the caret stands: words into the line, blocks behind the block, rows among rows of their
 * kind. Null where there is nothing to put or it may not stand there; nothing is lost then, the card stays.
 */
export function placeCard(
  state: EditorState,
  card: Card,
  deciding: Omit<Deciding, 'suggestions'>,
): Transaction | null {
  const brought = cardContent(card);
  if (brought === null) return null;
  const content = brought.content.map((node) => state.schema.nodeFromJSON(node.toJSON()));
  const tr = changing(state);
  const isIn = brought.inline ? putWords(tr, content) : putBlocks(tr, content);
  return isIn ? withDecision(tr, card, deciding) : null;
}

/** Gives the rows or the draft the values that the reviewer gave them. Null where a row is gone. */
export function takeTheirs(
  state: EditorState,
  card: Card,
  deciding: Omit<Deciding, 'suggestions'>,
): Transaction | null {
  const tr = changing(state);
  for (const { attribute, stood } of card.steps) {
    if (attribute === null) return null;
    const place = stood.block === null ? null : (blockWith(tr.doc, stood.block)?.position ?? null);
    if (stood.block !== null && place === null) return null;
    const { name, theirs } = attribute;
    const step = place === null ? new DocAttrStep(name, theirs) : new AttrStep(place, name, theirs);
    if (tr.maybeStep(step).failed !== null) return null;
  }
  return withDecision(tr, card, deciding);
}

function withDecision(tr: Transaction, card: Card, { by, at }: Omit<Deciding, 'suggestions'>): Transaction {
  return tr.step(decide(tr.doc, [card.suggestion], 'placed', by, at));
}

function putWords(tr: Transaction, content: readonly Node[]): boolean {
  const { $from } = tr.selection;
  const { parent } = $from;
  if (!parent.inlineContent) return putBlocks(tr, [tr.doc.type.schema.node('paragraph', null, [...content])]);
  const index = $from.index();
  const fits = content.every((node) => parent.canReplaceWith(index, index, node.type, node.marks));
  if (!fits) return false;
  tr.insert($from.pos, [...content]);
  return true;
}

function putBlocks(tr: Transaction, content: readonly Node[]): boolean {
  const { $from } = tr.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const parent = $from.node(depth - 1);
    const after = $from.after(depth);
    // Rows go among rows of their kind, without the list that came around them.
    const loose = content.flatMap((node) => (node.type === parent.type ? node.children : [node]));
    const index = $from.indexAfter(depth - 1);
    if (!loose.every((node) => parent.canReplaceWith(index, index, node.type))) continue;
    tr.insert(after, loose);
    return true;
  }
  if ($from.depth > 0) return false;
  tr.insert($from.pos, [...content]);
  return true;
}
