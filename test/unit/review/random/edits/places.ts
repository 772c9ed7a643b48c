import type { Node, NodeType } from '@tiptap/pm/model';
import type { Step, Transform } from '@tiptap/pm/transform';

import { pick, type Random } from '../random';

/** What was done before, with the documents that each step was made on. */
export interface Done {
  readonly steps: readonly Step[];
  readonly docs: readonly Node[];
}

export interface Scene {
  /** Nothing has been done in it yet. */
  readonly tr: Transform;
  readonly random: Random;
  /** The word that this edit types, and no other does. */
  readonly tag: string;
  /** The same for ids: it never repeats. */
  readonly fresh: string;
  /** Oldest first. */
  readonly history: readonly Done[];
}

/** Does its edit in the scene's transform, or nothing where the document has no place for it. */
export type Edit = (scene: Scene) => void;

export interface Place {
  readonly node: Node;
  readonly position: number;
}

export function nodesOf(doc: Node, is: (node: Node) => boolean): readonly Place[] {
  const places: Place[] = [];
  doc.descendants((one, position) => {
    if (is(one)) places.push({ node: one, position });
  });
  return places;
}

export const named = (doc: Node, ...names: readonly string[]): readonly Place[] =>
  nodesOf(doc, (one) => names.includes(one.type.name));

/** Positions between the blocks of a document at which a node of a type may stand. */
export function gapsFor(doc: Node, type: NodeType): readonly number[] {
  const gaps: number[] = [];
  const look = (parent: Node, start: number): void => {
    let at = start;
    for (let index = 0; index <= parent.childCount; index += 1) {
      if (parent.canReplaceWith(index, index, type)) gaps.push(at);
      const child = parent.maybeChild(index);
      if (child === null) break;
      if (!child.isTextblock && !child.isLeaf) look(child, at + 1);
      at += child.nodeSize;
    }
  };
  look(doc, 0);
  return gaps;
}

export interface Word {
  readonly from: number;
  readonly to: number;
}

export interface TextPlace extends Place {
  /** Position of the block's first character. */
  readonly start: number;
  readonly words: readonly Word[];
  /** A position before or after one of its words; the start where it has none. */
  readonly edge: number;
}

function wordsOf({ node, position }: Place): readonly Word[] {
  const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
  return [...text.matchAll(/[^\s\uFFFC]+/gu)].map(({ index, 0: found }) => ({
    from: position + 1 + index,
    to: position + 1 + index + found.length,
  }));
}

/** A text block by chance, of the documents' text blocks or of those given. */
export function textPlace({ tr, random }: Scene, among?: readonly Place[]): TextPlace | null {
  const place = pick(random, among ?? nodesOf(tr.doc, (one) => one.isTextblock));
  if (place === undefined) return null;
  const words = wordsOf(place);
  const start = place.position + 1;
  return {
    ...place,
    start,
    words,
    edge:
      pick(
        random,
        words.flatMap(({ from, to }) => [from, to]),
      ) ?? start,
  };
}
