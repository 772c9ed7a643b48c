import type { Mark, Node } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform';

import type { Change } from './change';

/** A stretch of a text block in which the marks are the same throughout, in either document. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly before: readonly Mark[];
  readonly after: readonly Mark[];
}

function stretchesOf(one: Node, other: Node, start: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  while (at < other.content.size) {
    const [here, there] = [one.childAfter(at), other.childAfter(at)];
    if (here.node === null || there.node === null) break;
    const to = Math.min(here.offset + here.node.nodeSize, there.offset + there.node.nodeSize);
    stretches.push({ from: start + at, to: start + to, before: here.node.marks, after: there.node.marks });
    at = to;
  }
  return stretches;
}

/** Marks of one kind that go and come in a stretch that may be longer than it has to be. */
interface Marking {
  readonly from: number;
  to: number;
  readonly gone: readonly Mark[];
  readonly come: readonly Mark[];
}

const same = (one: readonly Mark[], other: readonly Mark[]): boolean =>
  one.length === other.length && one.every((mark, index) => mark.eq(other[index] ?? mark));

/** Stretches of one kind of mark: each is what somebody would have selected to set or take off that mark. */
function markings(stretches: readonly Stretch[], type: string): readonly Marking[] {
  const found: Marking[] = [];
  let open: Marking | null = null;
  let bridge: number | null = null;
  for (const { from, to, before, after } of stretches) {
    const was = before.filter((mark) => mark.type.name === type);
    const is = after.filter((mark) => mark.type.name === type);
    const gone = was.filter((mark) => !mark.isInSet(is));
    const come = is.filter((mark) => !mark.isInSet(was));
    if (gone.length + come.length === 0) {
      // A mark set over words that have it already is still one mark set.
      const isOver: boolean = open !== null && open.gone.length === 0 && same(is, open.come);
      if (!isOver) open = null;
      else bridge = to;
      continue;
    }
    if (open !== null && same(open.gone, gone) && same(open.come, come) && from === (bridge ?? open.to))
      open.to = to;
    else {
      open = { from, to, gone, come };
      found.push(open);
    }
    bridge = null;
  }
  return found;
}

/**
 * A change for each stretch whose marks differ in two documents that have the same structure and the same text; null where
 * they have not.
 */
export function markSteps(before: Node, after: Node): readonly Change[] | null {
  const changes: Change[] = [];
  const compare = (one: Node, other: Node, start: number): boolean => {
    if (one.content === other.content) return true;
    if (other.inlineContent) {
      if (one.content.size !== other.content.size) return false;
      const stretches = stretchesOf(one, other, start);
      const types = new Set(
        stretches
          .filter((stretch) => !same(stretch.before, stretch.after))
          .flatMap((stretch) => [...stretch.before, ...stretch.after].map(({ type }) => type.name)),
      );
      for (const type of types)
        for (const { from, to, gone, come } of markings(stretches, type))
          changes.push({
            steps: [
              ...gone.map((mark) => new RemoveMarkStep(from, to, mark)),
              ...come.map((mark) => new AddMarkStep(from, to, mark)),
            ],
            pieces: [{ fromA: from, toA: from, fromB: from, toB: to }],
          });
      return true;
    }
    if (one.childCount !== other.childCount) return false;
    let at = start;
    for (let index = 0; index < one.childCount; index += 1) {
      const [child, partner] = [one.child(index), other.child(index)];
      if (child !== partner && !compare(child, partner, at + 1)) return false;
      at += partner.nodeSize;
    }
    return true;
  };
  return compare(before, after, 0) ? changes : null;
}
