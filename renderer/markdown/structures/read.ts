import type { RootContent } from 'mdast';

import { admitDocument } from '../../document/admit';
import type { NodeJSON } from '../../document/draft';
import { readActions } from '../nodes/actions';
import { readFactors } from '../nodes/factors';
import { readImpacts } from '../nodes/impacts';
import { readTimeline, zoneOf } from '../nodes/timeline';
import { readTitle } from '../nodes/title';
import { offsetsIn } from './days';
import { formAt, type Form } from './forms';
import { isMarked } from './guard';
import type { StructureContext } from './read-context';
import { spansOf, type Spans } from './span';

/** A run of the top level: blocks of which one form is made, or a single block that is a plain one. */
type Piece =
  | { readonly form: Form; readonly nodes: readonly RootContent[] }
  | { readonly form: null; readonly nodes: readonly RootContent[] };

/**
 * The top level of a document, with the forms that this app prints for structured blocks made those blocks again. It
 * takes exactly those: where anything in one is none of ours, all of it stays plain. `<!-- plain -->` before a block
 * that looks like one of them goes, and the block is a plain one.
 */
export function readStructures(children: readonly RootContent[], context: StructureContext): NodeJSON[] {
  const pieces = piecesOf(children);
  // What others refer to comes first: impacts name events, actions name factors.
  const timelines = new Map<Piece, NodeJSON | null>();
  const factors = new Map<Piece, NodeJSON | null>();
  const ids = new Map<number, string>();
  let factorCount = 0;
  for (const piece of pieces) {
    if (piece.form?.kind === 'timeline') timelines.set(piece, readTimeline(piece.form, context));
    if (piece.form?.kind !== 'factors' || piece.form.rows.type !== 'list') continue;
    const read = readFactors(piece.form.rows, factorCount + 1, context);
    factors.set(piece, read?.node ?? null);
    factorCount += read?.node.content?.length ?? 0;
    for (const [number, id] of read?.ids ?? []) ids.set(number, id);
  }
  const spans = spansIn([...timelines.values()], context.zone);
  let actionCount = 0;
  const content = pieces.flatMap((piece): NodeJSON[] => {
    const { form, nodes } = piece;
    const read = (): NodeJSON | null => {
      switch (form?.kind) {
        case undefined:
          return null;
        case 'timeline':
          return timelines.get(piece) ?? null;
        case 'factors':
          return factors.get(piece) ?? null;
        case 'impacts':
          return readImpacts(form.rows, spans, context);
        case 'actions': {
          const actions = readActions(form.rows, actionCount + 1, ids, context);
          actionCount += actions?.content?.length ?? 0;
          return actions;
        }
        case 'title':
          return readTitle(nodes[0])[0] ?? null;
        case 'metrics':
        case 'picture':
        case 'coverage':
          return { type: form.kind };
      }
    };
    const found = read();
    return found === null ? context.blocks(nodes) : [found];
  });
  // A heading 1 that is said not to be the title: the title is empty.
  const isUntitled = isMarked(children, 0) && formAt(children, 1, true)?.kind === 'title';
  return isUntitled ? [{ type: 'title' }, ...content] : content;
}

/**
 * Whether this app printed the text: it holds a mark, or a form that nobody else writes. A table with our columns alone
 * says nothing: others have such tables too.
 */
export function isOwnPrint(children: readonly RootContent[]): boolean {
  return (
    children.some((_, index) => isMarked(children, index)) ||
    piecesOf(children).some(
      ({ form, nodes }) =>
        form !== null && form.kind !== 'title' && !(nodes.length === 1 && nodes[0]?.type === 'table'),
    )
  );
}

/** The zone that the first timeline names by its offset; null where there is none, or more than one offset. */
export function zoneOfCaptions(children: readonly RootContent[]): string | null {
  for (const { form } of piecesOf(children)) {
    const [offset, ...others] = form?.kind === 'timeline' ? offsetsIn(form.caption.zones) : [];
    if (offset !== undefined) return others.length === 0 ? zoneOf(offset) : null;
  }
  return null;
}

function piecesOf(children: readonly RootContent[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < children.length;) {
    if (isMarked(children, index)) {
      pieces.push({ form: null, nodes: children.slice(index + 1, index + 2) });
      index += 2;
      continue;
    }
    const form = formAt(children, index, index === 0);
    const length = form?.length ?? 1;
    pieces.push({ form, nodes: children.slice(index, index + length) });
    index += length;
  }
  return pieces;
}

function spansIn(timelines: readonly (NodeJSON | null)[], zone: string): Spans {
  const content = timelines.filter((timeline) => timeline !== null);
  return spansOf(admitDocument({ type: 'doc', content }), zone);
}
