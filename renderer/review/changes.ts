import type { Node } from '@tiptap/pm/model';

import { isRowName, type RowName } from '../document/nodes/structures';
import { headline } from '../document/read';
import { idOf, textOf } from './block-text';
import { canonical } from './canonical';
import { attributeChanges, sideOf, type AttributeChange, type Side } from './changes-attributes';
import { movedUnits, pairUnits, unitsOf, type Pairs, type Unit } from './changes-match';
import { diffWords, type TextPart } from './changes-words';

/** A block of one or both of two documents. */
export interface BlockChange {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly id: string | null;
  /** Node name, such as "paragraph" or "event". */
  readonly type: string;
  /** Its place among all blocks of each document, counted from 0 and those around others first; null where it is not there. */
  readonly before: number | null;
  readonly after: number | null;
  /** The row it stands in or is. */
  readonly row: { readonly type: RowName; readonly id: string | null; readonly headline: string } | null;
  /** The heading it came from, '' for the top of the document; null where it did not move. */
  readonly movedFrom: string | null;
  /** The text of a text block; empty for every other. */
  readonly parts: readonly TextPart[];
  /** Whether marks changed, or what stands in the line and is no text. */
  readonly formatting: boolean;
  readonly attributes: readonly AttributeChange[];
}

/** A heading and the blocks up to the next one, whatever its level. */
export interface SectionChange {
  /** Id of the heading; null before the first. */
  readonly id: string | null;
  /** The heading's text; '' before the first. */
  readonly heading: string;
  readonly kind: 'kept' | 'added' | 'removed';
  readonly blocks: readonly BlockChange[];
}

export interface DocumentChanges {
  /** Facts of the incident and the document. */
  readonly facts: readonly AttributeChange[];
  readonly sections: readonly SectionChange[];
}

interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly old: readonly Unit[];
  readonly now: readonly Unit[];
  readonly pairs: Pairs;
  readonly moved: ReadonlySet<number>;
}

function rowOf(units: readonly Unit[], unit: Unit): BlockChange['row'] {
  for (
    let at: Unit | undefined = unit;
    at !== undefined;
    at = at.parent === null ? undefined : units[at.parent]
  ) {
    const { name } = at.node.type;
    if (isRowName(name)) return { type: name, id: idOf(at.node), headline: headline(at.node) };
  }
  return null;
}

const headingText = (units: readonly Unit[], heading: number | null): string => {
  const unit = heading === null ? undefined : units[heading];
  return unit === undefined ? '' : textOf(unit.node).trim();
};

const lineText = (node: Node): string => (node.isTextblock ? textOf(node) : '');

/** What stands in the lines of a block, with its marks. */
const lineContent = (node: Node): string => (node.isTextblock ? canonical(node.content.toJSON()) : '');

function loneBlock(units: readonly Unit[], unit: Unit, kind: 'added' | 'removed'): BlockChange {
  const { node, index } = unit;
  const text = lineText(node);
  return {
    kind,
    id: idOf(node),
    type: node.type.name,
    before: kind === 'removed' ? index : null,
    after: kind === 'added' ? index : null,
    row: rowOf(units, unit),
    movedFrom: null,
    parts: text === '' ? [] : [{ kind, text }],
    formatting: false,
    attributes: [],
  };
}

function pairedBlock(comparison: Comparison, before: Unit, after: Unit): BlockChange {
  const { old, now, moved } = comparison;
  const isSameNode = before.node === after.node;
  const [text, newText] = [lineText(before.node), lineText(after.node)];
  // The same block may still name rows that are other ones now; what it holds is what counts.
  const attributes = isSameNode ? [] : attributeChanges(before.node, after.node, comparison);
  const formatting = !isSameNode && text === newText && lineContent(before.node) !== lineContent(after.node);
  const isSame = text === newText && !formatting && attributes.length === 0;
  return {
    kind: isSame ? 'same' : 'changed',
    id: idOf(after.node),
    type: after.node.type.name,
    before: before.index,
    after: after.index,
    row: rowOf(now, after),
    movedFrom: moved.has(after.index) ? headingText(old, before.heading) : null,
    parts: diffWords(text, newText),
    formatting,
    attributes,
  };
}

/** A block with where it goes in a list of both documents: behind the block after which it stands now or stood before. */
interface Entry {
  readonly key: readonly [number, number];
  readonly block: BlockChange;
}

const byKey = (one: { key: readonly [number, number] }, other: { key: readonly [number, number] }): number =>
  one.key[0] - other.key[0] || one.key[1] - other.key[1];

interface Section {
  readonly key: readonly [number, number];
  readonly id: string | null;
  readonly heading: string;
  readonly kind: SectionChange['kind'];
  readonly entries: Entry[];
}

/** The sections of both documents: those after by heading, and those that are gone by their heading before. */
function sectionsOf({ old, now, pairs }: Comparison) {
  const after = new Map<number | null, Section>();
  const removed = new Map<number, Section>();
  const make = (
    units: readonly Unit[],
    heading: number | null,
    kind: Section['kind'],
    key: Section['key'],
  ): Section => {
    const unit = heading === null ? undefined : units[heading];
    const id = unit === undefined ? null : idOf(unit.node);
    return { key, id, heading: headingText(units, heading), kind, entries: [] };
  };
  after.set(null, make(now, null, 'kept', [-1, -1]));
  for (const { index, heading } of now) {
    const kind = (pairs.before[index] ?? null) === null ? 'added' : 'kept';
    if (heading === index) after.set(index, make(now, index, kind, [index, -1]));
  }
  let last = -1;
  for (const { index, heading } of old) {
    if (heading !== index) continue;
    const partner = pairs.after[index] ?? null;
    if (partner !== null && after.has(partner)) last = partner;
    else removed.set(index, make(old, index, 'removed', [last, index]));
  }
  return { after, removed };
}

/** All blocks of both documents, section by section, the unchanged ones among them. */
export function compareDocuments(before: Node, after: Node): DocumentChanges {
  const [old, now] = [unitsOf(before), unitsOf(after)];
  const pairs = pairUnits(old, now);
  const moved = movedUnits(old, now, pairs);
  const comparison: Comparison = { before: sideOf(before), after: sideOf(after), old, now, pairs, moved };
  const sections = sectionsOf(comparison);
  for (const unit of now) {
    const partner = old[pairs.before[unit.index] ?? -1];
    const block =
      partner === undefined ? loneBlock(now, unit, 'added') : pairedBlock(comparison, partner, unit);
    sections.after.get(unit.heading)?.entries.push({ key: [unit.index, -1], block });
  }
  let last = -1;
  for (const unit of old) {
    const partner = pairs.after[unit.index] ?? null;
    if (partner !== null) {
      if (!moved.has(partner)) last = Math.max(last, partner);
      continue;
    }
    const removed = unit.heading === null ? undefined : sections.removed.get(unit.heading);
    const kept = unit.heading === null ? null : (pairs.after[unit.heading] ?? null);
    const section = removed ?? sections.after.get(kept);
    section?.entries.push({ key: [last, unit.index], block: loneBlock(old, unit, 'removed') });
  }
  const all = [...sections.after.values(), ...sections.removed.values()].toSorted(byKey);
  return {
    facts: attributeChanges(before, after, comparison),
    sections: all.map(({ id, heading, kind, entries }) => ({
      id,
      heading,
      kind,
      blocks: entries.toSorted(byKey).map(({ block }) => block),
    })),
  };
}

const isChange = ({ kind, movedFrom }: BlockChange): boolean => kind !== 'same' || movedFrom !== null;

/** What changed from one document to another; nothing at all for equal ones. */
export function changesBetween(before: Node, after: Node): DocumentChanges {
  if (before === after) return { facts: [], sections: [] };
  const { facts, sections } = compareDocuments(before, after);
  return {
    facts,
    sections: sections
      .map((section) => ({ ...section, blocks: section.blocks.filter(isChange) }))
      .filter(({ blocks }) => blocks.length > 0),
  };
}
