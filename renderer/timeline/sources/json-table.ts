import { isObject } from '../../document/attributes';

/** A list of JSON objects as a table: a column for each key. */
export interface JsonTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly raw: readonly string[];
}

const mostColumns = 60;
const sampleRows = 200;

/** Null for JSON that is no list of objects, nor an object with one such list in it. */
export function jsonTable(json: unknown): JsonTable | null {
  const list = listOf(json);
  if (list === null) return null;
  const header = [...new Set(list.slice(0, sampleRows).flatMap((value) => Object.keys(value)))].slice(
    0,
    mostColumns,
  );
  return {
    header,
    rows: list.map((value) => header.map((key) => cellOf(value[key]))),
    raw: list.map((value) => JSON.stringify(value)),
  };
}

function listOf(json: unknown): readonly Readonly<Record<string, unknown>>[] | null {
  if (Array.isArray(json)) return json.length > 0 && json.every(isObject) ? json : null;
  if (!isObject(json)) return null;
  const lists = Object.values(json).filter((value) => Array.isArray(value) && value.length > 0);
  return lists.length === 1 ? listOf(lists[0]) : null;
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
