import { findField, readField, type Fields, type KnownField } from '../../markdown/front-matter';

/** What a field is to say: a text, a day or moment, a list, yes or no, or something in a shape of the target's own. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string; readonly form: 'bare' | 'quoted' | 'spaced' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'data'; readonly data: unknown };

/** A field to write. */
export interface Entry {
  readonly name: string;
  readonly value: Value;
}

/** The value as a parser of front matter gives it back, dates as they are written. */
export function plainValue(value: Value): unknown {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'date':
      return dateText(value);
    case 'list':
      return value.items;
    case 'flag':
      return value.on;
    case 'data':
      return value.data;
  }
}

/** "2019-07-02 13:42:00 +0000" for Jekyll, RFC 3339 or a day for the others. */
export function dateText({ text, form }: Extract<Value, { kind: 'date' }>): string {
  if (form !== 'spaced') return text;
  const moment = /^(.{10})T(.{8})(.*)$/u.exec(text);
  return moment === null ? text : `${moment[1]} ${moment[2]} ${(moment[3] ?? '').replace(':', '')}`;
}

/** A field and its value under a name: one named "published" says the contrary of "draft". */
export function named(name: string, value: Value): Entry {
  return value.kind === 'flag' && name.toLowerCase() === 'published'
    ? { name, value: { kind: 'flag', on: !value.on } }
    : { name, value };
}

export interface FieldEdit {
  readonly kind: 'changed' | 'added';
  readonly entry: Entry;
}

/** What makes front matter say a value: nothing where it does already; else a change under the name that it has there. */
export function editOf(fields: Fields, field: KnownField, name: string, value: Value): FieldEdit | null {
  const found = Object.hasOwn(fields, name) ? { name, value: fields[name] } : findField(fields, field);
  if (found === null) return { kind: 'added', entry: named(name, value) };
  const entry = named(found.name, value);
  return says(field, found.value, entry.value) ? null : { kind: 'changed', entry };
}

function says(field: KnownField, existing: unknown, value: Value): boolean {
  const read = readField(field, existing);
  const wanted = readField(field, plainValue(value));
  if (value.kind === 'date' && typeof read === 'string' && read.length > 10) {
    return Date.parse(read) === Date.parse(value.text);
  }
  return read !== null && JSON.stringify(read) === JSON.stringify(wanted);
}
