import type { NodeJSON } from '../../../../renderer/document/draft';
import { blockNames } from '../../../../renderer/document/nodes/common';
import { doc, node, type Inline } from '../../support/build';

/** The three clean drafts by name. */
export type DraftName = 'cloudflare' | 'failover' | 'certificate';

export interface CleanDraft {
  readonly name: DraftName;
  /** Id of the bundled template that it is made from. */
  readonly template: string;
  readonly document: NodeJSON;
}

const blocks: ReadonlySet<string> = new Set(blockNames);

/** Gives every block an id: its own, or that of its parent with its number: event "kill" has the headline "kill-1". */
function numbered(parent: NodeJSON, prefix: string): NodeJSON {
  if (parent.content === undefined) return parent;
  const content = parent.content.map((child, index) => {
    if (!blocks.has(child.type)) return child;
    const own = child.attrs?.['id'];
    const id = typeof own === 'string' ? own : `${prefix}-${index + 1}`;
    return numbered({ ...child, attrs: { ...child.attrs, id } }, id);
  });
  return { ...parent, content };
}

/** A document of the schema, checked, with an id for every block. */
export function cleanDocument(content: readonly NodeJSON[], attrs: object): NodeJSON {
  const document = numbered({ type: 'doc', attrs: { ...attrs }, content }, 'block');
  doc(document.content ?? [], attrs);
  return document;
}

/** A table whose cells have the ids `<id>-<row>-<column>`, counted from 1; the first row is its head. */
export const grid = (id: string, ...rows: readonly (readonly Inline[])[]): NodeJSON =>
  node(
    'table',
    rows.map((cells, row) =>
      node(
        'tableRow',
        cells.map((cell, column) =>
          node(
            row === 0 ? 'tableHeader' : 'tableCell',
            (typeof cell === 'string' ? [cell] : cell).map((part) =>
              typeof part === 'string' ? { type: 'text', text: part } : part,
            ),
            { id: `${id}-${row + 1}-${column + 1}` },
          ),
        ),
      ),
    ),
    { id },
  );

export const footnote = (label: string): NodeJSON => ({ type: 'footnoteReference', attrs: { label } });
export const footnoteText = (label: string, content: readonly NodeJSON[]): NodeJSON =>
  node('footnoteDefinition', content, { label });

/** A made-up asset's address. */
export const asset = (digit: string): string => `asset:${digit.repeat(64)}`;

/** The places at which something about a row may be reported: the row, and its headline. */
export const rowPlaces = (id: string): readonly string[] => [id, `${id}-1`];

/** The ids of all blocks; two alike are a mistake of the draft. */
export function idsOf(document: NodeJSON): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (block: NodeJSON) => {
    const id = block.attrs?.['id'];
    if (typeof id === 'string') {
      if (ids.has(id)) throw new Error(`Two blocks have the id "${id}"`);
      ids.add(id);
    }
    block.content?.forEach(visit);
  };
  visit(document);
  return ids;
}
