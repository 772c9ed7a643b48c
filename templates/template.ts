import * as v from 'valibot';
import type { FactName } from '../renderer/document/facts';
import { audiences, type Audience } from '../renderer/document/vocabulary';
import { closest, sentence } from './explain';

/** Facts that a template may ask for, in the order in which they are offered. */
export const templateFacts = [
  'severity',
  'incidentStatus',
  'services',
  'roles',
  'zone',
  'language',
  'tags',
] as const satisfies readonly FactName[];
export type TemplateFact = (typeof templateFacts)[number];

/** Structured blocks and placeholders that a template may place. Each is the name of a node of the document. */
export const templateBlocks = [
  'metrics',
  'picture',
  'timeline',
  'impacts',
  'factors',
  'actions',
  'coverage',
] as const;
export type TemplateBlock = (typeof templateBlocks)[number];

/** The version of the format that this code reads and writes. A newer minor version only adds fields. */
export const templateFormat = { major: 1, minor: 0 } as const;

/** Far above what a post-mortem needs; they keep an absurd file from filling the window or the disk. */
export const templateLimits = {
  id: 64,
  name: 80,
  description: 400,
  sourceName: 200,
  url: 500,
  severities: 12,
  severity: 40,
  sections: 60,
  heading: 120,
  guidance: 600,
  questions: 12,
  question: 300,
} as const;

export interface TemplateSection {
  /** Slug, unique within the template. A heading of the draft carries it, whatever its words become. */
  readonly id: string;
  readonly heading: string;
  /** 2 when left out. A section reaches up to the next heading of its own or a higher level. */
  readonly level?: 2 | 3;
  /** One or two sentences, shown where nothing is written yet and never exported. Empty in a pure group of sections. */
  readonly guidance: string;
  readonly questions: readonly string[];
  /** An empty required section is pointed out; an empty optional one is left out of what is published. */
  readonly required: boolean;
  /** Placed at the start of the section, in this order. */
  readonly blocks: readonly TemplateBlock[];
}

/** A post-mortem template, as it lies in a file and as a draft carries it along. The README has the fields as a table. */
export interface Template {
  readonly format: 1;
  /** Minor version of the format; 0 when left out. */
  readonly minor?: number;
  readonly id: string;
  readonly name: string;
  /** Raised with every change to the template's content, so that a draft can be offered the newer one. */
  readonly version: number;
  readonly description: string;
  /** The published practice that the template is true to. */
  readonly source: { readonly name: string; readonly url?: string };
  /** Whom a draft made from this template is meant for, until its author decides otherwise. */
  readonly audience: Audience;
  /** BCP 47 tag of the language that headings and guidance are written in; "en" when left out. */
  readonly language?: string;
  readonly facts: readonly TemplateFact[];
  /** Offered beside free text, the worst first. */
  readonly severities?: readonly string[];
  /** Blocks that stand between the title and the first section. */
  readonly opening?: readonly TemplateBlock[];
  readonly sections: readonly TemplateSection[];
}

/** What to expect of each field, in words: the end of the sentence about a field that is missing or wrong. */
const hints: Readonly<Record<string, string>> = {
  format: 'the version of the template format, the number 1',
  minor: 'the minor version of the template format, a number such as 0',
  id: 'a short name of small letters, digits and hyphens, such as "public-report"',
  name: 'the name people choose the template by',
  version: "the version of the template's content, a whole number from 1 on",
  description: 'a sentence that says when to choose this template',
  source: 'the practice that the template follows, such as { "name": "Our incident handbook" }',
  'source.name': 'the name of the book, page or house whose practice the template follows',
  'source.url': 'an address that begins with https:// or http://',
  audience: 'either "public" or "internal"',
  language: 'a language tag, such as "en" or "pt-BR"',
  facts: `a list with any of ${templateFacts.join(', ')}`,
  'facts[]': `any of ${templateFacts.join(', ')}`,
  severities: 'a list of texts, such as ["SEV-1", "SEV-2"], together with "severity" in facts',
  'severities[]': 'the name of a severity, such as "SEV-1"',
  opening: `a list with any of ${templateBlocks.join(', ')}`,
  'opening[]': `any of ${templateBlocks.join(', ')}`,
  sections: 'a list of the sections, at least one',
  'sections[]': 'a section with id, heading, guidance, questions, required and blocks',
  'sections[].id':
    'a short name of small letters, digits and hyphens that no other section has, such as "root-cause"',
  'sections[].heading': 'the words that stand above the section',
  'sections[].level': 'the number 2 or 3',
  'sections[].guidance':
    'a sentence or two shown while nothing is written; empty text if there is nothing to say',
  'sections[].questions': 'a list of questions to answer; an empty list if there are none',
  'sections[].questions[]': 'a question to answer',
  'sections[].required': 'true or false',
  'sections[].blocks': `a list with any of ${templateBlocks.join(', ')}; an empty list if there are none`,
  'sections[].blocks[]': `any of ${templateBlocks.join(', ')}`,
};

const lineOf = (limit: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'has a line break or an invisible control character'),
    v.maxLength(limit, `is longer than ${limit} characters`),
  );
const textOf = (limit: number) => v.pipe(lineOf(limit), v.regex(/\S/u, 'is empty'));
const slug = v.pipe(
  textOf(templateLimits.id),
  v.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
    'has other characters than small letters, digits and single hyphens',
  ),
);
const distinct = <T extends readonly unknown[]>() =>
  v.check<T, string>((list) => new Set(list).size === list.length, 'names the same thing twice');
const blocks = v.pipe(v.array(v.picklist(templateBlocks)), distinct());

const sourceSchema = v.looseObject({
  name: textOf(templateLimits.sourceName),
  url: v.exactOptional(
    v.pipe(
      textOf(templateLimits.url),
      v.url('is not a web address'),
      v.regex(/^https?:\/\//iu, 'is not a web address'),
    ),
  ),
});

const sectionSchema = v.looseObject({
  id: slug,
  heading: textOf(templateLimits.heading),
  level: v.exactOptional(v.picklist([2, 3])),
  guidance: lineOf(templateLimits.guidance),
  questions: v.pipe(
    v.array(textOf(templateLimits.question)),
    v.maxLength(templateLimits.questions, `has more than ${templateLimits.questions} entries`),
  ),
  required: v.boolean(),
  blocks,
});

const schema = v.looseObject({
  format: v.literal(templateFormat.major),
  minor: v.exactOptional(v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is below 0'))),
  id: slug,
  name: textOf(templateLimits.name),
  version: v.pipe(
    v.number(),
    v.safeInteger('is not a whole number that can be kept exactly'),
    v.minValue(1, 'is below 1'),
  ),
  description: textOf(templateLimits.description),
  source: sourceSchema,
  audience: v.picklist(audiences),
  language: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[a-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/u, 'is not a language tag')),
  ),
  facts: v.pipe(v.array(v.picklist(templateFacts)), distinct()),
  severities: v.exactOptional(
    v.pipe(
      v.array(textOf(templateLimits.severity)),
      v.maxLength(templateLimits.severities, `has more than ${templateLimits.severities} entries`),
      distinct(),
    ),
  ),
  opening: v.exactOptional(blocks),
  sections: v.pipe(
    v.array(sectionSchema),
    v.minLength(1, 'is empty'),
    v.maxLength(templateLimits.sections, `has more than ${templateLimits.sections} entries`),
  ),
});

/** For files that hold a template among other things. {@link parseTemplate} says more about what is wrong. */
export const templateSchema: v.GenericSchema<unknown, Template> = schema;

export type TemplateResult =
  { readonly ok: true; readonly template: Template } | { readonly ok: false; readonly message: string };

/**
 * Reads a template from parsed JSON.
 *
 * Fields that are not known: in a file of this or an older minor version they are refused, because there they can only
 * be misspelt; in a file that states a newer `minor` they are kept as they are, because a newer Aftermark put them
 * there. `$schema` and fields whose names begin with "x-" are always kept.
 *
 * @returns the template, or one sentence that names the first wrong field by its path and says what belongs there.
 */
export function parseTemplate(json: unknown): TemplateResult {
  if (!isRecord(json)) {
    return bad('A template is a JSON object in curly brackets, with format, id, name and sections.');
  }
  if (typeof json['format'] === 'number' && json['format'] > templateFormat.major) {
    return bad(
      `This template has format ${json['format']}, which a newer Aftermark made; this one reads format ${templateFormat.major}.`,
    );
  }
  const newer = typeof json['minor'] === 'number' && json['minor'] > templateFormat.minor;
  const stranger = newer ? undefined : unknownField(json);
  if (stranger !== undefined) return bad(stranger);

  const result = v.safeParse(schema, json, { abortPipeEarly: true });
  const issue = result.issues?.[0];
  if (issue !== undefined) {
    const text = sentence(issue, hints);
    return bad(newer ? `${text} The template says that a newer Aftermark made it.` : text);
  }
  if (!result.success) return bad('This is not a template.');
  const conflict = contradiction(result.output);
  return conflict === undefined ? { ok: true, template: result.output } : bad(conflict);
}

const bad = (message: string): TemplateResult => ({ ok: false, message });

/** What no single field can show: two fields that do not go together. */
function contradiction(template: Template): string | undefined {
  const firstWith = new Map<string, number>();
  for (const [index, { id, level }] of template.sections.entries()) {
    const first = firstWith.get(id);
    if (first !== undefined) {
      return `sections[${index}].id is "${id}", which sections[${first}] already has: every section needs its own.`;
    }
    firstWith.set(id, index);
    if (index === 0 && level === 3) {
      return 'sections[0].level is 3, but the first section has no section of level 2 to belong to.';
    }
  }
  if (template.severities !== undefined && !template.facts.includes('severity')) {
    return 'severities is given, but facts does not name "severity": add it there, or leave severities out.';
  }
  return undefined;
}

/** The first field, in the order of the file, that no version up to this one knows. */
function unknownField(json: Readonly<Record<string, unknown>>): string | undefined {
  const places: [string, unknown, object][] = [
    ['', json, schema.entries],
    ['source.', json['source'], sourceSchema.entries],
  ];
  const sections = Array.isArray(json['sections']) ? json['sections'].slice(0, templateLimits.sections) : [];
  for (const [index, section] of sections.entries()) {
    places.push([`sections[${index}].`, section, sectionSchema.entries]);
  }
  for (const [prefix, value, entries] of places) {
    if (!isRecord(value)) continue;
    const known = Object.keys(entries);
    const key = Object.keys(value).find((k) => !known.includes(k) && k !== '$schema' && !k.startsWith('x-'));
    if (key === undefined) continue;
    const near = closest(
      key,
      known.filter((k) => !Object.hasOwn(value, k)),
    );
    const advice = near === undefined ? `known are ${known.join(', ')}` : `did you mean ${prefix}${near}?`;
    return `${prefix}${key.slice(0, 60)} is not a field of a template: ${advice}${near === undefined ? '.' : ''}`;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
