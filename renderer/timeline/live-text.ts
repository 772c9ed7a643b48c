import { Fragment, type Node } from '@tiptap/pm/model';

import type { LiveValue } from '../document/live-value';
import { documentZone } from '../document/read';
import { liveName, liveText } from './live-value';

/** A live value that says "unknown". */
export interface UnknownLiveValue {
  /** What it follows, in words. */
  readonly name: string;
  /** The block it stands in. */
  readonly block: Node;
}

export interface WithLiveText {
  /** The document with the words of its live values in their place, under the same marks; the same one where it has none. */
  readonly doc: Node;
  /** In document order. */
  readonly unknown: readonly UnknownLiveValue[];
}

/** Whether there is a live value in a block. ProseMirror shares the blocks that an edit did not touch. */
const holding = new WeakMap<Node, boolean>();

function holdsLiveValue(node: Node): boolean {
  if (node.isLeaf) return node.type.name === 'liveValue';
  let holds = holding.get(node);
  if (holds === undefined) {
    holds = node.children.some(holdsLiveValue);
    holding.set(node, holds);
  }
  return holds;
}

/**
 * Puts words in place of live values, for whatever shows the document without following it: exports, previews, counts.
 * Blocks without live values are the same objects as before.
 */
export function withLiveText(doc: Node): WithLiveText {
  const unknown: UnknownLiveValue[] = [];
  return { doc: doc.copy(wordsIn(doc, doc, unknown)), unknown };
}

/** The same for a part of a document, such as what is copied from it. */
export function liveTextIn(content: Fragment, doc: Node): Fragment {
  const holder = doc.type.create(null, content);
  return wordsIn(holder, doc, []);
}

function wordsIn(parent: Node, doc: Node, unknown: UnknownLiveValue[]): Fragment {
  if (!holdsLiveValue(parent)) return parent.content;
  const { zone } = documentZone(doc);
  const children = parent.children.map((child) => {
    if (child.type.name !== 'liveValue') {
      return holdsLiveValue(child) ? child.copy(wordsIn(child, doc, unknown)) : child;
    }
    const value = child.attrs['value'] as LiveValue | null;
    const { text, state } = liveText(value, doc, zone);
    if (state === 'unknown') unknown.push({ name: liveName(value, doc), block: parent });
    return child.type.schema.text(text, child.marks);
  });
  return Fragment.fromArray(children);
}
