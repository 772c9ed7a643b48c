import type { Node } from '@tiptap/pm/model';

import { idOf } from './block-text';
import { canonical } from './canonical';

/** A block of one side of a comparison, in document order. */
export interface Unit {
  readonly node: Node;
  readonly index: number;
  /** Index of the unit around it; null at the top. */
  readonly parent: number | null;
  /** Index of the heading it stands under, or is; null before the first. */
  readonly heading: number | null;
}

/** All blocks of a document: those around others before those within. */
export function unitsOf(doc: Node): readonly Unit[] {
  const units: Unit[] = [];
  let heading: number | null = null;
  const visit = (node: Node, parent: number | null): void => {
    const index = units.length;
    if (parent === null && node.type.name === 'heading') heading = index;
    units.push({ node, index, parent, heading });
    if (!node.isTextblock) node.forEach((child) => visit(child, index));
  };
  doc.forEach((node) => visit(node, null));
  return units;
}

/** For each unit before its partner after, and for each after its partner before: indices; null without one. */
export interface Pairs {
  readonly after: readonly (number | null)[];
  readonly before: readonly (number | null)[];
}

const contents = new WeakMap<Node, string>();

function contentOf(node: Node): string {
  let content = contents.get(node);
  if (content === undefined) {
    const { id: _, origin: _origin, ...attrs } = node.attrs;
    content = `${node.type.name} ${canonical(attrs)} ${canonical(node.content.toJSON())}`;
    contents.set(node, content);
  }
  return content;
}

/** Rows and cells keep to their own; text may become text of another kind. */
const canPair = (one: Node, other: Node): boolean =>
  one.type === other.type || (one.isTextblock && other.isTextblock);

/** Pairs blocks by id; of the rest those that are alike to the letter, in order. */
export function pairUnits(before: readonly Unit[], after: readonly Unit[]): Pairs {
  const pairs = {
    after: before.map((): number | null => null),
    before: after.map((): number | null => null),
  };
  const pair = (one: number, other: number): void => {
    pairs.after[one] = other;
    pairs.before[other] = one;
  };
  const byId = new Map<string, Unit>();
  for (const unit of before) {
    const id = idOf(unit.node);
    if (id !== null && !byId.has(id)) byId.set(id, unit);
  }
  for (const { node, index } of after) {
    const id = idOf(node);
    const partner = id === null ? undefined : byId.get(id);
    if (partner === undefined || pairs.after[partner.index] !== null) continue;
    if (canPair(partner.node, node)) pair(partner.index, index);
  }
  const alike = new Map<string, Unit[]>();
  for (const unit of before) {
    if (pairs.after[unit.index] !== null) continue;
    const content = contentOf(unit.node);
    const list = alike.get(content);
    if (list === undefined) alike.set(content, [unit]);
    else list.push(unit);
  }
  for (const lists of alike.values()) lists.reverse();
  for (const { node, index } of after) {
    if (pairs.before[index] !== null) continue;
    const partner = alike.get(contentOf(node))?.pop();
    if (partner !== undefined) pair(partner.index, index);
  }
  return pairs;
}

/** Of a list of numbers, the places of a longest part that only rises. */
export function risingPart(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: (number | null)[] = [];
  for (const [place, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? null : (ends[low - 1] ?? null));
    ends[low] = place;
  }
  const rising = new Set<number>();
  for (let place = ends.at(-1) ?? null; place !== null; place = previous[place] ?? null) rising.add(place);
  return rising;
}

/** Units after that stand in another parent than before, or in another order among those that stayed in theirs. */
export function movedUnits(
  before: readonly Unit[],
  after: readonly Unit[],
  pairs: Pairs,
): ReadonlySet<number> {
  const moved = new Set<number>();
  const stayed = new Map<number | null, Unit[]>();
  for (const unit of after) {
    const partner = pairs.before[unit.index] ?? null;
    if (partner === null) continue;
    const parentBefore = before[partner]?.parent ?? null;
    const parent = parentBefore === null ? null : (pairs.after[parentBefore] ?? -1);
    if (parent !== unit.parent) moved.add(unit.index);
    else {
      const siblings = stayed.get(parent);
      if (siblings === undefined) stayed.set(parent, [unit]);
      else siblings.push(unit);
    }
  }
  for (const siblings of stayed.values()) {
    const rising = risingPart(siblings.map(({ index }) => pairs.before[index] ?? 0));
    for (const [place, { index }] of siblings.entries()) if (!rising.has(place)) moved.add(index);
  }
  return moved;
}
