/** The most rows without text that can stand before one that has a number: nobody means more. */
const longestGap = 99;

/**
 * Rows with the numbers that people see, filled up with empty ones where numbers are left out, so that each has its
 * number again by its place in the document. Null where the numbers do not go up.
 * @param first the number of the first row
 */
export function fillGaps<Row>(
  rows: readonly { readonly number: number; readonly row: Row }[],
  first: number,
  empty: () => Row,
): readonly Row[] | null {
  const filled: Row[] = [];
  for (const { number, row } of rows) {
    const gap = number - (first + filled.length);
    if (gap < 0 || gap > longestGap) return null;
    filled.push(...Array.from({ length: gap }, empty), row);
  }
  return filled;
}
