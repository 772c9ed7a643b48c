import { type ArchiveBounds, inflateEntry, listEntries } from '../../file/archive';
import { parseJson } from '../../file/json';
import { limits } from '../../file/limits';
import { isLitter } from '../../file/names';
import { decodeText } from '../../markdown/import/decode';
import type { SourceInput, SourceRefusal } from './format';

/**
 * What a source may hold. An export of a chat has a file for each channel and day, as many as a ZIP can list without
 * its 64-bit extension. The sizes are those of a draft's file.
 */
const sourceBounds: ArchiveBounds = { ...limits, what: 'a ZIP archive', entries: 65_535 };

/** A larger text is no source of a timeline. In bytes. */
export const largestSource = limits.fileBytes;

/** Names that a text has; everything else in an archive (pictures, recordings) is left packed. */
const textName = /\.(?:json|jsonl|ndjson|csv|tsv|txt|log|md|markdown)$/iu;

/** What was handed over, before anybody has looked at it. */
export interface HandedOver {
  /** The file's name, or "clipboard". */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Opens a source once for all formats: a text in UTF-8 or UTF-16, JSON if it is that, or the texts in a ZIP. An archive
 * of one text is that text. Never throws for any bytes.
 */
export function openSource({ name, bytes }: HandedOver): SourceInput | SourceRefusal {
  if (bytes.length > largestSource) return { refused: `${name} is larger than ${largestSource} bytes.` };
  if (isArchive(bytes)) return openArchive(name, bytes);
  const decoded = decodeText(bytes, 'a text or a ZIP archive');
  if (decoded.kind === 'refused') return { refused: `${name} cannot be read. ${decoded.sentence}` };
  return openText(name, decoded.text);
}

/** The same for a text, such as the clipboard's. */
export function openText(name: string, text: string): SourceInput | SourceRefusal {
  const plain = text.replace(/^\uFEFF/u, '');
  if (plain.trim() === '') return { refused: `${name} is empty.` };
  return { name, text: plain, json: readJson(plain), files: new Map() };
}

/** "PK" and the kind of record; APPNOTE 6.3.10, sections 4.3.7 and 4.3.16 (an archive of nothing). */
function isArchive([first, second, third, fourth]: Uint8Array): boolean {
  if (first !== 0x50 || second !== 0x4b) return false;
  return (third === 0x03 && fourth === 0x04) || (third === 0x05 && fourth === 0x06);
}

function openArchive(name: string, bytes: Uint8Array<ArrayBuffer>): SourceInput | SourceRefusal {
  const listed = listEntries(bytes, sourceBounds);
  if (!listed.ok) return { refused: `${name} cannot be opened. ${listed.message}` };
  const files = new Map<string, string>();
  for (const entry of listed.value.values()) {
    if (isLitter(entry.name) || !textName.test(entry.name)) continue;
    const inflated = inflateEntry(entry, sourceBounds);
    if (!inflated.ok) return { refused: `${name} cannot be opened. ${inflated.message}` };
    const decoded = decodeText(inflated.value, 'a text');
    if (decoded.kind === 'refused') {
      return { refused: `${entry.name} in ${name} cannot be read. ${decoded.sentence}` };
    }
    files.set(entry.name, decoded.text.replace(/^\uFEFF/u, ''));
  }
  const [only] = files;
  if (only === undefined) return { refused: `${name} holds no text that could be a source.` };
  if (files.size === 1) return openText(only[0].slice(only[0].lastIndexOf('/') + 1), only[1]);
  return { name, text: '', json: undefined, files };
}

/** The value of a JSON text, or of a text with a value on each line as a list (JSON Lines); undefined for any other. */
function readJson(text: string): unknown {
  const first = /\S/u.exec(text)?.[0];
  if (first !== '{' && first !== '[') return undefined;
  const whole = parseJson(text, 'The source');
  if (whole.ok) return whole.value;
  return first === '{' ? readJsonLines(text) : undefined;
}

function readJsonLines(text: string): unknown {
  const values: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (!line.trimStart().startsWith('{')) return undefined;
    const parsed = parseJson(line, 'A line');
    if (!parsed.ok) return undefined;
    values.push(parsed.value);
  }
  return values;
}
