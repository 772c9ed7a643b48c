import type { Node, NodeType } from '@tiptap/pm/model';
import { canJoin, canSplit, findWrapping, liftTarget, Transform, type Step } from '@tiptap/pm/transform';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema as schema } from '../../../renderer/document/schema';
import type { Suggestion } from '../../../renderer/review/types';
import { sortedPosition } from '../../../renderer/time/order';
import type { WrittenTime } from '../../../renderer/time/written-time';
import {
  action,
  at,
  bullets,
  code,
  doc,
  event,
  factor,
  h,
  impact,
  item,
  node,
  p,
  table,
  title,
} from '../support/build';

/*
 * Documents over the whole schema and edits of every kind on them, as the editor's transactions would be: what is done, and
 * the ids and places that are put right after it, are one suggestion.
 */

export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

/** A document whose words are all different: w0, w1, … */
export function uniqueDocument(random: Random): Node {
  let word = 0;
  let block = 0;
  const id = () => ({ id: `b${(block += 1)}` });
  const words = (least = 4, most = 10): string =>
    Array.from({ length: least + Math.floor(random() * (most - least)) }, () => `w${(word += 1)}`).join(' ');
  const text = (): NodeJSON => p(words(6, 14), id());
  const minute = () => `2019-07-02T13:${String(10 + Math.floor(random() * 50))}`;
  const makers: readonly (() => NodeJSON)[] = [
    text,
    text,
    text,
    () => h(2, words(3, 6), id()),
    () => bullets(item(text()), item(text(), text()), item(text())),
    () => node('blockquote', [text()]),
    () => table([words(4, 9), words(4, 9)], [words(4, 9), words(4, 9)], [words(4, 9), words(4, 9)]),
    () => code(words(), id()),
    () =>
      node(
        'timeline',
        [minute(), minute(), minute()]
          .toSorted()
          .map((time) =>
            event([text()], { ...id(), happened: at(time), moments: random() < 0.5 ? ['detected'] : [] }),
          ),
      ),
    () =>
      node(
        'factors',
        [0, 1, 0].map((depth) => factor([text()], { ...id(), depth })),
      ),
    () => node('impacts', [impact([text()], { ...id(), who: 'visitors' })]),
    () =>
      node('actions', [
        action([text()], { ...id(), owner: 'web team' }),
        action([text()], { ...id(), due: '2019-08-01' }),
      ]),
  ];
  const withIds = (json: NodeJSON): NodeJSON =>
    json.type === 'text'
      ? json
      : { ...json, attrs: { ...id(), ...json.attrs }, content: (json.content ?? []).map(withIds) };
  const blocks = Array.from({ length: 12 }, () => (pick(random, makers) ?? text)());
  return doc([title(words()), ...blocks].map(withIds), { severity: 'SEV-2', tags: ['cdn'] });
}

const repeated = ['the', 'error', 'rate', 'of', 'api', 'rose'] as const;
const toRepeated = (text: string): string =>
  text.replace(
    /w(\d+)/gu,
    (_, digits: string) =>
      repeated[Number(digits) % repeated.length]
        ?.padEnd(digits.length + 1, 'x')
        .slice(0, digits.length + 1) ?? '',
  );

/** The same positions, with a handful of words that come again and again. */
export const withRepeatedWords = (unique: Node): Node =>
  schema.nodeFromJSON(JSON.parse(toRepeated(JSON.stringify(unique.toJSON()))));
export const stepsWithRepeatedWords = (steps: readonly unknown[]): readonly unknown[] =>
  JSON.parse(toRepeated(JSON.stringify(steps))) as unknown[];
export const repeatedText = toRepeated;

export const textKinds = ['insert', 'replace', 'delete', 'mark'] as const;
export const shapeKinds = ['split', 'join', 'type', 'wrap', 'lift', 'newBlock', 'image', 'paste'] as const;
export const moveKinds = ['moveBlock', 'moveFirst', 'moveEvent'] as const;
export const factKinds = ['time', 'owner', 'severity', 'depth', 'moment', 'tag'] as const;
export const rowKinds = ['addRow', 'deleteRow', 'tableRow', 'tableColumn', 'deleteTableRow'] as const;
export const takeKinds = ['deleteBlock', 'undo'] as const;
export const allKinds = [
  ...textKinds,
  ...shapeKinds,
  ...moveKinds,
  ...factKinds,
  ...rowKinds,
  ...takeKinds,
] as const;
export type EditKind = (typeof allKinds)[number];

interface Place {
  readonly node: Node;
  readonly position: number;
}

function nodesOf(doc: Node, is: (node: Node) => boolean): readonly Place[] {
  const places: Place[] = [];
  doc.descendants((one, position) => {
    if (is(one)) places.push({ node: one, position });
  });
  return places;
}

const named = (doc: Node, ...names: readonly string[]): readonly Place[] =>
  nodesOf(doc, (one) => names.includes(one.type.name));

function gapsFor(doc: Node, type: NodeType): readonly number[] {
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

/** Words that an edit types are `tag`, which no other edit has. */
function editOnce(
  tr: Transform,
  random: Random,
  tag: string,
  kind: EditKind,
  done: readonly (readonly Step[])[],
  docs: readonly Node[],
): void {
  const { doc } = tr;
  const place = pick(
    random,
    nodesOf(doc, (one) => one.isTextblock),
  );
  if (place === undefined) return;
  const start = place.position + 1;
  const text = place.node.textBetween(0, place.node.content.size, undefined, '\uFFFC');
  const words = [...text.matchAll(/\S+/gu)];
  const word = pick(random, words);
  const edge =
    pick(
      random,
      words.flatMap(({ index, 0: found }) => [index, index + found.length]),
    ) ?? 0;
  const typed = schema.text(tag);
  const fresh = { id: `n-${tag}` };
  const line = schema.node('paragraph', { id: `p-${tag}` }, typed);
  const move = (from: Place, first: boolean): void => {
    const to = from.position + from.node.nodeSize;
    const gap = pick(
      random,
      gapsFor(doc, from.node.type).filter((one) => one < from.position || one > to),
    );
    if (gap === undefined) return;
    if (first) {
      tr.insert(gap, from.node);
      const at = gap < from.position ? from.position + from.node.nodeSize : from.position;
      tr.delete(at, at + from.node.nodeSize);
    } else {
      tr.delete(from.position, to);
      tr.insert(gap < from.position ? gap : gap - from.node.nodeSize, from.node);
    }
  };
  const set = (names: readonly string[], attribute: string, value: (old: Node) => unknown): void => {
    const row = pick(random, named(doc, ...names));
    if (row !== undefined) tr.setNodeAttribute(row.position, attribute, value(row.node));
  };
  switch (kind) {
    case 'insert':
      tr.insert(start + edge, schema.text(` ${tag} `));
      return;
    case 'replace':
      if (word !== undefined) tr.replaceWith(start + word.index, start + word.index + word[0].length, typed);
      return;
    case 'delete':
      if (word !== undefined) tr.delete(start + word.index, start + word.index + word[0].length);
      return;
    case 'mark': {
      const [one, other] = [edge, pick(random, words)?.index ?? 0];
      const mark = schema.mark(random() < 0.5 ? 'bold' : 'italic');
      if (place.node.type.allowsMarkType(mark.type) && one !== other)
        tr.addMark(start + Math.min(one, other), start + Math.max(one, other), mark);
      return;
    }
    case 'split':
      if (canSplit(doc, start + edge)) tr.split(start + edge);
      return;
    case 'join': {
      const end = place.position + place.node.nodeSize;
      if (doc.resolve(end).nodeAfter?.isTextblock === true && canJoin(doc, end)) tr.join(end);
      return;
    }
    case 'type': {
      const other = place.node.type.name === 'paragraph' ? 'heading' : 'paragraph';
      if (!['paragraph', 'heading'].includes(place.node.type.name)) return;
      tr.setBlockType(start, start, schema.nodes[other] ?? place.node.type, {
        id: place.node.attrs['id'] as string,
      });
      return;
    }
    case 'wrap': {
      const range = doc.resolve(start).blockRange();
      const type = schema.nodes[random() < 0.5 ? 'blockquote' : 'bulletList'];
      const wrapping = range === null || type === undefined ? null : findWrapping(range, type);
      if (range !== null && wrapping !== null) tr.wrap(range, wrapping);
      return;
    }
    case 'lift': {
      const range = doc.resolve(start).blockRange();
      const target = range === null ? null : liftTarget(range);
      if (range !== null && target !== null) tr.lift(range, target);
      return;
    }
    case 'newBlock': {
      const gap = pick(random, gapsFor(doc, line.type));
      if (gap !== undefined) tr.insert(gap, line);
      return;
    }
    case 'image':
      if (place.node.type.name === 'paragraph')
        tr.insert(start + edge, schema.node('image', { src: 'asset:00', alt: tag }));
      return;
    case 'paste': {
      const other = pick(random, words);
      if (word === undefined || other === undefined) return;
      const [one, two] = [word, other].toSorted((a, b) => a.index - b.index);
      if (one !== undefined && two !== undefined)
        tr.replaceWith(start + one.index, start + two.index + two[0].length, schema.text(`${tag} ${tag}b`));
      return;
    }
    case 'moveBlock':
    case 'moveFirst': {
      const from = pick(
        random,
        named(doc, 'paragraph', 'heading', 'table', 'bulletList', 'listItem', 'factor', 'action', 'timeline'),
      );
      if (from !== undefined) move(from, kind === 'moveFirst');
      return;
    }
    case 'moveEvent':
    case 'time': {
      const row = pick(random, named(doc, 'event'));
      if (row === undefined) return;
      const minute = 10 + Math.floor(random() * 50);
      tr.setNodeAttribute(row.position, 'happened', at(`2019-07-02T13:${minute}`));
      if (kind === 'moveEvent') toItsTime(tr, row.position);
      return;
    }
    case 'owner':
      set(['action'], 'owner', () => tag);
      return;
    case 'severity':
      tr.setDocAttribute('severity', tag);
      return;
    case 'tag':
      tr.setDocAttribute('tags', [...(doc.attrs['tags'] as string[]), tag]);
      return;
    case 'depth':
      set(['factor'], 'depth', ({ attrs }) => (Number(attrs['depth']) + 1 + Math.floor(random() * 2)) % 4);
      return;
    case 'moment':
      set(['event'], 'moments', ({ attrs }) =>
        [
          ...(attrs['moments'] as string[]),
          pick(random, ['mitigated', 'resolved', 'declared']) ?? 'resolved',
        ].filter((one, index, list) => list.indexOf(one) === index),
      );
      return;
    case 'addRow': {
      const type = pick(random, ['event', 'factor', 'action', 'impact', 'listItem']) ?? 'event';
      const row = schema.node(type, fresh, line);
      const gap = pick(random, gapsFor(doc, row.type));
      if (gap !== undefined) tr.insert(gap, row);
      return;
    }
    case 'deleteRow': {
      const row = pick(random, named(doc, 'event', 'factor', 'action', 'listItem'));
      if (row !== undefined) tr.delete(row.position, row.position + row.node.nodeSize);
      return;
    }
    case 'deleteTableRow': {
      const row = pick(random, named(doc, 'tableRow'));
      if (row !== undefined && doc.resolve(row.position).parent.childCount > 1)
        tr.delete(row.position, row.position + row.node.nodeSize);
      return;
    }
    case 'tableRow': {
      const row = pick(random, named(doc, 'tableRow'));
      if (row === undefined) return;
      const cells = row.node.children.map((_, index) =>
        schema.node('tableCell', { id: `${fresh.id}-${index}` }, schema.text(`${tag}x${index}`)),
      );
      tr.insert(row.position + row.node.nodeSize, schema.node('tableRow', fresh, cells));
      return;
    }
    case 'tableColumn': {
      const grid = pick(random, named(doc, 'table'));
      if (grid === undefined) return;
      const column = Math.floor(random() * ((grid.node.firstChild?.childCount ?? 0) + 1));
      let added = 0;
      grid.node.forEach((row, offset, index) => {
        const cells = row.children.slice(0, column).reduce((size, cell) => size + cell.nodeSize, 0);
        const cell = schema.node(
          index === 0 ? 'tableHeader' : 'tableCell',
          { id: `${fresh.id}-${index}` },
          schema.text(`${tag}x${index}`),
        );
        tr.insert(grid.position + 2 + offset + cells + added, cell);
        added += cell.nodeSize;
      });
      return;
    }
    case 'deleteBlock': {
      const child = Math.floor(random() * doc.childCount);
      const from = doc.children.slice(0, child).reduce((size, one) => size + one.nodeSize, 0);
      tr.delete(from, from + doc.child(child).nodeSize);
      return;
    }
    case 'undo': {
      const [steps, before] = [done.at(-1) ?? [], docs.slice(-(done.at(-1)?.length ?? 0))];
      for (const [index, step] of [...steps.entries()].toReversed())
        tr.step(step.invert(before[index] ?? doc));
      return;
    }
  }
}

function toItsTime(tr: Transform, position: number): void {
  const $at = tr.doc.resolve(position);
  const row = tr.doc.nodeAt(position);
  if (row === null) return;
  const times = $at.parent.children.map((one) => one.attrs['happened'] as WrittenTime | null);
  const index = sortedPosition(times, $at.index());
  if (index === $at.index()) return;
  const start = $at.start();
  tr.delete(position, position + row.nodeSize);
  const rest = tr.doc.resolve(start).parent.children.slice(0, index);
  tr.insert(
    rest.reduce((size, one) => size + one.nodeSize, start),
    row,
  );
}

/** Ids that are missing or there twice are given anew, as the editor's plugin does it. */
function repairIds(tr: Transform, tag: string): void {
  const seen = new Set<unknown>();
  for (const { node: one, position } of nodesOf(tr.doc, ({ attrs }) => 'id' in attrs)) {
    const id: unknown = one.attrs['id'];
    if (id === null || seen.has(id)) tr.setNodeAttribute(position, 'id', `r-${tag}-${position}`);
    else seen.add(id);
  }
}

export interface Side {
  readonly document: Node;
  readonly suggestions: readonly Suggestion[];
  readonly kinds: readonly EditKind[];
}

export const stepsOf = ({ suggestions }: Side): readonly unknown[] =>
  suggestions.flatMap(({ steps }) => steps);

/** So many edits of these kinds, one suggestion each. */
export function editedBy(
  base: Node,
  seed: number,
  name: string,
  kinds: readonly EditKind[],
  count: number,
): Side {
  const random = randomFrom(seed);
  const suggestions: Suggestion[] = [];
  const made: EditKind[] = [];
  const done: (readonly Step[])[] = [];
  const docs: Node[] = [];
  let document = base;
  for (let turn = 0; turn < count * 4 && suggestions.length < count; turn += 1) {
    const kind = pick(random, kinds) ?? 'insert';
    const tag = `${name}${turn}`;
    const tr = new Transform(document);
    try {
      editOnce(tr, random, tag, kind, done, docs);
      repairIds(tr, tag);
      tr.doc.check();
    } catch {
      continue;
    }
    if (tr.steps.length === 0 || tr.doc.eq(document)) continue;
    if (kind === 'undo') done.pop();
    else {
      done.push(tr.steps);
      docs.push(...tr.docs);
    }
    if (kind === 'undo') docs.splice(0, docs.length);
    if (kind === 'undo') done.splice(0, done.length);
    document = tr.doc;
    made.push(kind);
    const author = { id: name, name, role: '' };
    suggestions.push({
      id: `${name}-${turn}`,
      author,
      at: turn,
      steps: tr.steps.map((step) => step.toJSON() as unknown),
    });
  }
  return { document, suggestions, kinds: made };
}
