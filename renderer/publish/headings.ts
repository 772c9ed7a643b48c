import type { BlockContent, Heading } from 'mdast';

import { html, plainText } from '../markdown/inline/mdast';
import { change } from './dialect/tree';
import type { Notes } from './notes';
import type { Anchors } from './targets/target';

type AnchorMap = Readonly<Record<string, string>>;

/**
 * Moves headings down (or up) by some levels, but for the title. What would pass the sixth level stays there, and is
 * said.
 */
export function offsetHeadings(
  blocks: readonly BlockContent[],
  offset: number,
  title: BlockContent | undefined,
  notes: Notes,
): BlockContent[] {
  if (offset === 0) return [...blocks];
  const [first, ...others] = blocks;
  const hasTitle = title !== undefined && first === title;
  const moved = change(hasTitle ? others : blocks, {
    block: (node, { block }) => {
      if (node.type !== 'heading') return [node];
      const depth = node.depth + offset;
      const kept = Math.min(6, Math.max(1, depth)) as Heading['depth'];
      if (kept !== depth) {
        notes.add(
          'target',
          `The heading "${plainText(node.children)}" would be of level ${depth}; Markdown has levels 1 to 6.`,
          node.data?.block ?? block,
        );
      }
      return [{ ...node, depth: kept }];
    },
  });
  return hasTitle && first !== undefined ? [first, ...moved] : moved;
}

export interface Anchored {
  readonly blocks: BlockContent[];
  /** Anchors by the ids of the headings that are blocks of the document. */
  readonly anchors: AnchorMap;
}

/**
 * The anchors that the generator will give to headings. One that had another at the first export gets it back in the
 * text, so that links to it stay; so does a new heading whose own anchor such a one takes.
 * @param kept anchors of the first export, by heading
 * @param ids of the headings that are blocks of the document
 */
export function anchorHeadings(
  blocks: readonly BlockContent[],
  { of, repeated, skipsTaken, explicit }: Anchors,
  kept: AnchorMap,
  ids: ReadonlySet<string>,
): Anchored {
  const taken = new Set(Object.values(kept));
  const counts = new Map<string, number>();
  const anchors: Record<string, string> = {};
  const numbered = (anchor: string): string => {
    let count = counts.get(anchor) ?? 0;
    let free = count === 0 ? anchor : repeated(anchor, count);
    if (!skipsTaken) {
      counts.set(anchor, count + 1);
      return free;
    }
    while (counts.has(free)) {
      count += 1;
      free = repeated(anchor, count);
    }
    counts.set(anchor, count + 1).set(free, Math.max(1, counts.get(free) ?? 0));
    return free;
  };
  const done = change(blocks, {
    block: (node) => {
      if (node.type !== 'heading') return [node];
      const id = node.data?.block;
      const isOwn = id !== undefined && ids.has(id);
      const before = isOwn && Object.hasOwn(kept, id) ? (kept[id] ?? null) : null;
      const base = of(plainText(node.children));
      const automatic = base === null || base === '' ? null : numbered(base);
      const wanted = before ?? (automatic !== null && taken.has(automatic) ? free(automatic) : automatic);
      if (isOwn && wanted !== null) anchors[id] = wanted;
      if (wanted === null || wanted === automatic) return [node];
      const { before: lead, after: tail } = explicit(wanted);
      const children = [
        ...(lead === undefined ? [] : [html(lead)]),
        ...node.children,
        ...(tail === undefined ? [] : [html(tail)]),
      ];
      return [{ ...node, children }];
    },
  });
  return { blocks: done, anchors };

  function free(anchor: string): string {
    let n = 1;
    while (taken.has(repeated(anchor, n))) n += 1;
    taken.add(repeated(anchor, n));
    return repeated(anchor, n);
  }
}
