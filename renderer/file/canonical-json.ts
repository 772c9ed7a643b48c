import { sha256 } from './sha256';

/**
 * The one text of a JSON value: members sorted by their names in UTF-16 code units, no white space, strings and numbers
 * as ECMAScript prints them (RFC 8785, JSON Canonicalization Scheme). Two values that say the same have the same text,
 * in whatever order their members were made.
 *
 * Like `JSON.stringify`, leaves out members that are undefined and prints undefined in a list as null; unlike the RFC it
 * takes lone surrogates, as escapes, because what people paste may hold them.
 *
 * @throws {RangeError} for what JSON cannot say: a number that is not finite, a function, a symbol, a bigint
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}.`);
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      throw new RangeError(`JSON has no ${typeof value}.`);
  }
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical JSON of a value in UTF-8, as 64 lower-case hex digits: its name, whoever wrote it. */
export async function canonicalHash(value: unknown): Promise<string> {
  return await sha256(new TextEncoder().encode(canonicalJson(value)));
}
