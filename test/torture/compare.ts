import { before, type DraftHistory, type History } from './history';

/** A draft as it is after a kill. */
export interface FoundDraft {
  /** The document as JSON, as the window shows it. */
  readonly document: string;
  /** Texts of its comments; null where they were not read. */
  readonly comments: readonly string[] | null;
  /** How many images its document shows whose bytes are not there. */
  readonly missingImages: number;
}

/**
 * What became of a draft.
 * - `lost`: a state of this life that was promised is not there, nor a later one.
 * - `older`: something from before this life is gone: the draft, a comment, or it fell back behind where it began.
 * - `mixed`: what is there never was.
 * - `image`: an image that the text shows is gone.
 */
export type Verdict = 'kept' | 'lost' | 'older' | 'mixed' | 'image';

export interface Judgement {
  readonly key: string;
  readonly verdict: Verdict;
  /** How many states of this life had to be there, or a later one. */
  readonly promised: number;
  /** What is wrong, in a sentence; '' where nothing is. */
  readonly why: string;
}

/** What was on the screen so many milliseconds before a kill is there after it. */
export const promise = 2_000;

function lastIndex(
  states: DraftHistory['states'],
  matches: (at: number, document: string) => boolean,
): number {
  return states.findLastIndex(({ at, document }) => matches(at, document));
}

function judgeDocument(
  draft: DraftHistory,
  found: FoundDraft | undefined,
  until: number,
): readonly [Verdict, string] {
  const { states, past } = draft;
  const promised = lastIndex(states, (at) => at <= until);
  if (found === undefined) {
    if (promised === -1) return ['kept', ''];
    return states[0]?.at === before ? ['older', 'the draft is gone'] : ['lost', 'the new draft is not there'];
  }
  // A state may come again, by undo. Which of them it is cannot be told, so it counts as the last.
  const there = lastIndex(states, (_at, document) => document === found.document);
  if (there >= promised && there !== -1) return ['kept', ''];
  if (there !== -1) {
    const missing = `${promised - there} promised states later than the one that is there`;
    const late = (states[promised]?.at ?? 0) - (states[there + 1]?.at ?? 0);
    return ['lost', `${missing}, of ${Math.round(late)} ms`];
  }
  return past.has(found.document)
    ? ['older', 'a state from before the app was started']
    : ['mixed', 'what is there was never on the screen'];
}

function judgeDraft(
  draft: DraftHistory,
  found: FoundDraft | undefined,
  until: number,
): readonly [Verdict, string] {
  const ofDocument = judgeDocument(draft, found, until);
  if (ofDocument[0] !== 'kept' || found === undefined) return ofDocument;
  if (found.missingImages > 0) return ['image', `${found.missingImages} images are gone`];
  if (found.comments === null) return ofDocument;
  // The same words twice are two comments.
  const left = [...found.comments];
  for (const { at, text } of draft.comments) {
    const index = left.indexOf(text);
    if (index !== -1) left.splice(index, 1);
    else if (at <= until) return [at === before ? 'older' : 'lost', `the comment “${text}” is gone`];
  }
  return ofDocument;
}

/**
 * Compares what is there after a kill with what the window showed before it.
 *
 * @param until the last moment, milliseconds UTC, whose state has to be there: `promise` before the kill, or the very
 *   end where everything was said to be saved
 * @param mayBeNew keys of drafts that were being made when the kill came
 */
export function judge(
  history: History,
  found: ReadonlyMap<string, FoundDraft>,
  until: number,
  mayBeNew: readonly string[] = [],
): readonly Judgement[] {
  const known = [...history].map(([key, draft]): Judgement => {
    const [verdict, why] = judgeDraft(draft, found.get(key), until);
    const promised = draft.states.filter(({ at }) => at !== before && at <= until).length;
    return { key, verdict, promised, why };
  });
  const others = [...found.keys()].filter((key) => !history.has(key) && !mayBeNew.includes(key));
  return [
    ...known,
    ...others.map((key): Judgement => ({
      key,
      verdict: 'mixed',
      promised: 0,
      why: 'nobody made this draft',
    })),
  ];
}
