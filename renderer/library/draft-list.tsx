import {
  defaultRangeExtractor,
  useVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';

import type { FactsRow } from '../storage/rows';
import { DraftRow } from './draft-row';
import type { LibraryActions } from './library-actions';
import { estimatedHeight, listLayout, type ListItem } from './list-items';
import { lineAfterKey, lineTyped } from './list-keys';
import { useKeptPlace } from './use-kept-place';
import { useTypedWord } from './use-typed-word';

interface DraftListProps {
  /** In the order in which they are shown. */
  readonly drafts: readonly FactsRow[];
  /** False while only the first of them are read. */
  readonly complete: boolean;
  readonly inTrash: boolean;
  readonly openId: string | null;
  /** Milliseconds UTC. */
  readonly now: number;
  readonly actions: LibraryActions;
}

/**
 * The list of drafts, of which only what is seen stands in the page. It is a list of buttons to whoever hears it, with
 * its whole length said; Tab comes to one of them, and arrows, Home, End and letters lead to the others.
 */
export function DraftList({ drafts, complete, inTrash, openId, now, actions }: DraftListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { items, groups } = useMemo(
    () => listLayout(drafts, inTrash ? 'Trash' : null, now),
    [drafts, inTrash, now],
  );
  const [focusId, setFocusId] = useState<string | null>(null);
  const stop = tabStop(items, focusId ?? openId);
  // The React compiler, which could not remember what this gives, is off.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(items[index]),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 6,
    // The row with the focus stays, wherever the list is scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), stop])].sort((a, b) => a - b),
  });
  useKeptPlace(virtual, items);

  const wantsFocus = useRef(false);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>('.draft-main[tabindex="0"]')?.focus({ preventScroll: true });
  });
  const typed = useTypedWord();
  const onKeyDown = (event: KeyboardEvent) => {
    const at = event.target instanceof HTMLElement && event.target.matches('.draft-main');
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = seenLines(virtual);
    const word = typed(event.key);
    const line = word === null ? lineAfterKey(items, stop, event.key, page) : lineTyped(items, stop, word);
    if (word !== null || line !== null) event.preventDefault();
    const item = items[line ?? -1];
    if (line === null || item?.kind !== 'draft') return;
    wantsFocus.current = true;
    setFocusId(item.row.id);
    virtual.scrollToIndex(line === 1 ? 0 : line);
  };

  const onFocus = ({ target }: FocusEvent) => {
    const item = items[Number(target.closest('[data-index]')?.getAttribute('data-index') ?? -1)];
    if (item?.kind === 'draft') setFocusId(item.row.id);
  };

  const seen = virtual.getVirtualItems();
  // A transform would put the menu of a row under the rows after it.
  const place = (line: VirtualItem | undefined) => ({ top: line?.start ?? 0 });
  return (
    <div className="library-list" role="presentation" ref={scroller} onKeyDown={onKeyDown} onFocus={onFocus}>
      <div className="library-lines" style={{ height: virtual.getTotalSize() }}>
        {groups.map(({ label, first, end }) => (
          <section key={label} aria-label={label}>
            <h2
              className="library-group"
              data-index={first}
              ref={virtual.measureElement}
              style={place(virtual.measurementsCache[first])}
            >
              {label}
            </h2>
            <ul>
              {seen
                .filter(({ index }) => index > first && index < end)
                .map((line) => {
                  const item = items[line.index];
                  if (item?.kind !== 'draft') return null;
                  return (
                    <li
                      key={item.key}
                      className={`draft ${item.row.id === openId ? 'draft-open' : ''}`}
                      aria-posinset={item.position}
                      aria-setsize={complete ? item.size : -1}
                      data-index={line.index}
                      ref={virtual.measureElement}
                      style={place(line)}
                    >
                      <DraftRow
                        row={item.row}
                        actions={actions}
                        inTrash={inTrash}
                        isOpen={item.row.id === openId}
                        isTabStop={line.index === stop}
                        now={now}
                      />
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const heightOf = (item: ListItem | undefined): number => (item === undefined ? 0 : estimatedHeight(item));

/** Lines that are seen whole at once; at least one. */
function seenLines(virtual: Virtualizer<HTMLDivElement, Element>): number {
  const top = virtual.scrollOffset ?? 0;
  const bottom = top + (virtual.scrollRect?.height ?? 0);
  const whole = virtual.getVirtualItems().filter(({ start, end }) => start >= top && end <= bottom);
  return Math.max(1, whole.length);
}

/** Index of the row that Tab comes to: the one that is wanted, or the first. */
function tabStop(items: readonly ListItem[], wanted: string | null): number {
  const found = wanted === null ? -1 : items.findIndex((item) => item.key === wanted);
  return found === -1 ? Math.min(1, items.length - 1) : found;
}
