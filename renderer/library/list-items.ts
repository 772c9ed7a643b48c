import type { FactsRow } from '../storage/rows';
import { groupByAge } from './ages';

/** A line of the list: a group's heading, or a draft. */
export type ListItem =
  | { readonly kind: 'heading'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'draft';
      readonly key: string;
      readonly row: FactsRow;
      /** From 1 within its group. */
      readonly position: number;
      /** Drafts in its group. */
      readonly size: number;
    };

/** Lines that belong together. */
export interface ListGroup {
  readonly label: string;
  /** Index of the heading among the lines. */
  readonly first: number;
  /** Index behind the last draft. */
  readonly end: number;
}

export interface ListLayout {
  readonly items: readonly ListItem[];
  readonly groups: readonly ListGroup[];
}

/**
 * What stands in the list, line by line.
 *
 * @param drafts in the order in which they are shown
 * @param label where they are one group whatever their age, such as the trash; null groups them by age
 * @param now milliseconds UTC
 */
export function listLayout(drafts: readonly FactsRow[], label: string | null, now: number): ListLayout {
  const items: ListItem[] = [];
  const groups: ListGroup[] = [];
  const parts = label === null ? groupByAge(drafts, now) : [{ label, drafts }];
  for (const part of parts) {
    const first = items.length;
    items.push({ kind: 'heading', key: `heading ${part.label}`, label: part.label });
    const size = part.drafts.length;
    for (const [index, row] of part.drafts.entries()) {
      items.push({ kind: 'draft', key: row.id, row, position: index + 1, size });
    }
    groups.push({ label: part.label, first, end: items.length });
  }
  return { items, groups };
}

/** Characters of a title that fit on one line of the list, so that a row's height is known before it is drawn. */
const titleLine = 29;

/** About how many pixels high a line is; it is measured once it is drawn. */
export function estimatedHeight(item: ListItem): number {
  if (item.kind === 'heading') return 38;
  const second = item.row.title.length > titleLine ? 17 : 0;
  return 53 + second + (item.row.review === undefined ? 0 : 19);
}
