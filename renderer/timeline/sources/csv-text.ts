/** A row of a table of text. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** As it was found, without the line end behind it. */
  readonly raw: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** After so many quotes that are never closed, quotes are letters like any other: the text is no RFC 4180. */
const mostOpen = 20;

/**
 * Reads RFC 4180, also with another delimiter: cells in quotes may hold the delimiter, line ends and doubled quotes. What
 * breaks the rules is kept to the letter: a quote that is never closed, or one inside a cell. Blank lines are no rows.
 * @param delimiter one character
 */
export function readCsv(text: string, delimiter: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const cellEnd = new RegExp(`[\\r\\n${delimiter === '|' ? '\\|' : delimiter}]`, 'gu');
  let open = 0;
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = at;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      const quoted = text[at] === '"' && open < mostOpen ? readQuoted(text, at) : null;
      if (quoted !== null) {
        cell = quoted.value;
        at = quoted.end;
      } else if (text[at] === '"') open += 1;
      cellEnd.lastIndex = at;
      const end = cellEnd.exec(text)?.index ?? text.length;
      cells.push(cell + text.slice(at, end));
      at = end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    const raw = text.slice(start, at);
    if (raw.trim() !== '') rows.push({ cells, raw, line });
    line += lineEndsIn(raw) + 1;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

/** The cell between quotes, and where it ends; null where the quotes are never closed. */
function readQuoted(text: string, at: number): { readonly value: string; readonly end: number } | null {
  let value = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\r|\n/gu)?.length ?? 0;
}

const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

const sampleLength = 40_000;
const sampleRows = 50;

/** How a text is parted into cells. */
export interface CsvShape {
  readonly delimiter: Delimiter;
  /** Cells of most rows. */
  readonly width: number;
  /** Share of rows that have as many, 0 to 1. */
  readonly agreement: number;
}

/** The delimiter that gives the most even rows; null where none parts them. */
export function shapeOf(text: string): CsvShape | null {
  const sample = text.slice(0, sampleLength);
  const shapes = delimiters.flatMap((delimiter): readonly CsvShape[] => {
    if (!sample.includes(delimiter)) return [];
    const all = readCsv(sample, delimiter);
    // Where the sample ends, a row may be cut.
    const rows = (sample.length < text.length ? all.slice(0, -1) : all).slice(0, sampleRows);
    const counts = new Map<number, number>();
    for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    const [width = 1, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return width < 2 ? [] : [{ delimiter, width, agreement: count / rows.length }];
  });
  return shapes.sort((a, b) => b.agreement - a.agreement || b.width - a.width)[0] ?? null;
}
