import type { Node } from '@tiptap/pm/model';
import { AttrStep, DocAttrStep } from '@tiptap/pm/transform';

import { idOf } from '../block-text';
import { canonical } from '../canonical';
import type { Change, IsFact } from './change';

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || canonical(one ?? null) === canonical(other ?? null);

/** Names of the attributes in which two nodes differ, in the order of the schema. */
function differing(one: Node, other: Node): readonly string[] {
  return Object.keys(other.attrs).filter((name) => !isSame(one.attrs[name], other.attrs[name]));
}

/**
 * A change for each attribute in which the nodes of two documents differ that have the same structure and the same text;
 * null where they have not.
 */
export function attributeSteps(before: Node, after: Node): readonly Change[] | null {
  const changes: Change[] = [];
  const compare = (one: Node, other: Node, start: number): boolean => {
    if (one.content === other.content) return true;
    if (one.inlineContent !== other.inlineContent) return false;
    if (one.inlineContent) {
      if (one.content.size !== other.content.size) return false;
      other.forEach((node, offset) => {
        const { node: partner } = one.childAfter(offset);
        if (!node.isText && partner?.type === node.type) add(partner, node, start + offset);
      });
      return true;
    }
    if (one.childCount !== other.childCount) return false;
    let at = start;
    for (let index = 0; index < one.childCount; index += 1) {
      const [child, partner] = [one.child(index), other.child(index)];
      if (child !== partner) {
        // A block of another kind comes with its attributes: see kindSteps.
        if (child.type === partner.type) add(child, partner, at);
        if (!compare(child, partner, at + 1)) return false;
      }
      at += partner.nodeSize;
    }
    return true;
  };
  const add = (one: Node, other: Node, position: number): void => {
    if (one.attrs === other.attrs) return;
    const piece = { fromA: position, toA: position, fromB: position, toB: position + 1 };
    for (const name of differing(one, other))
      changes.push({
        steps: [new AttrStep(position, name, other.attrs[name])],
        pieces: [piece],
        attribute: { block: idOf(other), name },
      });
  };
  return compare(before, after, 0) ? changes : null;
}

/** A change for each attribute of the document as a whole that is to be taken over. */
export function factSteps(before: Node, after: Node, isFact: IsFact): readonly Change[] {
  return differing(before, after)
    .filter(isFact)
    .map((name) => ({
      steps: [new DocAttrStep(name, after.attrs[name])],
      pieces: [],
      attribute: { block: null, name },
    }));
}
