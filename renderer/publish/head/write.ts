import type { FrontMatter } from '../../document/front-matter';
import { findField, parseFrontMatter, type Fields } from '../../markdown/front-matter';
import type { Notes } from '../notes';
import { fieldNames, type FieldName } from '../targets/target';
import { editOf, type Entry, type Value } from './entry';
import { editToml } from './toml';
import { editYaml, freshYaml, type Edits } from './yaml';

export interface Head {
  /** The front matter that the draft was imported with; null where it had none. */
  readonly original: FrontMatter | null;
  readonly values: Readonly<Record<FieldName, Value | null>>;
  /** The name of each field; null leaves it out. */
  readonly names: Readonly<Record<FieldName, string | null>>;
  /** Fields that the target needs. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Fields whose facts are kept from the audience, so that those of the original go too. */
  readonly withheld: readonly FieldName[];
  /** Whether TOML stays TOML. */
  readonly toml: boolean;
}

/**
 * Front matter with its fences. One that was imported stays as it is, to the letter, but for the fields whose values
 * differ from the draft's. '' where there is nothing to say.
 */
export function writeHead(head: Head, notes: Notes): string {
  const original = head.original;
  const parsed = original === null ? null : parseFrontMatter(original);
  if (original !== null && parsed?.ok === false) {
    notes.add('front-matter', `${parsed.message} It is written as it was, and nothing is added to it.`);
    return fenced(original.format, original.value);
  }
  const fields = parsed?.ok === true ? parsed.fields : {};
  const edits = editsOf(fields, head);
  if (original === null) return fenced('yaml', freshYaml(edits.added));
  if (original.format === 'yaml') return fenced('yaml', editYaml(original.value, edits));
  if (!head.toml) return fenced('yaml', yamlOf(fields, edits));
  const { text, isReprinted } = editToml(original.value, edits);
  if (isReprinted) notes.add('front-matter', 'The front matter is printed anew, without its comments.');
  return fenced('toml', text);
}

function fenced(format: FrontMatter['format'], value: string): string {
  if (value === '') return '';
  const fence = format === 'yaml' ? '---' : '+++';
  return `${fence}\n${value}${value.endsWith('\n') ? '' : '\n'}${fence}\n`;
}

function editsOf(fields: Fields, { values, names, fixed, withheld }: Head): Edits {
  const changed: Entry[] = [];
  const added: Entry[] = [];
  for (const field of fieldNames) {
    const name = names[field];
    const value = values[field];
    if (name === null || value === null) continue;
    const edit = editOf(fields, field, name, value);
    // That a post is no draft is said only where front matter says something else.
    if (edit === null || (edit.kind === 'added' && value.kind === 'flag' && !value.on)) continue;
    (edit.kind === 'added' ? added : changed).push(edit.entry);
  }
  for (const [name, data] of Object.entries(fixed)) {
    if (JSON.stringify(fields[name]) === JSON.stringify(data)) continue;
    (Object.hasOwn(fields, name) ? changed : added).push({ name, value: { kind: 'data', data } });
  }
  const removed = withheld.flatMap((field) => findField(fields, field)?.name ?? []);
  return { changed, added, removed };
}

/** Fields of another format as YAML, in their order. */
function yamlOf(fields: Fields, { changed, added, removed }: Edits): string {
  const kept = Object.entries(fields)
    .filter(([name]) => !removed.includes(name))
    .map(
      ([name, data]): Entry =>
        changed.find((entry) => entry.name === name) ?? { name, value: { kind: 'data', data: plain(data) } },
    );
  return freshYaml([...kept, ...added]);
}

/** TOML's dates as text. */
function plain(data: unknown): unknown {
  if (data instanceof Date) return data.toISOString();
  if (Array.isArray(data)) return data.map(plain);
  if (typeof data === 'object' && data !== null) {
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, plain(value)]));
  }
  return data;
}
