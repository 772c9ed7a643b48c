import { isCollection, isMap, isScalar, parseDocument, type Pair, type Scalar } from 'yaml';

import { dateText, plainValue, type Entry, type Value } from './entry';

/** Characters that YAML wants escaped and JSON does not, and halves of characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const hidden = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu;

/** A text in double quotes: YAML 1.1, 1.2 and JSON agree on what it says, whatever it looks like. */
export function quoted(text: string): string {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    hidden,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value on the line of its field's name. */
export function inlineYaml(value: Value): string {
  switch (value.kind) {
    case 'text':
      return quoted(value.text);
    case 'date':
      return value.form === 'quoted' ? quoted(dateText(value)) : dateText(value);
    case 'list':
      return `[${value.items.map(quoted).join(', ')}]`;
    case 'flag':
      return String(value.on);
    case 'data':
      return flow(value.data);
  }
}

function flow(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(flow).join(', ')}]`;
  if (typeof data === 'object' && data !== null) {
    return `{ ${Object.entries(data)
      .map(([name, value]) => `${key(name)}: ${flow(value)}`)
      .join(', ')} }`;
  }
  return typeof data === 'string' ? quoted(data) : String(data);
}

/** A name as it is, where no YAML takes it for anything else. */
function key(name: string): string {
  const isWord = /^[A-Za-z_][\w-]*$/u.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/iu.test(name);
  return isWord ? name : quoted(name);
}

/** Lines for fields that stand nowhere yet. */
export function freshYaml(entries: readonly Entry[]): string {
  return entries
    .map(({ name, value }) =>
      value.kind === 'list'
        ? `${key(name)}:\n${value.items.map((item) => `  - ${quoted(item)}\n`).join('')}`
        : `${key(name)}: ${inlineYaml(value)}\n`,
    )
    .join('');
}

export interface Edits {
  /** New values of fields that are there. */
  readonly changed: readonly Entry[];
  readonly added: readonly Entry[];
  readonly removed: readonly string[];
}

/**
 * YAML with some fields changed and everything else to the letter: order, comments, quotes, blank lines. What cannot be
 * changed in place (aliases, fields between braces) is printed anew, comments included.
 */
export function editYaml(source: string, { changed, added, removed }: Edits): string {
  const doc = parseDocument(source, { schema: 'failsafe', logLevel: 'silent' });
  if (changed.length === 0 && removed.length === 0) return appended(source, added, doc);
  const pairs = isMap(doc.contents) && doc.contents.flow !== true ? doc.contents.items : null;
  const spans = pairs?.flatMap((pair) => {
    const name = nameOf(pair);
    const entry = changed.find((one) => one.name === name);
    if (entry === undefined && !removed.includes(name)) return [];
    return [spanOf(source, pair, entry)];
  });
  if (spans === undefined || spans.includes(null)) return reprinted(source, { changed, added, removed });
  let text = source;
  for (const span of spans.toReversed()) {
    if (span !== null) text = text.slice(0, span.from) + span.text + text.slice(span.to);
  }
  return appended(text, added, doc);
}

function appended(source: string, added: readonly Entry[], doc: ReturnType<typeof parseDocument>): string {
  if (added.length === 0) return source;
  if (isMap(doc.contents) && doc.contents.flow === true) {
    return reprinted(source, { changed: [], added, removed: [] });
  }
  const kept = /^\s*(?:~|null)\s*$/u.test(source) ? '' : source;
  return `${kept}${kept === '' || kept.endsWith('\n') ? '' : '\n'}${freshYaml(added)}`;
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The stretch of the source to replace; null where other parts of the source may depend on it. */
function spanOf(source: string, pair: Pair, entry: Entry | undefined): Span | null {
  const name = pair.key as Scalar;
  const value = pair.value;
  if (!isScalar(value) && !isCollection(value)) return null;
  if (value.anchor !== undefined || name.range === undefined || name.range === null) return null;
  if (value.range === undefined || value.range === null) return null;
  const end = Math.max(name.range[1], value.range[1]);
  const isBlock = source.slice(name.range[1], end).includes('\n');
  // A collection's stretch may reach over the line break behind it.
  const trailing = /\s*$/u.exec(source.slice(name.range[1], end))?.[0].length ?? 0;
  if (entry === undefined) {
    const from = source.lastIndexOf('\n', name.range[0] - 1) + 1;
    const line = source.indexOf('\n', end - trailing);
    return { from, to: line < 0 ? source.length : line + 1, text: '' };
  }
  const colon = source.indexOf(':', name.range[1]);
  const from = isBlock || value.range[0] === value.range[1] ? colon + 1 : value.range[0];
  const to = value.range[0] === value.range[1] ? from : end - trailing;
  return { from, to: Math.max(from, to), text: `${from === colon + 1 ? ' ' : ''}${inlineYaml(entry.value)}` };
}

function reprinted(source: string, { changed, added, removed }: Edits): string {
  const doc = parseDocument(source, { logLevel: 'silent' });
  for (const { name, value } of [...changed, ...added]) doc.set(name, doc.createNode(plainValue(value)));
  for (const name of removed) doc.delete(name);
  return doc.toString({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
}
