import type { Attribute } from '@tiptap/core';

/** Says whether a value from outside (a file, the clipboard) may stand in an attribute. */
export type Check<Value> = (value: unknown) => value is Value;

export const isText: Check<string> = (value): value is string => typeof value === 'string';

export const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

export const isNumber: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);

export const isObject: Check<Readonly<Record<string, unknown>>> = (
  value,
): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole number from `min` to `max`, both included. */
export function isInteger(min: number, max: number): Check<number> {
  return (value): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

export function isOneOf<const Term extends string>(terms: readonly Term[]): Check<Term> {
  const known: ReadonlySet<unknown> = new Set(terms);
  return (value): value is Term => known.has(value);
}

export function isNullOr<Value>(check: Check<Value>): Check<Value | null> {
  return (value): value is Value | null => value === null || check(value);
}

export function isEmptyOr<Value extends string>(check: Check<Value>): Check<Value | ''> {
  return (value): value is Value | '' => value === '' || check(value);
}

export function isListOf<Value>(check: Check<Value>): Check<readonly Value[]> {
  return (value): value is readonly Value[] => Array.isArray(value) && value.every(check);
}

/** "event", "knownAt" → "data-known-at": the name under which an attribute travels on the clipboard. */
function dataName(name: string): string {
  return `data-${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Parses JSON that came from outside; anything that is not JSON is `undefined`. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A Tiptap attribute that is checked wherever it comes from: `validate` guards `node.check()`, and what the clipboard
 * brings (as JSON in a data attribute) falls back to the default when the check refuses it.
 */
export function checkedAttribute<Value>(name: string, fallback: Value, check: Check<Value>): Attribute {
  const data = dataName(name);
  return {
    default: fallback,
    validate: (value: unknown) => {
      if (!check(value)) throw new RangeError(`${name} may not be ${JSON.stringify(value)}`);
    },
    parseHTML: (element: HTMLElement): Value => {
      const text = element.getAttribute(data);
      const value = text === null ? fallback : parseJson(text);
      return check(value) ? value : fallback;
    },
    renderHTML: (attributes: Readonly<Record<string, unknown>>) => {
      const value = attributes[name];
      return value === fallback || JSON.stringify(value) === JSON.stringify(fallback)
        ? {}
        : { [data]: JSON.stringify(value) };
    },
  };
}

/** A set of attributes by name, as Tiptap wants it. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** The shape of a block id; anything else from outside is not taken for one. */
export const isId: Check<string> = (value): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/u.test(value);
