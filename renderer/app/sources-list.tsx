import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { SourcesDetail } from './sources-detail';
import { SourcesRow } from './sources-row';
import type { SourcesModel, SourcesState } from './sources-model';
import { actOfKey } from './sources-selection';
import { rowsInWindow, rowsPerPage, scrollTo } from './sources-window';

interface SourcesListProps {
  readonly state: SourcesState;
  readonly model: SourcesModel;
  /** IANA name of the document's zone. */
  readonly zone: string;
  readonly onKeep: () => void;
}

/** Pixels; the style sheet has the same. */
const rowHeight = 32;

const rowId = (index: number): string => `source-row-${index}`;

/**
 * The records of a source, of which only those in sight are drawn. The keyboard stays on the list and moves a cursor
 * within it (WAI-ARIA grid with aria-activedescendant); Tab goes on to the kind of the record at the cursor.
 */
export function SourcesList({ state, model, zone, onKeep }: SourcesListProps) {
  const { shown, selection, kinds, phase, rows } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [height, setHeight] = useState(0);
  const geometry = { count: shown.length, rowHeight, height };
  const { first, end } = rowsInWindow(geometry, scrollTop);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const hasSigns = useMemo(() => rows.some(({ happened }) => happened?.inferred.length), [rows]);

  const { cursor } = selection;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || height === 0) return;
    const top = scrollTo({ count: shown.length, rowHeight, height }, element.scrollTop, cursor);
    if (top !== element.scrollTop) element.scrollTop = top;
    // Only a cursor that moves takes the list along; scrolling by hand leaves the cursor behind.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [cursor, height]);

  // The list takes the keyboard as soon as there is something in it.
  const isReady = phase === 'ready' && rows.length > 0;
  const had = useRef(false);
  useLayoutEffect(() => {
    if (isReady && !had.current) scroller.current?.focus({ preventScroll: true });
    had.current ||= isReady;
  }, [isReady]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // The kind of a record has keys of its own.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing || event.altKey) return;
    const act = actOfKey(
      { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey },
      { cursor, count: shown.length, page: rowsPerPage(geometry) },
    );
    if (act === null) return;
    event.preventDefault();
    if (act === 'keep') onKeep();
    else model.act(act);
  };

  const at = shown[cursor];
  return (
    <>
      <div
        ref={scroller}
        className={hasSigns ? 'sources-list has-signs' : 'sources-list'}
        role="grid"
        aria-label="Records of the source"
        aria-describedby="sources-keys"
        aria-multiselectable
        aria-rowcount={shown.length}
        aria-colcount={5}
        aria-busy={phase === 'reading'}
        aria-activedescendant={at === undefined ? undefined : rowId(cursor)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <div className="sources-length" role="rowgroup" style={{ height: shown.length * rowHeight }}>
          {withCursor(first, end, cursor, shown.length).map((index) => {
            const row = shown[index];
            return row === undefined ? null : (
              <SourcesRow
                key={row.key}
                id={rowId(index)}
                row={row}
                index={index}
                top={index * rowHeight}
                zone={zone}
                kind={kinds.get(row.key) ?? row.kind}
                isPicked={selection.picked.has(row.key)}
                isCurrent={index === cursor}
                model={model}
              />
            );
          })}
        </div>
        {shown.length === 0 && phase === 'ready' ? (
          <div className="sources-none" role="row">
            <span role="gridcell">
              {rows.length === 0 ? 'Nothing in it is an event.' : 'No record fits the filter.'}
            </span>
          </div>
        ) : null}
      </div>
      <p id="sources-keys" className="visually-hidden">
        Arrow keys move, Space picks, Shift with an arrow key picks several, Control A picks all that are
        shown, Enter adds what is picked.
      </p>
      <SourcesDetail row={at ?? null} zone={zone} />
    </>
  );
}

/** Indices to be drawn; the row with the cursor always, so that it can be named to a screen reader. */
function withCursor(first: number, end: number, cursor: number, count: number): readonly number[] {
  const indices = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  return cursor < count && (cursor < first || cursor >= end) ? [...indices, cursor] : indices;
}
