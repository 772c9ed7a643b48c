import { dateOrderOf } from '../../markdown/import/day-line';
import type { ColumnChoice } from './columns';
import { readCsv, shapeOf } from './csv-text';
import type { SourceContext, SourceFormat, SourceInput, SourceReading, SourceRefusal } from './format';
import { jsonTable } from './json-table';
import { isHeader, kindOf, matchColumns } from './match-columns';
import { oneLine, plainParagraphs } from './plain-markdown';
import { progressOf } from './progress';
import type { SkippedRecord, SourceRecord } from './record';
import { sourceClock } from './source-clock';
import { readCellTime, zoneOfHeader } from './table-times';

/** Tables: CSV in its kinds, cells copied from a spreadsheet, lists of JSON objects. */
export const csvFormat: SourceFormat = { id: 'csv', label: 'CSV or another table', matches, read };

interface Row {
  readonly cells: readonly string[];
  readonly raw: string;
  /** "line 12", "entry 3" */
  readonly place: string;
}

interface Table {
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  readonly rows: readonly Row[];
  readonly delimiter: string;
}

const sampleLength = 40_000;

function matches(input: SourceInput): number {
  if (input.json !== undefined) {
    const table = jsonTable(input.json);
    if (table === null) return 0;
    const { time, text } = matchColumns(table.header, table.rows.slice(0, 50));
    return time !== null && text !== null ? 0.35 : 0;
  }
  if (input.text === '') return 0;
  const isNamed = /\.(?:csv|tsv)$/iu.test(input.name);
  const shape = shapeOf(input.text);
  if (shape === null || (shape.agreement < 0.7 && !isNamed)) return isNamed ? 0.1 : 0;
  const table = readTable({ ...input, text: input.text.slice(0, sampleLength) });
  if (table === null || table.rows.length === 0) return 0;
  const choice = matchColumns(
    table.header,
    table.rows.map(({ cells }) => cells),
  );
  if (choice.time === null || choice.text === null) return isNamed ? 0.4 : 0;
  if (isNamed) return 0.95;
  if (table.hasHeader) return 0.85;
  // Commas are in every text; a tab is not.
  return shape.delimiter === '\t' && shape.agreement > 0.9 ? 0.7 : 0.25;
}

function readTable({ text, json }: SourceInput): Table | null {
  const list = json === undefined ? null : jsonTable(json);
  if (list !== null) {
    const rows = list.rows.map((cells, index) => ({
      cells,
      raw: list.raw[index] ?? '',
      place: `entry ${index + 1}`,
    }));
    return { header: list.header, hasHeader: true, rows, delimiter: ', ' };
  }
  // Excel writes its delimiter into a first line.
  const said = /^sep=(.)\r?\n/u.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const delimiter = said?.[1] ?? shapeOf(body)?.delimiter ?? ',';
  const all = readCsv(body, delimiter).map(({ cells, raw, line }) => ({
    cells,
    raw,
    place: `line ${line + (said === null ? 0 : 1)}`,
  }));
  const [first, ...rows] = all;
  if (first === undefined) return null;
  const cellsOf = rows.map(({ cells }) => cells);
  if (isHeader(first.cells, cellsOf)) return { header: first.cells, hasHeader: true, rows, delimiter };
  const width = Math.max(...all.slice(0, 50).map(({ cells }) => cells.length));
  const header = Array.from({ length: width }, (_, column) => `Column ${column + 1}`);
  return { header, hasHeader: false, rows: all, delimiter };
}

function read(input: SourceInput, context: SourceContext): SourceReading | SourceRefusal {
  const table = input.text === '' ? null : readTable(input);
  if (table === null) return { refused: `${input.name} is no table.` };
  if (table.rows.length === 0) return { refused: `${input.name} has a header and no rows.` };
  const { header, rows } = table;
  const choice =
    context.columns ??
    matchColumns(
      header,
      rows.map(({ cells }) => cells),
    );
  const { zone, letters } = zoneOfHeader(header[choice.time ?? choice.date ?? -1] ?? '');
  const time = zone === null ? context.time : { ...context.time, zone, zoneConfirmed: true };
  const order = dateOrderOf(timesOf(rows, choice));
  const clock = sourceClock(time, order === null ? {} : { dateOrder: order });
  const records: SourceRecord[] = [];
  const skipped: SkippedRecord[] = [];
  const hasIds = areUnique(rows, choice.id);
  const tell = progressOf(rows.length, context.onProgress);
  for (const [index, row] of rows.entries()) {
    tell(index);
    const cells = fitted(row.cells, header.length, choice.text, table.delimiter);
    if (cells.every((cell) => cell.trim() === '')) {
      skipped.push({ place: row.place, reason: 'All of its cells are empty.' });
      continue;
    }
    const cell = (column: number | null): string => (column === null ? '' : (cells[column] ?? '')).trim();
    const lines = cell(choice.text).split(/\r\n|\r|\n/u);
    const id = hasIds ? cell(choice.id) : '';
    records.push({
      key: id === '' ? row.place : `id ${id}`,
      system: input.name,
      nativeId: id,
      happened: readCellTime(cell(choice.time), cell(choice.date), letters, clock).time,
      known: null,
      person: cell(choice.person),
      channel: '',
      link: cell(choice.link),
      kind: kindOf(cell(choice.kind)),
      markdown: plainParagraphs(lines),
      text: oneLine(lines),
      thread: null,
      edited: false,
      bot: false,
      raw: row.raw,
      shift: 0,
    });
  }
  context.onProgress?.(1);
  return { format: 'csv', records, skipped, questions: clock.questions(), columns: { header, choice } };
}

/** A column called "id" may as well hold the id of the incident, which tells no rows apart. */
function areUnique(rows: readonly Row[], column: number | null): boolean {
  if (column === null) return false;
  const ids = rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((id) => id !== '');
  return new Set(ids).size === ids.length;
}

/** A column of a date whose day and month can be in one order only settles those in which they could be in both. */
function timesOf(rows: readonly Row[], { time, date }: ColumnChoice): string {
  const columns = [time, date].filter((column) => column !== null);
  return rows.map(({ cells }) => columns.map((column) => cells[column] ?? '').join(' ')).join('\n');
}

/**
 * A row with more cells than the header has delimiters in its text that nobody put in quotes: they go back to the last
 * column where that is the text, and else stay as cells of their own, which go to the text as well.
 */
function fitted(
  cells: readonly string[],
  width: number,
  text: number | null,
  delimiter: string,
): readonly string[] {
  if (cells.length <= width || width === 0) return cells;
  const last = text ?? width - 1;
  const extra = cells.slice(width);
  if (last === width - 1) return [...cells.slice(0, last), [cells[last] ?? '', ...extra].join(delimiter)];
  return cells.slice(0, width).with(last, [cells[last] ?? '', ...extra].join(' '));
}
