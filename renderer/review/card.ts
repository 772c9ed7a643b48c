import type { Node } from '@tiptap/pm/model';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  DocAttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from '@tiptap/pm/transform';

import type { NodeJSON } from '../document/draft';
import { idOf, textWithin } from './block-text';
import { blockWith } from './reanchor';
import type { AttributeConflict, Card, CardReason, Stood, UnplacedStep } from './merge-result';
import type { Made } from './merge-prepare';
import type { Replayed } from './replay';

/** The stretch of the document that a step is about; null for the document itself. */
export function stretchOf(step: Step): { readonly from: number; readonly to: number } | null {
  if (
    step instanceof ReplaceStep ||
    step instanceof ReplaceAroundStep ||
    step instanceof AddMarkStep ||
    step instanceof RemoveMarkStep
  )
    return { from: step.from, to: step.to };
  if (step instanceof AttrStep || step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep)
    return { from: step.pos, to: step.pos + 1 };
  return null;
}

function sectionAt(doc: Node, position: number): string | null {
  let section: string | null = null;
  doc.forEach((node, offset) => {
    if (node.type.name === 'heading' && offset <= position) section = node.textContent;
  });
  return section;
}

function stood(doc: Node, step: Step): Stood {
  const stretch = stretchOf(step);
  if (stretch === null) return { block: null, section: null, quote: '', from: 0, to: 0 };
  const isNode = step instanceof AttrStep;
  const $from = doc.resolve(stretch.from);
  const target = isNode ? doc.nodeAt(stretch.from) : null;
  const section = sectionAt(doc, stretch.from);
  if (target !== null && !target.isInline)
    return { block: idOf(target), section, quote: textWithin(target), from: 0, to: 0 };
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (idOf(node) === null) continue;
    const [from, to] = node.isTextblock
      ? [stretch.from - $from.start(depth), Math.min(stretch.to, $from.end(depth)) - $from.start(depth)]
      : [0, 0];
    return { block: idOf(node), section, quote: textWithin(node), from, to };
  }
  const near = $from.nodeAfter ?? $from.nodeBefore;
  return {
    block: near === null ? null : idOf(near),
    section,
    quote: near === null ? '' : textWithin(near),
    from: 0,
    to: 0,
  };
}

const contentOf = (json: unknown): readonly NodeJSON[] => (json as readonly NodeJSON[] | null) ?? [];

function unplaced({ step, before }: Replayed, current: unknown): UnplacedStep {
  const isReplace = step instanceof ReplaceStep || step instanceof ReplaceAroundStep;
  const isMark = step instanceof AddMarkStep || step instanceof RemoveMarkStep;
  const isAttribute = step instanceof AttrStep || step instanceof DocAttrStep;
  const target = step instanceof AttrStep ? before.nodeAt(step.pos) : before;
  const attribute: AttributeConflict | null = isAttribute
    ? {
        name: step.attr,
        base: target?.attrs[step.attr] as unknown,
        ours: current,
        theirs: step.value as unknown,
      }
    : null;
  return {
    stood: stood(before, step),
    removed: isReplace || isMark ? contentOf(before.slice(step.from, step.to).content.toJSON()) : [],
    inserted: isReplace ? contentOf(step.slice.content.toJSON()) : [],
    mark:
      isMark || step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep
        ? step.mark.type.name
        : null,
    attribute,
    step: step.toJSON() as unknown,
  };
}

/** The value of a step's attribute as it is in the draft. */
function currentValue({ step, before }: Replayed, doc: Node): unknown {
  if (step instanceof DocAttrStep) return doc.attrs[step.attr] as unknown;
  if (!(step instanceof AttrStep)) return undefined;
  const target = before.nodeAt(step.pos);
  const id = target === null ? null : idOf(target);
  return id === null ? undefined : (blockWith(doc, id)?.node.attrs[step.attr] as unknown);
}

/** The card of a suggestion that has no place in the draft. */
export function cardOf(
  { suggestion: { id: suggestion, author, at }, steps }: Pick<Made, 'suggestion' | 'steps'>,
  reason: CardReason,
  doc: Node,
): Card {
  return {
    suggestion,
    author,
    at,
    reason,
    steps: steps.map((step) => unplaced(step, currentValue(step, doc))),
  };
}
