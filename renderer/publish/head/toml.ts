import { parse, stringify, TomlDate } from 'smol-toml';

import { dateText, plainValue, type Value } from './entry';
import type { Edits } from './yaml';
import { quoted } from './yaml';

/** A value on the line of its field's name. */
function inlineToml(value: Value): string {
  switch (value.kind) {
    case 'text':
      return quoted(value.text);
    case 'date':
      return dateText(value);
    case 'list':
      return `[${value.items.map(quoted).join(', ')}]`;
    case 'flag':
      return String(value.on);
    case 'data':
      return stringify({ x: value.data }).trim().replace(/^x = /u, '');
  }
}

function key(name: string): string {
  return /^[\w-]+$/u.test(name) ? name : quoted(name);
}

/**
 * TOML with some fields changed. Fields on one line before the first table change in place, so that comments and order
 * stay; anything else is printed anew, without its comments.
 */
export function editToml(
  source: string,
  edits: Edits,
): { readonly text: string; readonly isReprinted: boolean } {
  if (edits.changed.length + edits.added.length + edits.removed.length === 0) {
    return { text: source, isReprinted: false };
  }
  const wanted = edited(source, edits);
  const text = inPlace(source, edits);
  if (text !== null && sameToml(text, wanted)) return { text, isReprinted: false };
  return { text: stringify(wanted), isReprinted: true };
}

function edited(source: string, { changed, added, removed }: Edits): Record<string, unknown> {
  const fields: Record<string, unknown> = parse(source);
  for (const { name, value } of [...changed, ...added]) {
    fields[name] = value.kind === 'date' ? new TomlDate(dateText(value)) : plainValue(value);
  }
  for (const name of removed) delete fields[name];
  return fields;
}

function inPlace(source: string, { changed, added, removed }: Edits): string | null {
  const lines = source.split('\n');
  const firstTable = lines.findIndex((line) => /^\s*\[/u.test(line));
  const end = firstTable < 0 ? lines.length : firstTable;
  const head = lines.slice(0, end);
  for (const name of [...changed.map((entry) => entry.name), ...removed]) {
    const at = head.findIndex((line) => /^\s*("?)([\w-]+)\1\s*=/u.exec(line)?.[2] === name);
    if (at < 0) return null;
    const entry = changed.find((one) => one.name === name);
    if (entry === undefined) head.splice(at, 1);
    else head[at] = `${/^[^=]*=/u.exec(head[at] ?? '')?.[0] ?? ''} ${inlineToml(entry.value)}`;
  }
  while (head.at(-1) === '') head.pop();
  const fresh = added.map(({ name, value }) => `${key(name)} = ${inlineToml(value)}`);
  const rest = lines.slice(end);
  return [...head, ...fresh, ...(rest.length === 0 ? [] : ['', ...rest])].join('\n');
}

function sameToml(text: string, wanted: Record<string, unknown>): boolean {
  try {
    return stringify(parse(text)) === stringify(wanted);
  } catch {
    return false;
  }
}
