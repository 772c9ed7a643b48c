import type { ListItem } from './list-items';

/** What moves the focus in the list without looking at titles. */
const moves: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);

function nextDraft(items: readonly ListItem[], from: number, step: 1 | -1): number | null {
  for (let index = from; index >= 0 && index < items.length; index += step) {
    if (items[index]?.kind === 'draft') return index;
  }
  return null;
}

/**
 * Where a key leads from a line of the list; null where the key is none of the list's. Headings are passed over, and the
 * ends of the list hold.
 *
 * @param page lines that are seen at once
 */
export function lineAfterKey(
  items: readonly ListItem[],
  from: number,
  key: string,
  page: number,
): number | null {
  if (!moves.has(key)) return null;
  const last = items.length - 1;
  switch (key) {
    case 'ArrowDown':
      return nextDraft(items, from + 1, 1) ?? from;
    case 'ArrowUp':
      return nextDraft(items, from - 1, -1) ?? from;
    case 'PageDown':
      return nextDraft(items, Math.min(last, from + page), 1) ?? nextDraft(items, last, -1) ?? from;
    case 'PageUp':
      return nextDraft(items, Math.max(0, from - page), -1) ?? nextDraft(items, 0, 1) ?? from;
    case 'Home':
      return nextDraft(items, 0, 1) ?? from;
    default:
      return nextDraft(items, last, -1) ?? from;
  }
}

/**
 * The line whose title begins with what was typed, looked for from `from` on and then from the top; null where none
 * does. The first letter of a new word looks behind the present line, further ones stay on it while it fits.
 */
export function lineTyped(items: readonly ListItem[], from: number, typed: string): number | null {
  const wanted = typed.toLocaleLowerCase();
  const start = [...typed].length === 1 ? from + 1 : from;
  for (let offset = 0; offset < items.length; offset += 1) {
    const index = (start + offset) % items.length;
    const item = items[index];
    if (item?.kind === 'draft' && item.row.title.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
