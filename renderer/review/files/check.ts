import { type Checked, refuse } from '../../file/json';
import { draftName, reviewName, stepsName } from '../../file/names';
import { formatSchema } from '../../file/envelope';
import * as v from 'valibot';
import type { DraftFormat } from '../../document/draft';
import type { Author, SignOff } from '../../document/review-record';
import type { Round, Suggestion, Thread } from '../types';
import { reviewLimits } from './limits';
import { checked, listOf, returnSchema, reviewFormat, sentSchema, stepsSchema, threadSchema } from './schema';
import { stepProblem } from './step-check';

export interface SentJson {
  readonly format: DraftFormat;
  readonly round: Round;
}

export interface ReturnJson {
  readonly format: DraftFormat;
  readonly round: Round;
  readonly reviewer: Author;
  readonly threads: readonly Thread[];
  readonly signOffs: readonly SignOff[];
  readonly resultHash: string;
}

/** The format of `review.json`, read before anything else: of another major version nothing else need be right. */
export function checkFormat(value: unknown): Checked<DraftFormat> {
  const result = checked<{ readonly format: DraftFormat }>(
    v.looseObject({ format: formatSchema }),
    value,
    reviewName,
  );
  return result.ok ? { ok: true, value: result.value.format } : result;
}

/** Why a review of this format cannot be read here; null where it can. */
export function otherFormat({ major, minor }: DraftFormat): string | null {
  if (major === reviewFormat.major) return null;
  const writer = major > reviewFormat.major ? 'a newer' : 'an older';
  return `was written by ${writer} Aftermark (review format ${major}.${minor}; this one reads ${reviewFormat.major})`;
}

/** `review.json` of a draft that is sent. */
export function checkSent(value: unknown): Checked<SentJson> {
  return checked<SentJson>(sentSchema, value, reviewName);
}

/** The comments of a draft that is sent: all are threads. */
export function checkThreads(value: unknown): Checked<readonly Thread[]> {
  const schema = v.looseObject({
    comments: listOf(threadSchema, reviewLimits.threads),
  });
  const list = checked<{ readonly comments: readonly Thread[] }>(schema, { comments: value }, draftName);
  if (!list.ok) return list;
  const twice = threadTwice(list.value.comments, 'comments');
  return twice === null ? { ok: true, value: list.value.comments } : refuse(`In ${draftName}, ${twice}.`);
}

export interface ReturnParts {
  readonly review: ReturnJson;
  readonly suggestions: readonly Suggestion[];
}

/** `review.json` and `steps.json` of a review that comes home. */
export function checkReturn(review: unknown, steps: unknown): Checked<ReturnParts> {
  const head = checked<ReturnJson>(returnSchema, review, reviewName);
  if (!head.ok) return head;
  const list = checked<{ readonly suggestions: readonly Suggestion[] }>(stepsSchema, steps, stepsName);
  if (!list.ok) return list;
  const { suggestions } = list.value;
  const { threads, signOffs, format } = head.value;

  const double = threadTwice(threads, 'threads') ?? idTwice(signOffs, 'signOffs');
  if (double !== null) return refuse(`In ${reviewName}, ${double}.`);
  const problem =
    idTwice(suggestions, 'suggestions') ?? stepsProblem(suggestions, format.minor > reviewFormat.minor);
  if (problem !== null) return refuse(`In ${stepsName}, ${problem}.`);
  return { ok: true, value: { review: head.value, suggestions } };
}

function stepsProblem(suggestions: readonly Suggestion[], mayBeNewer: boolean): string | null {
  const total = suggestions.reduce((sum, { steps }) => sum + steps.length, 0);
  if (total > reviewLimits.steps) return `there are more than ${reviewLimits.steps} steps`;
  for (const [index, { steps }] of suggestions.entries()) {
    for (const [at, step] of steps.entries()) {
      const problem = stepProblem(step, mayBeNewer);
      if (problem !== null) return `suggestions[${index}].steps[${at}] ${problem}`;
    }
  }
  return null;
}

function idTwice(list: readonly { readonly id: string }[], name: string): string | null {
  const ids = new Set<string>();
  for (const [index, { id }] of list.entries()) {
    if (ids.has(id)) return `${name}[${index}] has the id of an earlier one`;
    ids.add(id);
  }
  return null;
}

/** A comment is one of its author's, so two people may have one id; one person's comments may not. */
function threadTwice(threads: readonly Thread[], name: string): string | null {
  for (const [index, { comments }] of threads.entries()) {
    const own = comments.map(({ id, author }) => ({ id: JSON.stringify([id, author.id]) }));
    const twice = idTwice(own, `${name}[${index}].comments`);
    if (twice !== null) return twice;
  }
  return idTwice(threads, name);
}
