/** Which rows of a long list stand in its window. */
export interface RowWindow {
  /** Index of the first row to be drawn. */
  readonly first: number;
  /** Index behind the last row to be drawn. */
  readonly end: number;
}

export interface ListGeometry {
  readonly count: number;
  /** Pixels; every row has the same. */
  readonly rowHeight: number;
  /** Height of the part that is seen, in pixels. */
  readonly height: number;
}

/** Rows drawn beyond each edge, so that a step of the wheel shows no gap. */
const margin = 8;

/** The rows to draw at a scroll position; whatever the position, within the list. */
export function rowsInWindow({ count, rowHeight, height }: ListGeometry, scrollTop: number): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - margin;
  const end = Math.ceil((scrollTop + height) / rowHeight) + margin;
  return {
    first: Math.max(0, Math.min(first, count)),
    end: Math.max(0, Math.min(end, count)),
  };
}

/** How many rows are seen whole at once: one page. At least one. */
export function rowsPerPage({ rowHeight, height }: Pick<ListGeometry, 'rowHeight' | 'height'>): number {
  return Math.max(1, Math.floor(height / rowHeight));
}

/** The scroll position at which a row is seen whole, as near to the present one as may be. */
export function scrollTo({ rowHeight, height }: ListGeometry, scrollTop: number, row: number): number {
  const top = row * rowHeight;
  const bottom = top + rowHeight;
  if (top < scrollTop) return top;
  return bottom > scrollTop + height ? bottom - height : scrollTop;
}
