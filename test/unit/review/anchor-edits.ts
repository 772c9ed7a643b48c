import type { Node, NodeType } from '@tiptap/pm/model';
import { canJoin, canSplit, findWrapping, liftTarget, Transform, type Step } from '@tiptap/pm/transform';
import fc from 'fast-check';

import { documentSchema as schema } from '../../../renderer/document/schema';
import { textOf } from '../../../renderer/review/block-text';

/* Edits of every kind on documents whose words are all different. */

export const textKinds = ['insert', 'replace', 'delete', 'mark'] as const;
export const shapeKinds = ['split', 'join', 'type', 'wrap', 'lift', 'attribute', 'row', 'line'] as const;
export const moveKinds = ['move', 'moveFirst', 'copy', 'undo'] as const;
export type EditKind = (typeof textKinds)[number] | (typeof shapeKinds)[number] | (typeof moveKinds)[number];

export interface Edit {
  readonly kind: EditKind;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const number = fc.nat({ max: 9999 });

export const edits = (kinds: readonly EditKind[], count: number): fc.Arbitrary<readonly Edit[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), a: number, b: number, c: number }), {
    minLength: 1,
    maxLength: count,
  });

interface Place {
  readonly node: Node;
  readonly position: number;
}

export function textPlaces(doc: Node): readonly Place[] {
  const places: Place[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) places.push({ node, position });
  });
  return places;
}

function movable(doc: Node): readonly Place[] {
  const places: Place[] = [];
  const can = new Set([
    'paragraph',
    'event',
    'factor',
    'action',
    'listItem',
    'heading',
    'table',
    'tableRow',
    'bulletList',
  ]);
  doc.descendants((node, position) => {
    if (can.has(node.type.name)) places.push({ node, position });
  });
  return places;
}

/** Positions at which a block of that type may stand. */
function gaps(doc: Node, type: NodeType): readonly number[] {
  const found: number[] = [];
  const look = (node: Node, start: number): void => {
    let offset = start;
    for (let index = 0; index <= node.childCount; index += 1) {
      if (node.canReplaceWith(index, index, type)) found.push(offset);
      if (index < node.childCount) {
        const child = node.child(index);
        if (!child.isTextblock && !child.isLeaf) look(child, offset + 1);
        offset += child.nodeSize;
      }
    }
  };
  look(doc, 0);
  return found;
}

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

/** Steps of one edit after those of `done`; none where the edit has no place. Typed words are "x0000". */
function makeEdit(doc: Node, { kind, a, b, c }: Edit, turn: number, done: readonly Done[]): readonly Step[] {
  const tr = new Transform(doc);
  const place = pick(textPlaces(doc), a);
  if (place === undefined) return [];
  const { node, position } = place;
  const words = [...textOf(node).matchAll(/[wx]\d{4}/gu)];
  const word = pick(words, b);
  const edges = words.flatMap(({ index, 0: found }) => [index, index + found.length]);
  const typed = `x${String(turn).padStart(4, '0')}`;
  const start = position + 1;
  switch (kind) {
    case 'insert':
      tr.insert(start + (pick(edges, b) ?? 0), schema.text(` ${typed} `));
      break;
    case 'replace':
      if (word === undefined) return [];
      tr.replaceWith(start + word.index, start + word.index + word[0].length, schema.text(typed));
      break;
    case 'delete':
      if (word === undefined) return [];
      tr.delete(start + word.index, start + word.index + word[0].length);
      break;
    case 'mark': {
      const [one, other] = [pick(edges, b) ?? 0, pick(edges, c) ?? 0];
      const mark = schema.marks['bold'];
      if (mark === undefined || one === other || !node.type.allowsMarkType(mark)) return [];
      tr.addMark(start + Math.min(one, other), start + Math.max(one, other), mark.create());
      break;
    }
    case 'line':
      if (node.type.name !== 'paragraph') return [];
      tr.insert(start + (pick(edges, b) ?? 0), schema.node('hardBreak'));
      break;
    case 'split': {
      const split = start + (pick(edges, b) ?? 0);
      if (!canSplit(tr.doc, split)) return [];
      tr.split(split);
      break;
    }
    case 'join': {
      const end = position + node.nodeSize;
      const after = doc.resolve(end).nodeAfter;
      if (after?.isTextblock !== true || !canJoin(doc, end)) return [];
      tr.join(end);
      break;
    }
    case 'type': {
      const other = schema.nodes[node.type.name === 'paragraph' ? 'codeBlock' : 'paragraph'];
      if (other === undefined || !['paragraph', 'heading', 'codeBlock'].includes(node.type.name)) return [];
      tr.setBlockType(start, start, other, { id: node.attrs['id'] as string });
      break;
    }
    case 'wrap': {
      const range = doc.resolve(start).blockRange();
      const type = schema.nodes[b % 2 === 0 ? 'blockquote' : 'bulletList'];
      const wrapping = range === null || type === undefined ? null : findWrapping(range, type);
      if (range === null || wrapping === null) return [];
      tr.wrap(range, wrapping);
      break;
    }
    case 'lift': {
      const range = doc.resolve(start).blockRange();
      const target = range === null ? null : liftTarget(range);
      if (range === null || target === null) return [];
      tr.lift(range, target);
      break;
    }
    case 'attribute': {
      const row = pick(
        movable(doc).filter(({ node: { type } }) => type.name === 'action'),
        b,
      );
      if (row === undefined) return [];
      tr.setNodeAttribute(row.position, 'owner', typed);
      break;
    }
    case 'row': {
      const gap = pick(gaps(doc, schema.node('event').type), b);
      if (gap === undefined) return [];
      const text = schema.text(typed);
      tr.insert(
        gap,
        schema.node('event', { id: `n${turn}` }, schema.node('paragraph', { id: `m${turn}` }, text)),
      );
      break;
    }
    case 'move':
    case 'moveFirst':
    case 'copy': {
      const moved = pick(movable(doc), b);
      if (moved === undefined) return [];
      const { node: block, position: from } = moved;
      const to = from + block.nodeSize;
      const free = gaps(doc, block.type).filter((gap) => gap <= from || gap >= to);
      const gap = pick(free, c);
      if (gap === undefined) return [];
      if (kind === 'copy') tr.insert(gap, withoutIds(block, `c${turn}`));
      else if (kind === 'move') {
        tr.delete(from, to);
        if (tr.doc.content.size !== doc.content.size - block.nodeSize) return [];
        tr.insert(tr.mapping.map(gap), block);
      } else {
        tr.insert(gap, block);
        tr.delete(tr.mapping.map(from, 1), tr.mapping.map(to, -1));
      }
      break;
    }
    case 'undo': {
      const last = done.at(-1);
      if (last === undefined) return [];
      let before = last.doc;
      const docs = last.steps.map((step) => {
        const doc = before;
        before = step.apply(before).doc ?? before;
        return doc;
      });
      for (const [index, step] of [...last.steps.entries()].toReversed()) {
        tr.step(step.invert(docs[index] ?? last.doc));
      }
      break;
    }
  }
  return tr.steps;
}

function withoutIds(block: Node, id: string): Node {
  let count = 0;
  const rename = (node: Node): Node => {
    if (node.isText) return node;
    const attrs = 'id' in node.attrs ? { ...node.attrs, id: `${id}-${(count += 1)}` } : node.attrs;
    return node.type.create(attrs, node.children.map(rename), node.marks);
  };
  return rename(block);
}

/** A split gives both halves one id; the later gets one of its own, as the editor does it. */
function repairIds(doc: Node, turn: number): readonly Step[] {
  const tr = new Transform(doc);
  const seen = new Set<string>();
  doc.descendants((node, position) => {
    if (node.isText || !('id' in node.attrs)) return;
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && !seen.has(id)) seen.add(id);
    else tr.setNodeAttribute(position, 'id', `r${turn}-${position}`);
  });
  return tr.steps;
}

interface Done {
  readonly doc: Node;
  readonly steps: readonly Step[];
}

export interface Edited {
  readonly doc: Node;
  readonly steps: readonly Step[];
  /** The same steps, edit by edit. */
  readonly turns: readonly (readonly Step[])[];
}

/** Makes the edits one after the other. */
export function edited(base: Node, list: readonly Edit[]): Edited {
  const done: Done[] = [];
  // Undone edits stay in the log, as they do in a draft's.
  const turns: (readonly Step[])[] = [];
  let current = base;
  for (const [turn, edit] of list.entries()) {
    const doc = current;
    let steps: readonly Step[];
    try {
      steps = makeEdit(doc, edit, turn, done);
    } catch {
      continue;
    }
    const all: Step[] = [];
    const apply = (more: readonly Step[]): void => {
      for (const step of more) {
        current = step.apply(current).doc ?? current;
        all.push(step);
      }
    };
    apply(steps);
    apply(repairIds(current, turn));
    current.check();
    turns.push(all);
    if (edit.kind === 'undo') done.pop();
    else if (all.length > 0) done.push({ doc, steps: all });
  }
  return { doc: current, steps: turns.flat(), turns };
}
