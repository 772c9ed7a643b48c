import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';

import { canonical } from '../../review/canonical';
import { attributeChanges, sideOf, type AttributeChange, type Side } from '../../review/changes-attributes';
import { element } from '../views/dom';
import { suggestedFact } from './suggestion-widgets';

/** What is kept with a decoration: that it is of facts, and whether it is the mark on a block, the line in it, or of the draft. */
export interface FactsSpec {
  readonly own: 'facts';
  readonly of: 'block' | 'line' | 'draft';
}

const specOf = (of: FactsSpec['of']): FactsSpec => ({ own: 'facts', of });

/** Blocks of a document by id. */
export type ById = ReadonlyMap<string, Node>;

export function blocksById(base: Node): ById {
  const blocks = new Map<string, Node>();
  base.descendants((node) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string') blocks.set(id, node);
    return !node.isTextblock;
  });
  return blocks;
}

const sides = new WeakMap<Node, Side>();

/** Asked for only where a fact differs, and once for a document. */
function sideFor(doc: Node): Side {
  const known = sides.get(doc) ?? sideOf(doc);
  sides.set(doc, known);
  return known;
}

const seldom: ReadonlySet<string> = new Set(['id', 'section', 'origin']);

function differs(before: Node, after: Node): boolean {
  if (before.type !== after.type) return true;
  if (before.attrs === after.attrs) return false;
  return Object.keys(after.attrs).some(
    (name) =>
      !seldom.has(name) &&
      before.attrs[name] !== after.attrs[name] &&
      canonical(before.attrs[name]) !== canonical(after.attrs[name]),
  );
}

/** The facts of a block, or of the document, that are not what they were when it came. */
export function factsChanged(before: Node, after: Node, base: Node, doc: Node): readonly AttributeChange[] {
  if (!differs(before, after)) return [];
  return attributeChanges(before, after, { before: sideFor(base), after: sideFor(doc) });
}

/** Names a fact that changed; `block` is null for one of the draft itself. */
export function factId(block: string | null, name: string): string {
  return `fact ${block ?? ''} ${name}`;
}

/** Blocks in which only others of their kind stand: a line about them stands before them. */
const holders: ReadonlySet<string> = new Set([
  'bulletList',
  'orderedList',
  'timeline',
  'impacts',
  'factors',
  'actions',
  'table',
  'tableRow',
]);

function drawn(changes: readonly AttributeChange[], block: string | null): HTMLElement {
  return element(
    'span',
    { class: 'own-facts', contenteditable: 'false' },
    ...changes.map((change) => suggestedFact(change, { by: '', suggestion: factId(block, change.name) })),
  );
}

/** The marks on a block whose facts changed; none where they are what they were. */
export function factDecorations(
  node: Node,
  position: number,
  { base, blocks, doc }: { readonly base: Node; readonly blocks: ById; readonly doc: Node },
): readonly Decoration[] {
  const id: unknown = node.attrs['id'];
  const before = typeof id === 'string' ? blocks.get(id) : undefined;
  if (typeof id !== 'string' || before === undefined) return [];
  const changes = factsChanged(before, node, base, doc);
  if (changes.length === 0) return [];
  const end = position + node.nodeSize;
  const isOutside = node.isLeaf || holders.has(node.type.name);
  return [
    Decoration.node(position, end, { class: 'own-changed' }, specOf('block')),
    Decoration.widget(isOutside ? position : end - 1, () => drawn(changes, id), {
      ...specOf('line'),
      key: `facts ${id} ${JSON.stringify(changes)}`,
      side: isOutside ? -1 : 1,
      ignoreSelection: true,
      marks: [],
    }),
  ];
}

/** The facts of the draft that changed, in a line below its title. */
export function draftFactDecorations(base: Node, doc: Node): readonly Decoration[] {
  const title = doc.firstChild;
  const changes = factsChanged(base, doc, base, doc);
  if (changes.length === 0 || title === null) return [];
  return [
    Decoration.widget(
      title.nodeSize,
      () => element('div', { class: 'own-draft-facts' }, drawn(changes, null)),
      {
        ...specOf('draft'),
        key: `facts ${JSON.stringify(changes)}`,
        // Below the facts of the window, and held by the title.
        side: -0.5,
        ignoreSelection: true,
      },
    ),
  ];
}
