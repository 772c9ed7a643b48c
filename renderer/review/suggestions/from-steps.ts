import type { Node } from '@tiptap/pm/model';
import { AttrStep, DocAttrStep, type Step } from '@tiptap/pm/transform';

import { audienceAttribute, factNames } from '../../document/facts';
import type { Author } from '../../document/review-record';
import { idOf as blockId } from '../block-text';
import { canonical } from '../canonical';
import { replay } from '../replay';
import type { Suggestion } from '../types';
import type { Change } from './change';
import { changesBetween, changesInBulk } from './difference';
import { latestTime, piecesOfLog, touchedBy, type TimedStep, type Touched } from './log-pieces';

/** Steps that a reviewer made, in order, with when. */
export interface MadeStep {
  /** ProseMirror step as JSON. */
  readonly step: unknown;
  /** Milliseconds UTC. */
  readonly at: number;
}

export interface SuggestionsInput {
  /** The draft that was sent, or the state after the suggestions that were returned before. */
  readonly base: Node;
  readonly made: readonly MadeStep[];
  readonly author: Author;
  /** Names a suggestion by what it does, so that the same work has the same id whenever it is returned. */
  readonly idOf: (content: string) => Promise<string>;
  /**
   * What the reviewer sees, where it is at hand. It is compared with the base where the steps cannot be read, as with
   * those of a newer version.
   */
  readonly result?: Node;
  /** Milliseconds UTC: the time of what no step tells the time of. */
  readonly now?: number;
}

/** The steps do not lead from the base to anything. The message is one sentence for people. */
export class UnreadableSteps extends Error {
  constructor(readonly index: number) {
    super(
      `Step ${index + 1} of the review does not fit the draft that was sent; nothing was returned, and the text is unchanged.`,
    );
    this.name = 'UnreadableSteps';
  }
}

/** What of the document as a whole a reviewer may suggest to change: what is known of the incident, and for whom it is. The
 * document's own status is moved by whoever keeps it. */
const suggestible: ReadonlySet<string> = new Set<string>(
  factNames.filter((name) => name !== 'status').flatMap((name) => [name, audienceAttribute(name)]),
);

const isFact = (name: string): boolean => suggestible.has(name);

interface Work {
  readonly steps: readonly TimedStep[];
  /** When each attribute was last changed. */
  readonly attributes: ReadonlyMap<string, number>;
  readonly result: Node;
}

const keyOf = (block: string | null, name: string): string => `${block ?? ''} ${name}`;

/** Names the attribute that a step changes; null where it changes none. */
function attributeOf(step: Step, before: Node): string | null {
  if (step instanceof DocAttrStep) return keyOf(null, step.attr);
  const node = step instanceof AttrStep ? before.nodeAt(step.pos) : null;
  return step instanceof AttrStep && node !== null ? keyOf(blockId(node), step.attr) : null;
}

function readSteps(base: Node, made: readonly MadeStep[]): Work | UnreadableSteps {
  const steps: TimedStep[] = [];
  const attributes = new Map<string, number>();
  let result = base;
  for (const [index, { step: json, at }] of made.entries()) {
    const replayed = replay(result, [json]);
    if (!replayed.ok) return new UnreadableSteps(index);
    for (const { step, before } of replayed.steps) {
      steps.push({ step, at });
      const name = attributeOf(step, before);
      if (name !== null) attributes.set(name, at);
    }
    result = replayed.document;
  }
  return { steps, attributes, result };
}

/** A reviewed document as far as it can be suggested: all else that stands in attributes of the document is as in the base. */
export function suggested(base: Node, result: Node): Node {
  const attrs = Object.fromEntries(
    Object.entries(base.attrs).map(
      ([name, value]) => [name, isFact(name) ? result.attrs[name] : value] as const,
    ),
  );
  return result.type.create(attrs, result.content, result.marks);
}

/** What a change does, without the positions that come of the changes before it. */
function contentOf({ steps, pieces }: Change): unknown {
  const positions: ReadonlySet<string> = new Set(['from', 'to', 'gapFrom', 'gapTo', 'pos']);
  return {
    at: pieces.map(({ fromA, toA }) => [fromA, toA]),
    steps: steps.map((step) =>
      Object.fromEntries(Object.entries(step.toJSON() as object).filter(([name]) => !positions.has(name))),
    ),
  };
}

/** When a change was made: at the latest of the steps that touched what it is about. */
function timeOf({ pieces, attribute }: Change, { steps, attributes }: Work, touched: Touched): number {
  const own = attribute === undefined ? undefined : attributes.get(keyOf(attribute.block, attribute.name));
  return own ?? latestTime(touched, pieces) ?? steps.reduce((latest, { at }) => Math.max(latest, at), 0);
}

/** Whether steps, as they will be read from a file, lead from the base to the result. */
function leadsTo(base: Node, result: Node, suggestions: readonly Suggestion[]): boolean {
  const replayed = replay(
    base,
    suggestions.flatMap(({ steps }) => steps),
  );
  return replayed.ok && replayed.document.eq(result);
}

/**
 * What a reviewer suggests, change by change: words that were typed and deleted again are in none of them, what belongs
 * together (a word replaced, a row moved) is one, and all of them in order make of `base` what the reviewer sees, to the
 * last attribute.
 *
 * Of the document as a whole only the facts of the incident and their audiences are suggested: what was set aside, agreed
 * or decided here is nobody's suggestion.
 *
 * @throws {UnreadableSteps} where a step does not fit and no `result` is given
 */
export async function suggestionsFrom(input: SuggestionsInput): Promise<readonly Suggestion[]> {
  const { base, made, author, idOf } = input;
  const read = readSteps(base, made);
  if (read instanceof UnreadableSteps && input.result === undefined) throw read;
  const seen = input.result ?? (read instanceof UnreadableSteps ? base : read.result);
  const result = suggested(base, seen);
  const work = read instanceof UnreadableSteps || !suggested(base, read.result).eq(result) ? null : read;
  const pair = { before: base, after: result };
  const log = work === null ? undefined : piecesOfLog(pair, touchedBy(work.steps, false));
  const touched = work === null ? [] : touchedBy(work.steps, true);
  const last = made.reduce((latest, { at }) => Math.max(latest, at), 0) || (input.now ?? 0);
  // Not in canonical form: that takes longer than all the rest, and a schema writes its attributes in one order.
  const baseName = await idOf(JSON.stringify(base));
  const nameAll = async (changes: readonly Change[]): Promise<readonly Suggestion[]> => {
    const times = new Map<string, number>();
    return await Promise.all(
      changes.map(async (change) => {
        const content = canonical({ author: author.id, base: baseName, ...(contentOf(change) as object) });
        const time = times.get(content) ?? 0;
        times.set(content, time + 1);
        return {
          id: await idOf(time === 0 ? content : `${content} ${time}`),
          author,
          at: work === null ? last : timeOf(change, work, touched),
          steps: change.steps.map((step) => step.toJSON() as unknown),
        };
      }),
    );
  };
  const fine = await nameAll(changesBetween(pair, isFact, log));
  if (leadsTo(base, result, fine)) return fine;
  return await nameAll(changesInBulk(pair, isFact));
}
