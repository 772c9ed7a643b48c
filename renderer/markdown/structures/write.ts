import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import { isContainerName, rowOf } from '../../document/nodes/structures';
import { originOf } from '../../document/origin';
import type { WriteContext, WriteOptions } from '../context';
import { madeOf } from '../made-of';
import { writeActions } from '../nodes/actions';
import { writeCoverage, writeMetrics } from '../nodes/derived';
import { writeFactors } from '../nodes/factors';
import { writeImpacts } from '../nodes/impacts';
import { writeUnknownRows } from '../nodes/rows';
import { writePicture } from '../nodes/picture';
import { headingDepth } from '../nodes/text-blocks';
import { writeTimeline } from '../nodes/timeline';
import { writeTitle } from '../nodes/title';
import { withoutEmptySections, type Part } from '../sections';
import { guardBlocks, type Written } from './guard';
import { bareContext, unchangedOrigin } from './origin';
import { titleFirst } from './title-first';

export interface Writers {
  /** A context of its own, with its own losses. */
  readonly fresh: (options: WriteOptions) => WriteContext;
  /** Writes a plain block. @param isLast whether nothing follows it */
  readonly plain: (node: Node, context: WriteContext, isLast: boolean) => BlockContent[];
}

/** A container and the numbers that its first factor and action have. */
interface Place {
  readonly node: Node;
  readonly factor: number;
  readonly action: number;
}

/** The top level of a document: title, plain blocks, structured blocks, and the marks that tell them apart. */
export function writeTopLevel(context: WriteContext, writers: Writers): BlockContent[] {
  const { doc } = context;
  const parts: Part<Written>[] = [];
  let [factor, action] = [1, 1];
  let here: WriteContext = { ...context, level: 1 };
  for (const node of titleFirst(doc)) {
    if (node.type.name === 'heading') here = { ...context, level: headingDepth(node) };
    const written = writePart({ node, factor, action }, here, writers);
    const blocks = written.map((part) => ({ ...part, blocks: madeOf(node, part.blocks) }));
    parts.push({ node, blocks: blocks.filter((part) => part.blocks.length > 0) });
    factor += rowsIn(node, 'factors');
    action += rowsIn(node, 'actions');
  }
  const hasTitle = context.options.title && doc.children.some((node) => node.type.name === 'title');
  return guardBlocks(withoutEmptySections(parts), hasTitle);
}

function rowsIn(node: Node, container: 'factors' | 'actions'): number {
  if (node.type.name !== container) return 0;
  return node.children.filter((child) => child.type.name === rowOf[container]).length;
}

const form = (blocks: readonly BlockContent[]): Written => ({ blocks, isForm: true });
const plain = (blocks: readonly BlockContent[]): Written => ({ blocks, isForm: false });

function writePart(place: Place, context: WriteContext, writers: Writers): readonly Written[] {
  const { node } = place;
  const { name } = node.type;
  if (isContainerName(name)) {
    const own = (using: WriteContext): BlockContent[] => writeContainer(place, using);
    const source = originOf(node) === null ? null : originBlocks(node, own, context, writers);
    return [source === null ? form(own(context)) : plain(source), plain(writeUnknownRows(node, context))];
  }
  switch (name) {
    case 'title': {
      const isFirst = context.doc.children.find((one) => one.type === node.type) === node;
      const own = (using: WriteContext): BlockContent[] => writeTitle(node, using, isFirst);
      const isWritten = isFirst && context.options.title && originOf(node) !== null;
      const source = isWritten ? originBlocks(node, own, context, writers) : null;
      if (source !== null) return [plain(source)];
      return [isFirst ? form(own(context)) : plain(own(context))];
    }
    case 'metrics':
      return [form(writeMetrics(context))];
    case 'coverage':
      return [form(writeCoverage(context))];
    case 'picture':
      return [form(writePicture(node, context))];
    default:
      return [plain(writers.plain(node, context, node === context.doc.lastChild))];
  }
}

function writeContainer({ node, factor, action }: Place, context: WriteContext): BlockContent[] {
  switch (node.type.name) {
    case 'timeline':
      return writeTimeline(node, context);
    case 'impacts':
      return writeImpacts(node, context);
    case 'factors':
      return writeFactors(node, context, factor);
    default:
      return writeActions(node, context, action);
  }
}

function originBlocks(
  node: Node,
  own: (context: WriteContext) => BlockContent[],
  context: WriteContext,
  { fresh }: Writers,
): BlockContent[] | null {
  const blocks = unchangedOrigin(node, () => own(bareContext(fresh, context.options)));
  return blocks === null ? null : context.blocks(blocks);
}

/** Each container that was imported, with what it prints with nothing around it. */
export function writeImported(
  context: WriteContext,
  { fresh }: Pick<Writers, 'fresh'>,
): ReadonlyMap<Node, BlockContent[]> {
  const bare = bareContext(fresh, context.options);
  const found = new Map<Node, BlockContent[]>();
  let [factor, action] = [1, 1];
  for (const node of context.doc.children) {
    if (originOf(node) !== null) {
      const isTitle = node.type.name === 'title';
      found.set(
        node,
        isTitle ? writeTitle(node, bare, true) : writeContainer({ node, factor, action }, bare),
      );
    }
    factor += rowsIn(node, 'factors');
    action += rowsIn(node, 'actions');
  }
  return found;
}
