import { isObject } from '../document/attributes';
import type { FileToOpen } from './open-file';

/** What may be dropped on an open draft to take events from. */
const sourceName = /\.(?:zip|json|jsonl|ndjson|csv|tsv|log|txt)$/iu;

/** Whether a file is a source of events and not a draft or a text to be opened. A `.json` may be either. */
export function isSource({ name, bytes }: FileToOpen): boolean {
  if (!sourceName.test(name)) return false;
  return !/\.json$/iu.test(name) || !isDraftJson(bytes);
}

/** A draft is an object with a document in it; looked at no closer, as opening it says what is wrong with it. */
function isDraftJson(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  // The export of a chat is a list, and long: it need not be parsed to be told from a draft.
  if (!text.trimStart().startsWith('{')) return false;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && 'document' in value && 'template' in value;
  } catch {
    return false;
  }
}
