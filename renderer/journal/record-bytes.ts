import * as v from 'valibot';

import { sentence } from '../../templates/explain';
import { type Checked, parseJson, refuse } from '../file/json';

/** The version of what the journal's files hold. */
const recordFormat = 1;

/** A value as JSON in UTF-8. */
export function recordBytes(value: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/**
 * Reads JSON in UTF-8 that was kept by this app or another version of it.
 *
 * @param name what the bytes are called in a refusal: "the safety copy"
 */
export function readRecord(bytes: Uint8Array, name: string): Checked<unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(`${capital(name)} is not text in UTF-8.`);
  }
  const parsed = parseJson(text, capital(name));
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(other(name));
  const written = 'format' in value ? value.format : undefined;
  if (typeof written === 'number' && written > recordFormat) {
    return refuse(`${capital(name)} was written by a newer Aftermark; open it with that version.`);
  }
  return parsed;
}

/** Holds what was read to a schema. What is not known in it stays: the value given is the value returned. */
export function checkedRecord<Output>(
  read: Checked<unknown>,
  schema: v.GenericSchema,
  name: string,
): Checked<Output> {
  if (!read.ok) return read;
  const result = v.safeParse(schema, read.value, { abortEarly: true });
  if (result.success) return { ok: true, value: read.value as Output };
  const [issue] = result.issues;
  return refuse(issue.path === undefined ? other(name) : `In ${name}, ${sentence(issue, {})}`);
}

const other = (name: string): string => `${capital(name)} is not as Aftermark writes it.`;

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
