/** The text of rows, as RFC 4180 has it but for the delimiter; reading it gives the same cells. */
export function printCsv(rows: readonly (readonly string[])[], delimiter: string): string {
  const print = (cell: string): string =>
    cell === '' || cell !== cell.trim() || /["\r\n]/u.test(cell) || cell.includes(delimiter)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows.map((row) => `${row.map(print).join(delimiter)}\r\n`).join('');
}
