import type { Node } from '@tiptap/pm/model';
import type { ElementContent } from 'hast';

import { headingDepth } from '../../markdown/nodes/text-blocks';
import { withoutEmptySections, type Part } from '../../markdown/sections';
import { writeActions } from './actions';
import { writeBlocks } from './blocks';
import type { HtmlContext } from './context';
import { writeCoverage, writeMetrics } from './derived';
import { writeFactors } from './factors';
import { writeImpacts } from './impacts';
import type { Note } from './notes';
import { writePicture } from './picture';
import { writeTimeline } from './timeline';

/** Blocks that are written by themselves; all others stand in runs with their neighbours. */
const structures = new Set(['timeline', 'impacts', 'factors', 'actions', 'metrics', 'coverage', 'picture']);

/** The whole text under the title, with sections of the template left out in which nothing is written. */
export function writeBody(doc: Node, context: HtmlContext): ElementContent[] {
  const [first] = doc.children.filter((node) => node.type.name === 'title');
  const parts: Part<ElementContent>[] = [];
  const count = { factor: 1, action: 1 };
  let level = 1;
  let run: Node[] = [];
  const endRun = () => {
    for (const blocks of partsOf(run, context)) parts.push(blocks);
    run = [];
  };
  for (const node of doc.children) {
    if (node === first) continue;
    if (node.type.name === 'heading') level = headingDepth(node);
    // A section begins anew: HTML that is left open in one does not reach into the next.
    if (node.type.name === 'heading' || structures.has(node.type.name)) endRun();
    if (structures.has(node.type.name)) {
      parts.push({ node, blocks: writeStructure(node, context, level, count) });
      count.factor += rowsIn(node, 'factors', 'factor');
      count.action += rowsIn(node, 'actions', 'action');
    } else run.push(node);
  }
  endRun();
  return withoutEmptySections(parts);
}

/** A heading is a part of its own, so that it can be left out; what stands under it is cleaned as one. */
function partsOf(run: readonly Node[], context: HtmlContext): readonly Part<ElementContent>[] {
  const [head, ...rest] = run;
  if (head === undefined) return [];
  if (head.type.name !== 'heading') return [{ node: head, blocks: writeBlocks(run, context) }];
  const [next] = rest;
  return [
    { node: head, blocks: writeBlocks([head], context) },
    ...(next === undefined ? [] : [{ node: next, blocks: writeBlocks(rest, context) }]),
  ];
}

function rowsIn(node: Node, container: string, row: string): number {
  return node.type.name === container ? node.children.filter((child) => child.type.name === row).length : 0;
}

function writeStructure(
  node: Node,
  context: HtmlContext,
  level: number,
  count: { readonly factor: number; readonly action: number },
): ElementContent[] {
  switch (node.type.name) {
    case 'timeline':
      return writeTimeline(node, context, level);
    case 'impacts':
      return writeImpacts(node, context);
    case 'factors':
      return writeFactors(node, context, count.factor);
    case 'actions':
      return writeActions(node, context, count.action);
    case 'metrics':
      return writeMetrics(context);
    case 'coverage':
      return writeCoverage(context);
    default:
      return writePicture(node, context);
  }
}

/** A note as it is written, still without the way back. */
export interface WrittenNote {
  readonly number: number;
  readonly blocks: readonly ElementContent[];
}

/** The notes in the order of their numbers; those to which nothing leads come last. */
export function writeNotes(context: HtmlContext): readonly WrittenNote[] {
  const written: WrittenNote[] = [];
  const write = (notes: readonly Note[]) => {
    for (const { number, definition } of notes) {
      written.push({ number, blocks: writeBlocks(definition.children, context) });
    }
  };
  // A note may itself lead to others.
  for (let fresh = context.notes.take(); fresh.length > 0; fresh = context.notes.take()) write(fresh);
  write(context.notes.takeRest());
  for (let fresh = context.notes.take(); fresh.length > 0; fresh = context.notes.take()) write(fresh);
  return written;
}
