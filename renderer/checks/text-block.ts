import type { Node } from '@tiptap/pm/model';

import { textOf } from '../document/blocks';
import { isRowName, type RowName } from '../document/nodes/structures';

/** Where a text stands; rules about how people are spoken of leave headings, quotations and code alone. */
export type TextRole = 'title' | 'heading' | 'paragraph' | 'cell' | 'code';

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A block of running text with what a rule needs to know of its place. The same object while nothing of it changes. */
export interface TextBlock {
  /** Id of the block itself, or of the nearest one around it that has one. */
  readonly id: string | null;
  readonly node: Node;
  readonly role: TextRole;
  /** The text as `textOf` gives it. */
  readonly text: string;
  /** Within a block quotation. */
  readonly quoted: boolean;
  /** Name of the row it stands in (event, impact, factor, action); null for text of the document. */
  readonly row: RowName | null;
  /** Whether it is the first block of that row. */
  readonly headline: boolean;
  /** Stretches in the code mark. */
  readonly code: readonly Stretch[];
  readonly links: readonly (Stretch & { readonly href: string })[];
}

const roles: Readonly<Record<string, TextRole>> = {
  title: 'title',
  heading: 'heading',
  tableCell: 'cell',
  tableHeader: 'cell',
  codeBlock: 'code',
  htmlBlock: 'code',
};

/** What the blocks around a text say of it. */
type Around = Pick<TextBlock, 'id' | 'quoted' | 'row' | 'headline'>;

const made = new WeakMap<Node, TextBlock>();

function textBlock(node: Node, around: Around): TextBlock {
  const id = (node.attrs['id'] as string | null | undefined) ?? around.id;
  const known = made.get(node);
  const same =
    known !== undefined &&
    known.id === id &&
    known.quoted === around.quoted &&
    known.row === around.row &&
    known.headline === around.headline;
  if (same) return known;
  const block: TextBlock = {
    ...around,
    id,
    node,
    role: roles[node.type.name] ?? 'paragraph',
    text: textOf(node),
    ...marksOf(node),
  };
  made.set(node, block);
  return block;
}

function marksOf(block: Node): Pick<TextBlock, 'code' | 'links'> {
  const code: Stretch[] = [];
  const links: (Stretch & { readonly href: string })[] = [];
  block.forEach((node, from) => {
    const to = from + node.nodeSize;
    for (const mark of node.marks) {
      if (mark.type.name === 'code') code.push({ from, to });
      if (mark.type.name === 'link') links.push({ from, to, href: String(mark.attrs['href']) });
    }
  });
  return { code, links };
}

/** Every text of a draft in document order. Texts that did not change are the same objects as before. */
export function textBlocks(doc: Node): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (node: Node, around: Around): void => {
    if (node.isTextblock) {
      blocks.push(textBlock(node, around));
      return;
    }
    const { name } = node.type;
    const inside: Around = {
      id: (node.attrs['id'] as string | null | undefined) ?? around.id,
      quoted: around.quoted || (name === 'blockquote' && node.attrs['alert'] === null),
      row: isRowName(name) ? name : around.row,
      headline: false,
    };
    node.forEach((child, _, index) => visit(child, { ...inside, headline: isRowName(name) && index === 0 }));
  };
  visit(doc, { id: null, quoted: false, row: null, headline: false });
  return blocks;
}
