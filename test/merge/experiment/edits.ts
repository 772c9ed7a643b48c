import type { Node } from '@tiptap/pm/model';
import { canJoin, canSplit, findWrapping, Transform, type Step } from '@tiptap/pm/transform';

import { documentSchema as schema } from '../../../renderer/document/schema';
import { nodesOf } from '../../unit/review/random/edits/places';
import { below, pick, type Random } from '../../unit/review/random/random';

/** The edits of the experiment that the design rests on, drawn as there. */
export type ExperimentKind =
  | 'insert'
  | 'delword'
  | 'replaceword'
  | 'mark'
  | 'split'
  | 'join'
  | 'settype'
  | 'wrap'
  | 'delblock'
  | 'move'
  | 'newblock';

/** Position before the block at an index behind the title; with the count of them, the end of the document. */
function before(doc: Node, index: number): number {
  return doc.children.slice(0, index + 1).reduce((size, { nodeSize }) => size + nodeSize, 0);
}

function editOnce(tr: Transform, random: Random, tag: string, kind: ExperimentKind): void {
  const { doc } = tr;
  const texts = nodesOf(doc, (one) => one.isTextblock && one.type.name !== 'title');
  const place = pick(random, texts);
  if (place === undefined) return;
  const { node, position } = place;
  const start = position + 1;
  const text = node.textContent;
  const edges = [...Array(text.length + 1).keys()].filter(
    (at) => at === 0 || at === text.length || text[at] === ' ',
  );
  const words = [...text.matchAll(/\S+/gu)];
  const blocks = doc.childCount - 1;
  switch (kind) {
    case 'insert':
      tr.insert(start + (pick(random, edges) ?? 0), schema.text(` ${tag} `));
      return;
    case 'delword':
    case 'replaceword': {
      const word = pick(random, words);
      if (word === undefined) return;
      const [from, to] = [start + word.index, start + word.index + word[0].length];
      if (kind === 'delword') tr.delete(from, to);
      else tr.replaceWith(from, to, schema.text(tag));
      return;
    }
    case 'mark': {
      const [one, other] = [pick(random, edges) ?? 0, pick(random, edges) ?? 0];
      const mark = schema.mark(pick(random, ['bold', 'italic']) ?? 'bold');
      if (one !== other) tr.addMark(start + Math.min(one, other), start + Math.max(one, other), mark);
      return;
    }
    case 'split': {
      const inner = edges.slice(1, -1);
      const at = start + (pick(random, inner.length > 0 ? inner : edges) ?? 0);
      if (canSplit(doc, at)) tr.split(at);
      return;
    }
    case 'join': {
      const index = below(random, blocks - 1);
      const at = before(doc, index + 1);
      const isText = doc.child(index + 1).isTextblock && doc.maybeChild(index + 2)?.isTextblock === true;
      if (isText && canJoin(doc, at)) tr.join(at);
      return;
    }
    case 'settype': {
      const $position = doc.resolve(position);
      if ($position.depth > 0 && $position.parent.type.name !== 'blockquote') return;
      const [type, attrs] =
        node.type.name === 'paragraph'
          ? [schema.nodes['heading'], { level: 3 }]
          : [schema.nodes['paragraph'], {}];
      if (type !== undefined)
        tr.setBlockType(start, start, type, { ...attrs, id: node.attrs['id'] as string });
      return;
    }
    case 'wrap': {
      const range = doc.resolve(start).blockRange();
      const type = schema.nodes[pick(random, ['blockquote', 'bulletList']) ?? 'blockquote'];
      const wrapping = range === null || type === undefined ? null : findWrapping(range, type);
      if (range !== null && wrapping !== null) tr.wrap(range, wrapping);
      return;
    }
    case 'delblock':
    case 'move': {
      if (blocks < 3) return;
      const index = below(random, blocks);
      const [block, from] = [doc.child(index + 1), before(doc, index)];
      tr.delete(from, from + block.nodeSize);
      if (kind === 'move') tr.insert(before(tr.doc, below(random, tr.doc.childCount)), block);
      return;
    }
    case 'newblock':
      tr.insert(before(doc, below(random, blocks + 1)), schema.node('paragraph', null, schema.text(tag)));
  }
}

/** Ids that are missing or there twice are given anew. */
function repairIds(tr: Transform, fresh: string): void {
  const seen = new Set<unknown>();
  for (const { node, position } of nodesOf(tr.doc, ({ attrs }) => 'id' in attrs)) {
    const id: unknown = node.attrs['id'];
    if (id === null || seen.has(id)) tr.setNodeAttribute(position, 'id', `${fresh}-${position}`);
    else seen.add(id);
  }
}

export interface ExperimentSide {
  readonly document: Node;
  /** The steps of each edit. */
  readonly edits: readonly (readonly Step[])[];
}

/** So many edits; every fourth draw at least must fit, as in the experiment. */
export function experimentSide(
  base: Node,
  random: Random,
  tag: 'AUTH' | 'REV',
  kinds: readonly ExperimentKind[],
  count: number,
): ExperimentSide {
  let document = base;
  const edits: (readonly Step[])[] = [];
  for (let draw = 0; draw < count * 4 && edits.length < count; draw += 1) {
    const tr = new Transform(document);
    editOnce(tr, random, `${tag}${edits.length}`, pick(random, kinds) ?? 'insert');
    if (tr.steps.length === 0) continue;
    try {
      tr.doc.check();
    } catch {
      continue;
    }
    repairIds(tr, `${tag.toLowerCase()}${edits.length}`);
    document = tr.doc;
    edits.push(tr.steps);
  }
  return { document, edits };
}
