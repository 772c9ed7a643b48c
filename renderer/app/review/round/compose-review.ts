import type { Node } from '@tiptap/pm/model';

import { isObject } from '../../../document/attributes';
import { admitDocument, releaseDocument } from '../../../document/admit';
import type { Draft, NodeJSON } from '../../../document/draft';
import { audienceAttribute, factNames } from '../../../document/facts';
import { isSignOff, type Author, type SignOff } from '../../../document/review-record';
import { canonicalHash } from '../../../file/canonical-json';
import { mapAnchors } from '../../../review/anchor';
import { canonical } from '../../../review/canonical';
import { replay, undone } from '../../../review/replay';
import { suggestionsFrom } from '../../../review/suggestions/from-steps';
import { readThreads } from '../../../review/thread-guard';
import type { Review, Suggestion, Thread } from '../../../review/types';
import type { ReviewRow, StepsRow } from '../../../storage/rows';
import { withoutCaretLine, withoutLastLine } from './caret-line';

export interface Reviewed {
  readonly row: ReviewRow;
  /** The reviewer's draft as it is stored. */
  readonly draft: Draft;
  /** The saves since the last return, or since it came; the oldest first. Null where the log has a gap. */
  readonly saves: readonly StepsRow[] | null;
  readonly reviewer: Author;
}

export type Composed =
  | {
      readonly ok: true;
      readonly review: Review;
      /** How many suggestions were made since the last return. */
      readonly fresh: number;
    }
  | { readonly ok: false; readonly message: string };

const lost = 'The steps of this review do not fit the draft that came, so nothing was returned.';

const stepsOf = (suggestions: readonly Suggestion[]): readonly unknown[] =>
  suggestions.flatMap(({ steps }) => steps);

/** Names a suggestion by what it does. */
const idOf = async (content: string): Promise<string> => `s${(await canonicalHash(content)).slice(0, 32)}`;

/** Of the document itself only facts are suggested; what was set aside or agreed to here is no suggestion. */
function suggestible({ attrs = {}, ...rest }: NodeJSON): unknown {
  return { ...rest, attrs: factNames.map((name) => [name, attrs[name], attrs[audienceAttribute(name)]]) };
}

/**
 * What a reviewer brings home: the suggestions of earlier returns as they were, those made since, the threads that are
 * new or that somebody wrote in, and the sections that were agreed to.
 */
export async function composeReview({ row, draft, saves, reviewer }: Reviewed): Promise<Composed> {
  const { round, sent, returned } = row;
  const base = admitDocument(sent.document);
  const before = returned?.suggestions ?? [];
  const frozen = replay(base, stepsOf(before));
  if (!frozen.ok) return { ok: false, message: lost };
  const since = await suggestionsFrom({
    base: frozen.document,
    made: (saves ?? []).flatMap(({ steps, at }) => steps.map((step) => ({ step, at }))),
    author: reviewer,
    idOf,
    result: admitDocument(draft.document),
  });
  const brought = withoutCaretLine(frozen.document, since);
  const suggestions = [...before, ...brought];
  const result = replay(base, stepsOf(suggestions));
  if (!result.ok) return { ok: false, message: lost };
  const released = releaseDocument(result.document);
  const seen = brought.length < since.length ? withoutLastLine(draft.document) : draft.document;
  if (canonical(suggestible(released)) !== canonical(suggestible(seen))) return { ok: false, message: lost };
  return {
    ok: true,
    review: {
      round,
      reviewer,
      suggestions,
      threads: broughtThreads(draft.comments, sent.comments, {
        version: round.version,
        base,
        toBase: result.steps.toReversed().map((step) => undone(step).step),
        now: result.document,
      }),
      signOffs: ownSignOffs(draft, sent, reviewer),
      resultHash: await canonicalHash(released),
    },
    fresh: brought.length,
  };
}

/** What was said, without where: a place moves with every edit. */
const said = (thread: Thread): string => canonical({ ...thread, anchor: null });

interface Places {
  /** The version at home that the base is. */
  readonly version: number;
  readonly base: Node;
  readonly now: Node;
  /** The steps from `now` back to the base. */
  readonly toBase: Parameters<typeof mapAnchors>[1]['steps'];
}

/**
 * The threads that home does not have as they are. Their places are told in the draft that was sent: of the reviewer's
 * version home knows nothing.
 */
function broughtThreads(
  comments: readonly unknown[],
  sent: readonly unknown[],
  { version, base, now, toBase }: Places,
): readonly Thread[] {
  const came = new Map(readThreads(sent).threads.map((thread) => [thread.id, thread]));
  const brought = readThreads(comments).threads.filter((thread) => {
    const known = came.get(thread.id);
    return known === undefined || said(known) !== said(thread);
  });
  const anchors = mapAnchors(
    brought.map(({ anchor }) => anchor),
    { base: now, steps: toBase },
    base,
    version,
  );
  return brought.map((thread, index) => ({
    ...thread,
    anchor: came.get(thread.id)?.anchor ?? anchors[index] ?? thread.anchor,
  }));
}

/** The sections that this reviewer has agreed to here. */
export function ownSignOffs(draft: Draft, sent: Draft, reviewer: Author): readonly SignOff[] {
  const came = new Set(signOffsOf(sent).map(({ id }) => id));
  return signOffsOf(draft).filter(({ id, author }) => author.id === reviewer.id && !came.has(id));
}

function signOffsOf({ document: { attrs } }: Draft): readonly SignOff[] {
  const list: unknown = isObject(attrs) ? attrs['signOffs'] : undefined;
  return Array.isArray(list) ? list.filter(isSignOff) : [];
}
