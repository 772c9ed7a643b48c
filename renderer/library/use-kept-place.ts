import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

import type { ListItem } from './list-items';

interface SeenLine {
  readonly key: string;
  /** Pixels from the list's beginning. */
  readonly start: number;
}

/** The move that most lines made: a draft that was edited goes to the top alone, and the others by one line. */
export function commonMove(before: readonly SeenLine[], startNow: (key: string) => number | null): number {
  const moves = before.flatMap(({ key, start }) => {
    const now = startNow(key);
    return now === null ? [] : [now - start];
  });
  moves.sort((one, other) => one - other);
  return moves[Math.floor(moves.length / 2)] ?? 0;
}

/**
 * Keeps what is seen where it is while lines come and go above it: whoever has scrolled down to read does not lose the
 * place because a draft was saved. At the top, what is new is seen.
 */
export function useKeptPlace(
  virtual: Virtualizer<HTMLDivElement, Element>,
  items: readonly ListItem[],
): void {
  const before = useRef<{ readonly items: readonly ListItem[]; readonly seen: readonly SeenLine[] }>({
    items,
    seen: [],
  });
  useLayoutEffect(() => {
    const offset = virtual.scrollOffset ?? 0;
    const last = before.current;
    if (last.items !== items && offset > 0) {
      const indexes = new Map(items.map(({ key }, index) => [key, index]));
      const move = commonMove(
        last.seen,
        (key) => virtual.measurementsCache[indexes.get(key) ?? -1]?.start ?? null,
      );
      if (Math.abs(move) >= 1) virtual.scrollToOffset(offset + move);
    }
    const bottom = offset + (virtual.scrollRect?.height ?? 0);
    const seen = virtual
      .getVirtualItems()
      .filter(({ start, end }) => end > offset && start < bottom)
      .map(({ key, start }) => ({ key: String(key), start }));
    before.current = { items, seen };
  });
}
