import type { Node } from '@tiptap/pm/model';

import { isRowName } from '../../../document/nodes/structures';
import { compareDocuments, type BlockChange, type SectionChange } from '../../../review/changes';
import {
  attributeChanges,
  sideOf,
  typeWord,
  type AttributeChange,
  type Side,
} from '../../../review/changes-attributes';
import { unitsOf, type Unit } from '../../../review/changes-match';
import type { TextPart } from '../../../review/changes-words';
import { readableParts } from './readable-parts';
import { wordStretches } from '../../../review/words';

/*
 * The changes between two documents as they are read: one item for a row with all that changed in it, stretches in which
 * nothing changed as one item, containers only where something happened to them. Plain data, so that a worker can make it.
 */

/** A block, or a row without the blocks in it, that changed. */
export interface ShownBlock {
  readonly kind: BlockChange['kind'];
  /** Node name, such as "codeBlock". */
  readonly type: string;
  /** What people call it. */
  readonly word: string;
  /** Where it came from, to be read after "moved"; null where it stayed. */
  readonly moved: string | null;
  readonly parts: readonly TextPart[];
  readonly formatting: boolean;
  readonly attributes: readonly AttributeChange[];
}

export type ShownItem =
  /** The texts of blocks in which nothing changed. */
  | { readonly kind: 'unchanged'; readonly texts: readonly string[] }
  | { readonly kind: 'block'; readonly block: ShownBlock }
  | {
      readonly kind: 'row';
      readonly row: ShownBlock;
      /** Text of its first block as it is, or was before it was removed. */
      readonly headline: string;
      readonly blocks: readonly ShownBlock[];
    };

export interface ShownSection {
  readonly heading: string;
  readonly kind: SectionChange['kind'];
  /** The heading itself, where something happened to it. */
  readonly head: ShownBlock | null;
  readonly items: readonly ShownItem[];
  /** How many places there are to go to in it; 0 where nothing changed. */
  readonly changes: number;
}

export interface ShownChanges {
  readonly facts: readonly AttributeChange[];
  /** All sections, those in which nothing changed among them. */
  readonly sections: readonly ShownSection[];
  readonly added: number;
  /** Words. */
  readonly removed: number;
}

interface Sides {
  readonly before: Side;
  readonly after: Side;
  readonly old: readonly Unit[];
  readonly now: readonly Unit[];
}

const words: Readonly<Record<string, string>> = {
  bulletList: 'list',
  orderedList: 'numbered list',
  listItem: 'list item',
  blockquote: 'quote',
  horizontalRule: 'rule',
  tableRow: 'table row',
  picture: 'picture of the timeline',
  coverage: 'coverage table',
  unknownBlock: 'block of a newer version',
};

const wordOf = (node: Node): string => words[node.type.name] ?? typeWord(node);

function nodeOf(block: BlockChange, { old, now }: Sides): Node | undefined {
  return block.after === null ? old[block.before ?? -1]?.node : now[block.after]?.node;
}

/** The facts that a new row came with, or that a removed one took away: what is not as every new row has it. */
function ownAttributes(block: BlockChange, node: Node, sides: Sides): readonly AttributeChange[] {
  if (!isRowName(block.type) || (block.kind !== 'added' && block.kind !== 'removed')) return block.attributes;
  const blank = node.type.create();
  return block.kind === 'added' ? attributeChanges(blank, node, sides) : attributeChanges(node, blank, sides);
}

/** `sectionBefore`: what the section's heading said before. A block that moved along with it did not move. */
function movedWords(block: BlockChange, sectionBefore: string, sectionMoved: boolean): string | null {
  if (block.movedFrom === null) return null;
  if (block.type === 'heading') return 'with its section';
  if (block.movedFrom !== sectionBefore) {
    return block.movedFrom === '' ? 'from the top of the document' : `from “${block.movedFrom}”`;
  }
  return sectionMoved ? null : 'within this section';
}

const isSame = ({ kind, moved }: ShownBlock): boolean => kind === 'same' && moved === null;

interface Reading {
  readonly block: BlockChange;
  readonly node: Node;
  readonly shown: ShownBlock;
}

/** What a block in which nothing changed says; '' for one that holds others, and for an empty one. */
function quietText({ node, shown }: Reading): string {
  const text = shown.parts.map((part) => part.text).join('');
  return text === '' && node.isLeaf ? wordOf(node) : text;
}

/** Whether a block says anything by itself: the text of what holds others is told by those. */
function isTold({ node, shown }: Reading): boolean {
  if (isSame(shown)) return false;
  const isLone = shown.kind === 'added' || shown.kind === 'removed';
  if (!isLone || isRowName(shown.type)) return true;
  return node.isTextblock ? shown.parts.length > 0 : node.isLeaf;
}

function itemsOf(readings: readonly Reading[]): readonly ShownItem[] {
  const items: ShownItem[] = [];
  const unchanged = (texts: readonly string[]): void => {
    const said = texts.filter((text) => text.trim() !== '');
    const last = items.at(-1);
    if (said.length === 0) return;
    if (last?.kind === 'unchanged') {
      items[items.length - 1] = { kind: 'unchanged', texts: [...last.texts, ...said] };
    } else items.push({ kind: 'unchanged', texts: said });
  };
  for (const group of groupsOf(readings)) {
    const [first] = group;
    const told = group.filter(isTold);
    if (first === undefined) continue;
    if (told.length === 0) unchanged(group.map(quietText));
    else if (first.block.row === null) items.push({ kind: 'block', block: first.shown });
    else items.push(rowItem(first.block.row, group, told));
  }
  return items;
}

function rowItem(
  { type, headline }: NonNullable<BlockChange['row']>,
  group: readonly Reading[],
  told: readonly Reading[],
): ShownItem {
  const own = group.find(({ shown }) => shown.type === type)?.shown;
  const row = own ?? {
    kind: 'same',
    type,
    word: type,
    moved: null,
    parts: [],
    formatting: false,
    attributes: [],
  };
  const blocks = told.map(({ shown }) => shown).filter((shown) => shown !== own);
  return { kind: 'row', row, headline, blocks };
}

/** Blocks of one row together, every other by itself. */
function groupsOf(readings: readonly Reading[]): readonly (readonly Reading[])[] {
  const groups: Reading[][] = [];
  let row: string | null = null;
  for (const reading of readings) {
    const { row: own } = reading.block;
    const key: string | null = own === null ? null : `${own.type} ${own.id ?? own.headline}`;
    const last = groups.at(-1);
    if (key === null || key !== row || last === undefined) groups.push([reading]);
    else last.push(reading);
    row = key;
  }
  return groups;
}

function sectionOf(section: SectionChange, sides: Sides): ShownSection {
  const first = section.blocks[0];
  const heading = section.id !== null && first?.type === 'heading' ? first : null;
  const before =
    heading === null
      ? section.heading
      : heading.parts.map(({ kind, text }) => (kind === 'added' ? '' : text)).join('');
  const sectionMoved = heading !== null && heading.movedFrom !== null;
  const readings = section.blocks.flatMap((block): readonly Reading[] => {
    const node = nodeOf(block, sides);
    if (node === undefined) return [];
    const { kind, type, parts, formatting } = block;
    const shown: ShownBlock = {
      kind,
      type,
      word: wordOf(node),
      moved: movedWords(block, before.trim(), sectionMoved),
      parts: readableParts(parts),
      formatting,
      attributes: ownAttributes(block, node, sides),
    };
    return [{ block, node, shown }];
  });
  const head = heading === null ? undefined : readings[0];
  const items = itemsOf(head === undefined ? readings : readings.slice(1));
  const isHeadTold = head !== undefined && !isSame(head.shown);
  return {
    heading: section.heading,
    kind: section.kind,
    head: isHeadTold ? head.shown : null,
    items,
    changes: (isHeadTold ? 1 : 0) + items.filter(({ kind }) => kind !== 'unchanged').length,
  };
}

const partsIn = ({ head, items }: ShownSection): readonly TextPart[] =>
  [
    ...(head === null ? [] : [head]),
    ...items.flatMap((item) =>
      item.kind === 'row' ? item.blocks : item.kind === 'block' ? [item.block] : [],
    ),
  ].flatMap(({ parts }) => parts);

/** All sections of two documents with what changed from one to the other. */
export function shownChanges(before: Node, after: Node): ShownChanges {
  const { facts, sections } = compareDocuments(before, after);
  const sides: Sides = {
    before: sideOf(before),
    after: sideOf(after),
    old: unitsOf(before),
    now: unitsOf(after),
  };
  const shown = sections
    .map((section) => sectionOf(section, sides))
    .filter(({ items, head, heading }) => heading !== '' || head !== null || items.length > 0);
  const parts = shown.flatMap(partsIn);
  const wordsIn = (kind: TextPart['kind']): number =>
    parts.reduce((count, part) => (part.kind === kind ? count + wordStretches(part.text).length : count), 0);
  return { facts, sections: shown, added: wordsIn('added'), removed: wordsIn('removed') };
}

/** Whether there is nothing to be read between the two. */
export function isUnchanged({ facts, sections }: ShownChanges): boolean {
  return facts.length === 0 && sections.every(({ changes }) => changes === 0);
}
