import * as v from 'valibot';
import { sentence } from '../../templates/explain';
import { templateSchema } from '../../templates/template';
import { type Draft, type DraftFormat, draftFormat } from '../document/draft';
import { type Checked, refuse } from './json';
import { checkDocument } from './node-check';

/** The last millisecond that a Date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const lastTime = 8_640_000_000_000_000;

export const formatSchema = v.looseObject({
  major: v.pipe(v.number(), v.safeInteger('is not a whole number'), v.minValue(0, 'is below 0')),
  minor: v.pipe(v.number(), v.safeInteger('is not a whole number'), v.minValue(0, 'is below 0')),
});

/** Milliseconds UTC. */
export const timeSchema = v.pipe(
  v.number(),
  v.safeInteger('is not a whole number of milliseconds'),
  v.minValue(-lastTime, 'is before every date'),
  v.maxValue(lastTime, 'is after every date'),
);

export const idSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u, 'is not an id'));

/** What stands around the document. Loose, because a newer minor version may put more there. */
const envelopeSchema = v.looseObject({
  format: formatSchema,
  id: idSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
  comments: v.array(v.unknown()),
  template: templateSchema,
});

const hints: Readonly<Record<string, string>> = {
  format: 'the version of the format, such as { "major": 1, "minor": 0 }',
  'format.major': 'a whole number',
  'format.minor': 'a whole number',
  id: 'up to 64 letters, digits, hyphens or underscores',
  createdAt: 'a time in milliseconds since 1970, UTC',
  updatedAt: 'a time in milliseconds since 1970, UTC',
  comments: 'a list; an empty list if there are none',
  template: 'the template that the draft was made from',
};

/**
 * Checks that a JSON value is a draft. What is known must be right; what is not known stays: the value given is the
 * value returned, not a copy of the known part.
 *
 * @param name what the value is called in messages, such as "draft.json"
 */
export function checkDraft(value: unknown, name: string): Checked<Draft> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(`${name} does not hold a draft.`);
  }
  const envelope = v.safeParse(envelopeSchema, value, { abortEarly: true });
  if (!envelope.success) return refuse(`In ${name}, ${sentence(envelope.issues[0], hints)}`);
  const document = checkDocument((value as Readonly<Record<string, unknown>>)['document']);
  if (!document.ok) return refuse(`In ${name}, ${document.message}`);
  return { ok: true, value: value as unknown as Draft };
}

function writtenBy(format: DraftFormat): string {
  const writer = format.major > draftFormat.major ? 'a newer' : 'an older';
  return `was written by ${writer} Aftermark (format ${format.major}.${format.minor}; this one edits format ${draftFormat.major})`;
}

/** Why a draft of this format may be read but not edited; null where it may be edited. */
export function readOnlyReason(format: DraftFormat): string | null {
  if (format.major === draftFormat.major) return null;
  return `This post-mortem ${writtenBy(format)}, so it opens for reading only.`;
}

/** The sentence for a file of another format that this version cannot even show. */
export function unreadable(format: DraftFormat): string {
  return `This post-mortem ${writtenBy(format)} and cannot be shown here; open it with that version.`;
}
