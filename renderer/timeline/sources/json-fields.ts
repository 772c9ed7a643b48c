/** A JSON object, before anybody has looked into it. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * UTF-16 units of a text that are taken over into an event; what lies beyond stays in the raw record. Systems take
 * 40,000 characters in a message (Slack) and 65,536 in a comment (GitHub).
 */
const mostText = 100_000;

/** The value as an object; null for everything else, arrays as well. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The object in a field; an empty one where there is none, so that one can look on. */
export function fieldsIn(fields: Fields, name: string): Fields {
  return fieldsOf(valueIn(fields, name)) ?? {};
}

/** What is in a field of its own; never what every object inherits. */
export function valueIn(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The text in a field, bounded; '' where there is none or something else. */
export function textIn(fields: Fields, name: string): string {
  const value = valueIn(fields, name);
  if (typeof value !== 'string') return '';
  return value.length > mostText ? `${value.slice(0, mostText)}…` : value;
}

/** The first of several fields that has a text in it. */
export function firstText(fields: Fields, ...names: readonly string[]): string {
  for (const name of names) {
    const value = textIn(fields, name);
    if (value.trim() !== '') return value;
  }
  return '';
}

/** An id, which some systems write as a text and some as a number; '' where there is none. */
export function idIn(fields: Fields, name: string): string {
  const value = valueIn(fields, name);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : textIn(fields, name);
}

/** The list in a field; an empty one where there is none. */
export function listIn(fields: Fields, name: string): readonly unknown[] {
  const value = valueIn(fields, name);
  return Array.isArray(value) ? value : [];
}

/** Those elements of the list in a field that are objects. */
export function objectsIn(fields: Fields, name: string): readonly Fields[] {
  return listIn(fields, name)
    .map(fieldsOf)
    .filter((value) => value !== null);
}

/** Those elements of the list in a field that are texts. */
export function textsIn(fields: Fields, name: string): readonly string[] {
  return listIn(fields, name).filter((value) => typeof value === 'string');
}

/** Whether a field says true. */
export function flagIn(fields: Fields, name: string): boolean {
  return valueIn(fields, name) === true;
}

/** A value in one line of JSON, its fields in the order they came; null where it is nested too deeply to be printed. */
export function compactJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch (error) {
    // JSON.parse reads any depth, JSON.stringify runs out of stack at some thousand levels.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
