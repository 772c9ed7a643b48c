import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { isMap, isScalar, parseDocument, visit } from 'yaml';

import { defaultFacts, type Facts, type Role } from '../document/facts';
import type { FrontMatter } from '../document/front-matter';
import { documentStatuses, incidentStatuses } from '../document/vocabulary';
import { isZone } from '../time/zone-names';

/** The fields of front matter. Text is as it was written, numbers and dates too; only true, false and null are read. */
export type Fields = Readonly<Record<string, unknown>>;

export type ParsedFrontMatter =
  { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly message: string };

/**
 * Reads front matter. Numbers and dates stay the text they are, because "1.10" is a version and "12:30" a time, and what
 * they would become differs between YAML 1.1 and 1.2. Never throws: what cannot be read is one sentence.
 */
export function parseFrontMatter({ format, value }: FrontMatter): ParsedFrontMatter {
  return format === 'yaml' ? parseYamlFields(value) : parseTomlFields(value);
}

function parseYamlFields(value: string): ParsedFrontMatter {
  const doc = parseDocument(value, { schema: 'failsafe', logLevel: 'silent' });
  const [error] = doc.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    return fault(`The front matter is not valid YAML${line === undefined ? '' : ` (line ${line})`}.`);
  }
  if (
    doc.contents === null ||
    (isScalar(doc.contents) && /^(?:~|null|)$/u.test(String(doc.contents.value)))
  ) {
    return { ok: true, fields: {} };
  }
  if (!isMap(doc.contents)) return fault('The front matter holds no fields.');
  visit(doc, {
    Scalar: (_, node) => {
      if (node.type !== 'PLAIN' || typeof node.value !== 'string') return;
      if (/^(?:true|false)$/iu.test(node.value)) node.value = node.value.toLowerCase() === 'true';
      else if (/^(?:null|~|)$/iu.test(node.value)) node.value = null;
    },
  });
  try {
    return { ok: true, fields: doc.toJS() as Fields };
  } catch {
    return fault('The front matter repeats itself more often than can be read.');
  }
}

function parseTomlFields(value: string): ParsedFrontMatter {
  try {
    return { ok: true, fields: parseToml(value) };
  } catch (error) {
    const where = error instanceof TomlError ? ` (line ${error.line})` : '';
    return fault(`The front matter is not valid TOML${where}.`);
  }
}

function fault(message: string): ParsedFrontMatter {
  return { ok: false, message };
}

/**
 * What people call the fields that a draft has facts for, in the order in which they are believed: lower case, without
 * hyphens, underscores and spaces.
 */
const names = {
  title: ['title'],
  date: [
    'date',
    'pubdate',
    'publishdate',
    'publicationdate',
    'publisheddate',
    'publishedat',
    'published',
    'created',
    'createdat',
  ],
  updated: [
    'updated',
    'lastmod',
    'updateddate',
    'updatedat',
    'lastmodified',
    'lastmodifiedat',
    'modified',
    'lastupdate',
    'lastupdated',
  ],
  draft: ['draft', 'published'],
  slug: ['slug'],
  description: ['description', 'summary'],
  author: ['author', 'authors'],
  tags: ['tags', 'tag', 'categories', 'category', 'keywords'],
  severity: ['severity', 'sev'],
  services: ['services', 'service', 'affectedservices', 'components'],
  language: ['lang', 'language', 'locale'],
  zone: ['timezone', 'tz'],
  incidentDate: ['incidentdate', 'dateofincident'],
  incidentStatus: ['incidentstatus', 'status'],
  status: ['documentstatus', 'status'],
  roles: ['roles'],
} as const;

export type KnownField = keyof typeof names;

/** The name under which front matter holds a field, and what it says there; null where it says nothing of the kind. */
export function findField(
  fields: Fields,
  field: KnownField,
): { readonly name: string; readonly value: unknown } | null {
  for (const wanted of names[field]) {
    const name = Object.keys(fields).find((one) => one.toLowerCase().replace(/[-_ ]/gu, '') === wanted);
    if (name !== undefined && readers[field](fields[name]) !== null) return { name, value: fields[name] };
  }
  return null;
}

/** Reads the value of a field into what a draft holds; null where it is something else. Nothing is guessed. */
const readers: Readonly<Record<KnownField, (value: unknown) => unknown>> = {
  title: readText,
  date: readDate,
  updated: (value) =>
    readDate(typeof value === 'object' && value !== null && 'date' in value ? value.date : value),
  draft: readFlag,
  slug: readText,
  description: readText,
  author: readAuthors,
  tags: readList,
  severity: readText,
  services: readList,
  language: readLanguage,
  zone: (value) => oneOf(value, isZone),
  incidentDate: readDay,
  incidentStatus: (value) => incidentStatuses.find((one) => one === slugText(value)) ?? null,
  status: (value) => documentStatuses.find((one) => one === slugText(value)) ?? null,
  roles: readRoles,
};

export interface FrontMatterFacts {
  readonly title: string | null;
  readonly facts: Partial<Facts>;
  /** The day or the moment (RFC 3339) of the post: not that of the incident. As written, where it can be read. */
  readonly date: string | null;
  readonly updated: string | null;
  readonly description: string | null;
  readonly authors: readonly string[];
  /** The fields that no fact stands for, under their own names. */
  readonly unknown: Fields;
}

/** What front matter says of a post-mortem, under the names that people and generators use. */
export function factsFromFrontMatter(fields: Fields): FrontMatterFacts {
  const taken = new Set<string>();
  const read = (field: KnownField): unknown => {
    const found = findField(fields, field);
    if (found === null) return null;
    taken.add(found.name);
    return readers[field](found.value);
  };
  const facts = Object.fromEntries(
    (
      [
        'severity',
        'services',
        'roles',
        'zone',
        'incidentDate',
        'incidentStatus',
        'status',
        'language',
        'tags',
      ] as const
    ).flatMap((field) => {
      const value = read(field);
      return value === null ? [] : [[field, value]];
    }),
  ) as Partial<Facts>;
  const known = {
    title: read('title') as string | null,
    date: read('date') as string | null,
    updated: read('updated') as string | null,
    description: read('description') as string | null,
    authors: (read('author') ?? []) as readonly string[],
  };
  return {
    ...known,
    facts: facts.zone === undefined ? facts : { ...facts, zoneConfirmed: true },
    unknown: Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.has(name))),
  };
}

/** A field's value as the draft would hold it, to compare it with what the draft says; null where it cannot be read. */
export function readField(field: KnownField, value: unknown): unknown {
  return readers[field](value);
}

function readText(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return null;
  const text = String(value).replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}

/** A list, or names between commas. */
function readList(value: unknown): readonly string[] | null {
  const parts = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(parts)) return null;
  const texts = parts.map(readText);
  if (texts.some((text) => text === null)) return null;
  return texts.length === 0 ? null : (texts as readonly string[]);
}

function readAuthors(value: unknown): readonly string[] | null {
  const parts = Array.isArray(value) ? value : [value];
  const texts = parts.map((part: unknown) =>
    readText(typeof part === 'object' && part !== null && 'name' in part ? part.name : part),
  );
  return texts.length === 0 || texts.some((text) => text === null) ? null : (texts as readonly string[]);
}

function readFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return word === 'yes' || word === 'on' ? true : word === 'no' || word === 'off' ? false : null;
}

function oneOf(value: unknown, check: (text: string) => boolean): string | null {
  const text = readText(value);
  return text !== null && check(text) ? text : null;
}

function slugText(value: unknown): string {
  return (readText(value) ?? '').toLowerCase().replace(/[\s_]+/gu, '-');
}

function readLanguage(value: unknown): string | null {
  const text = readText(value)?.replaceAll('_', '-') ?? '';
  try {
    return text === '' ? null : (Intl.getCanonicalLocales(text)[0] ?? defaultFacts.language);
  } catch {
    return null;
  }
}

const dateForm =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?$/u;

/** A day, or a moment in RFC 3339. A clock time without an offset is a moment nobody knows: only its day is kept. */
function readDate(value: unknown): string | null {
  const text = value instanceof TomlDate ? value.toISOString() : readText(value);
  const found = text === null ? null : dateForm.exec(text);
  const [, day, clock, seconds, offset] = found ?? [];
  if (day === undefined || !isDay(day)) return null;
  if (clock === undefined || offset === undefined) return day;
  const zone = /^z$/iu.test(offset) ? '+00:00' : offset.replace(/^(...):?(..)$/u, '$1:$2');
  const moment = `${day}T${clock}${seconds ?? ':00'}${zone}`;
  return Number.isNaN(Date.parse(moment)) ? null : moment;
}

function readDay(value: unknown): string | null {
  const date = readDate(value);
  return date !== null && date.length === 10 ? date : null;
}

/** Whether the calendar has the day: Date.parse takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

/** A list of roles with names, or one of names by roles. */
function readRoles(value: unknown): readonly Role[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((one: { readonly role?: unknown; readonly name?: unknown } | null) => [
        one?.role,
        one?.name ?? '',
      ])
    : Object.entries(value);
  const roles = pairs.map(([role, name]) => ({ role: readText(role), name: readText(name) ?? '' }));
  if (roles.length === 0 || roles.some(({ role }) => role === null)) return null;
  return roles as readonly Role[];
}
