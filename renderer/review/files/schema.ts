import * as v from 'valibot';

import { sentence } from '../../../templates/explain';
import { formatSchema, idSchema, timeSchema } from '../../file/envelope';
import { type Checked, refuse } from '../../file/json';
import type { Thread } from '../types';
import { authorSchema } from './author';
import { reviewLimits } from './limits';

/** Version of `review.json` and `steps.json`. A newer minor version only adds; another major one cannot be merged. */
export const reviewFormat = { major: 1, minor: 0 } as const;

const textOf = (limit: number) =>
  v.pipe(v.string(), v.maxLength(limit, `is longer than ${limit} characters`));
/** The length first: a list without end is refused before anything in it is looked at. */
export const listOf = <Item extends v.GenericSchema>(item: Item, limit: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(limit, `has more than ${limit} entries`), v.array(item));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'is not a SHA-256'));
const count = v.pipe(
  v.number(),
  v.safeInteger('is not a whole number'),
  v.minValue(0, 'is below 0'),
  v.maxValue(reviewLimits.position, `is above ${reviewLimits.position}`),
);

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const roundSchema = v.looseObject({
  id: idSchema,
  draftId: idSchema,
  version: count,
  baseHash: hash,
  sentAt: timeSchema,
  recipients: textOf(reviewLimits.recipients),
  request: textOf(reviewLimits.request),
  due: v.pipe(
    v.string(),
    v.check((text) => text === '' || (/^\d{4}-\d{2}-\d{2}$/u.test(text) && isDay(text)), 'is not a day'),
  ),
  permission: v.picklist(['comment', 'suggest']),
  sender: v.exactOptional(authorSchema),
});

const commentSchema = v.looseObject({
  id: idSchema,
  author: authorSchema,
  at: timeSchema,
  text: textOf(reviewLimits.comment),
  editedAt: v.nullable(timeSchema),
});

const quoted = {
  quote: textOf(reviewLimits.quote),
  prefix: textOf(reviewLimits.context),
  suffix: textOf(reviewLimits.context),
};

const anchorSchema = v.pipe(
  v.looseObject({
    block: idSchema,
    ...quoted,
    from: count,
    to: count,
    version: count,
    original: v.exactOptional(v.looseObject(quoted)),
    lost: v.exactOptional(v.boolean()),
    repeated: v.exactOptional(v.boolean()),
    section: v.exactOptional(textOf(reviewLimits.quote)),
  }),
  v.check(({ from, to, quote }) => to - from === quote.length, 'is not as long as its quote'),
);

const resolution = { by: authorSchema, at: timeSchema };

export const threadSchema = v.looseObject({
  id: idSchema,
  anchor: anchorSchema,
  blocking: v.boolean(),
  comments: v.pipe(listOf(commentSchema, reviewLimits.commentsInThread), v.minLength(1, 'is empty')),
  resolved: v.nullable(v.looseObject(resolution)),
  events: v.exactOptional(
    listOf(
      v.looseObject({
        kind: v.picklist(['resolved', 'reopened', 'blocking', 'not blocking']),
        ...resolution,
      }),
      reviewLimits.eventsInThread,
    ),
  ),
});

const signOffSchema = v.looseObject({
  id: idSchema,
  section: idSchema,
  contentHash: hash,
  author: authorSchema,
  at: timeSchema,
});

/** `review.json` of a draft that is sent. */
export const sentSchema = v.looseObject({ format: formatSchema, round: roundSchema });

/** `review.json` of a review that comes home. */
export const returnSchema = v.looseObject({
  format: formatSchema,
  round: roundSchema,
  reviewer: authorSchema,
  threads: listOf(threadSchema, reviewLimits.threads),
  signOffs: listOf(signOffSchema, reviewLimits.signOffs),
  resultHash: hash,
});

/** `steps.json`; the steps themselves are looked at by `stepProblem`. */
export const stepsSchema = v.looseObject({
  suggestions: listOf(
    v.looseObject({ id: idSchema, author: authorSchema, at: timeSchema, steps: v.array(v.unknown()) }),
    reviewLimits.suggestions,
  ),
});

const hints: Readonly<Record<string, string>> = {
  format: 'the version of the format, such as { "major": 1, "minor": 0 }',
  round: 'what was sent, to whom and when',
  'round.due': 'a day as YYYY-MM-DD, or empty text',
  'round.permission': 'either "comment" or "suggest"',
  reviewer: 'whose review it is: id, name and role',
  threads: 'a list of comments with their replies',
  signOffs: 'a list of the sections that were read and agreed',
  suggestions: 'a list of changes',
};

/**
 * Holds a value from outside to a schema. What is not known in it stays: the value given is the value returned.
 * @param name what the value is called in messages, such as "review.json"
 */
export function checked<Output>(
  schema: v.GenericSchema<unknown, unknown>,
  value: unknown,
  name: string,
): Checked<Output> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return { ok: true, value: value as Output };
  const [issue] = result.issues;
  return refuse(
    issue.path === undefined ? `${name} does not hold a review.` : `In ${name}, ${sentence(issue, hints)}`,
  );
}

/** Whether a comment of a draft is a thread of today's form. */
export function isThread(value: unknown): value is Thread {
  return v.safeParse(threadSchema, value, { abortEarly: true }).success;
}
