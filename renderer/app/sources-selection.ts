/** Which records are picked, and where the keyboard is in the list of those that are shown. */
export interface Selection {
  /** Keys of the records that are picked, shown or not. */
  readonly picked: ReadonlySet<string>;
  /** Index among the shown rows; 0 in an empty list. */
  readonly cursor: number;
  /** Where a range began, and what was picked before it; null where none is being drawn. */
  readonly range: { readonly anchor: number; readonly before: ReadonlySet<string> } | null;
}

export const nothingPicked: Selection = { picked: new Set(), cursor: 0, range: null };

export type SelectionAct =
  /** The cursor goes to a row; `extends` picks everything from where the range began, and no more. */
  | { readonly kind: 'go'; readonly to: number; readonly extends: boolean }
  /** Picks a row, or no longer, and puts the cursor on it. */
  | { readonly kind: 'toggle'; readonly at: number }
  /** Picks all that are shown; where all are picked already, none of them. */
  | { readonly kind: 'all' }
  /** Picks these, or no longer, without moving the cursor. */
  | { readonly kind: 'set'; readonly keys: Iterable<string>; readonly picked: boolean }
  /** Other rows are shown: the cursor stays on its record if that is among them. */
  | { readonly kind: 'shown'; readonly before: readonly string[] };

/**
 * The next selection.
 * @param shown keys of the rows that are shown, from the top
 */
export function select(selection: Selection, act: SelectionAct, shown: readonly string[]): Selection {
  const { picked, cursor, range } = selection;
  switch (act.kind) {
    case 'go': {
      const to = within(act.to, shown);
      if (!act.extends) return { picked, cursor: to, range: null };
      const drawn = range ?? { anchor: cursor, before: picked };
      const [from, until] = drawn.anchor < to ? [drawn.anchor, to] : [to, drawn.anchor];
      return {
        picked: withKeys(drawn.before, shown.slice(from, until + 1), true),
        cursor: to,
        range: drawn,
      };
    }
    case 'toggle': {
      const key = shown[act.at];
      if (key === undefined) return selection;
      return { picked: withKeys(picked, [key], !picked.has(key)), cursor: act.at, range: null };
    }
    case 'all': {
      const hasAll = shown.length > 0 && shown.every((key) => picked.has(key));
      return { picked: withKeys(picked, shown, !hasAll), cursor, range: null };
    }
    case 'set':
      return { picked: withKeys(picked, act.keys, act.picked), cursor, range: null };
    case 'shown': {
      const own = act.before[cursor];
      const found = own === undefined ? -1 : shown.indexOf(own);
      return { picked, cursor: found === -1 ? within(cursor, shown) : found, range: null };
    }
  }
}

function within(index: number, shown: readonly string[]): number {
  return Math.max(0, Math.min(index, shown.length - 1));
}

function withKeys(
  picked: ReadonlySet<string>,
  keys: Iterable<string>,
  isPicked: boolean,
): ReadonlySet<string> {
  const next = new Set(picked);
  for (const key of keys) {
    if (isPicked) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** A key as the list hears it. */
export interface ListKey {
  readonly key: string;
  readonly shift: boolean;
  /** Control, or Command on macOS. */
  readonly mod: boolean;
}

export interface ListPlace {
  readonly cursor: number;
  readonly count: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

/**
 * What a key means in the list: arrows, Page Up and Page Down, Home and End move, with Shift they pick a range; Space
 * picks, Control+A picks all that are shown. `keep` is Enter. Null for every other key, which then does what it does
 * elsewhere: Tab leaves the list and Escape the dialog.
 */
export function actOfKey({ key, shift, mod }: ListKey, place: ListPlace): SelectionAct | 'keep' | null {
  if (mod) return key.toLowerCase() === 'a' && !shift ? { kind: 'all' } : null;
  if (key === 'Enter') return 'keep';
  if (key === ' ') return { kind: 'toggle', at: place.cursor };
  const to = targetOf(key, place);
  return to === null ? null : { kind: 'go', to, extends: shift };
}

function targetOf(key: string, { cursor, count, page }: ListPlace): number | null {
  switch (key) {
    case 'ArrowDown':
      return cursor + 1;
    case 'ArrowUp':
      return cursor - 1;
    case 'PageDown':
      return cursor + page;
    case 'PageUp':
      return cursor - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
