import type { NodeJSON } from '../../document/draft';
import { deepestFactor } from '../../document/nodes/factors';
import type { FactorKind } from '../../document/vocabulary';
import type { Pass, Placed } from './block-list';
import { textOf } from './inline-text';
import type { Meaning } from './meanings';
import { labelOf, outline, type Scope } from './outline';
import type { Became } from './report';
import { isGroup, isList, itemParts, itemsOf, makeContainer } from './structure';

interface Note {
  readonly became: Became;
}

const kinds: Partial<Readonly<Record<Meaning, FactorKind | ''>>> = {
  contributing: 'contributing',
  'root-cause': 'root-cause',
  trigger: 'trigger',
};

/** Makes factors of a list that is all there is in a section of causes, and of the list of five whys. */
export function recogniseFactors(placed: readonly Placed[]): Pass<Note> {
  const blocks = placed.map(({ block }) => block);
  const scopes = outline(blocks);
  const notes: Note[] = [];
  const made = placed.map((at, index) => {
    const factors = factorsAt(blocks, scopes, index);
    if (factors === null) return at;
    notes.push({ became: { kind: 'factors', place: at.line, rows: factors.length } });
    return { block: makeContainer('factors', factors, [at.block]), line: at.line };
  });
  return { blocks: made, notes };
}

function factorsAt(
  blocks: readonly NodeJSON[],
  scopes: readonly Scope[],
  index: number,
): readonly NodeJSON[] | null {
  const block = blocks[index];
  const scope = scopes[index];
  const meaning = scope?.meaning ?? null;
  if (block === undefined || scope === undefined || meaning === null || !isList(block)) return null;
  if (labelOf(block) !== null || !standsAlone(blocks, scopes, index)) return null;
  if (meaning === 'five-whys') return whys(block);
  const kind = kinds[meaning];
  if (kind === undefined) return null;
  if (asksInTurn(block)) return whys(block);
  const opener = textOf(blocks[scope.from]?.content).toLowerCase();
  // "Root cause and contributing factors" does not say which is which.
  const isMixed = /\band\b|&|\//u.test(opener);
  return factorsOf(block, isMixed ? '' : kind);
}

/** A numbered list in which every item begins with the question is one of whys, whatever the heading says. */
function asksInTurn(list: NodeJSON): boolean {
  const items = itemsOf(list);
  const asks = (item: NodeJSON) => /^\s*why\b/iu.test(textOf(item.content?.[0]?.content));
  return list.type === 'orderedList' && items.length > 1 && items.every(asks);
}

/** The only block under its heading or label, but for a sentence that announces causes. */
function standsAlone(blocks: readonly NodeJSON[], scopes: readonly Scope[], index: number): boolean {
  const scope = scopes[index];
  return blocks.every((block, other) => {
    if (other === index || other === scope?.from || scopes[other]?.from !== scope?.from) return true;
    if (block.type === 'horizontalRule') return true;
    if (other > index || block.type !== 'paragraph') return scope?.byLabel === true && other > index;
    return /\b(?:cause|factor|contribut|why)\w*\b.*:\s*$/iu.test(textOf(block.content));
  });
}

function factorsOf(list: NodeJSON, kind: FactorKind | ''): readonly NodeJSON[] | null {
  const items = itemsOf(list);
  if (items.length === 0 || items.some((item) => !isFactor(item) || isGroup(item))) return null;
  return items.map((item) => ({
    type: 'factor',
    attrs: kind === '' ? {} : { kind },
    content: item.content ?? [],
  }));
}

function isFactor(item: NodeJSON): boolean {
  const parts = itemParts(item);
  return parts !== null && textOf(parts.head).trim() !== '' && typeof item.attrs?.['checked'] !== 'boolean';
}

/**
 * Five whys as a list: each item asks the reason for the one before it, or the reasons stand under what they explain.
 * Null where that would not be all: an item with two lists, or with words after one.
 */
function whys(list: NodeJSON): readonly NodeJSON[] | null {
  const isFlat = itemsOf(list).every((item) => !(item.content ?? []).some(isList));
  if (!isFlat) return nested(list, 0);
  const items = itemsOf(list);
  // In a flat list only the word itself says that one leads to the next.
  const asks = items.filter((item) =>
    /\bwhy\b/iu.test(item.content?.map((block) => textOf(block.content)).join(' ') ?? ''),
  );
  if (
    asks.length < items.length ||
    items.length < 2 ||
    items.length > deepestFactor + 1 ||
    !items.every(isFactor)
  )
    return null;
  return items.map((item, index) => factor(item.content ?? [], index));
}

function nested(list: NodeJSON, depth: number): readonly NodeJSON[] | null {
  const found: NodeJSON[] = [];
  for (const item of itemsOf(list)) {
    if (!isFactor(item) || depth > deepestFactor) return null;
    const blocks = item.content ?? [];
    const under = blocks.findIndex(isList);
    const reasons = under === -1 ? undefined : blocks[under];
    if (reasons !== undefined && under !== blocks.length - 1) return null;
    found.push(factor(under === -1 ? blocks : blocks.slice(0, under), depth));
    const deeper = reasons === undefined ? [] : nested(reasons, depth + 1);
    if (deeper === null) return null;
    found.push(...deeper);
  }
  return found;
}

function factor(content: readonly NodeJSON[], depth: number): NodeJSON {
  const shown = Math.min(depth, deepestFactor);
  return { type: 'factor', attrs: shown === 0 ? {} : { depth: shown }, content };
}
