/** A document as the window showed it, as JSON, from `at` on (milliseconds UTC). */
export interface State {
  readonly at: number;
  readonly document: string;
}

/** Something beside the document that the window showed as done. */
export interface Claim {
  readonly at: number;
  readonly text: string;
}

export interface DraftHistory {
  /** In the order in which the window showed them. The first is what the draft was when this life of the app began. */
  readonly states: readonly State[];
  /** Comments that were made in it. */
  readonly comments: readonly Claim[];
  /** States of earlier lives, which it may not fall back to. */
  readonly past: ReadonlySet<string>;
}

/** What the window has shown so far, by the key of each draft (`keyOf` of its title). */
export type History = ReadonlyMap<string, DraftHistory>;

/** The time of a state that was there before this life of the app. */
export const before = Number.NEGATIVE_INFINITY;

const nothing: DraftHistory = { states: [], comments: [], past: new Set() };

/** The history with another state of a draft; one that is the same as the last adds nothing. */
export function withState(history: History, key: string, state: State): History {
  const draft = history.get(key) ?? nothing;
  if (draft.states.at(-1)?.document === state.document) return history;
  return new Map(history).set(key, { ...draft, states: [...draft.states, state] });
}

export function withComment(history: History, key: string, comment: Claim): History {
  const draft = history.get(key) ?? nothing;
  return new Map(history).set(key, { ...draft, comments: [...draft.comments, comment] });
}

/** What the next life of the app begins with: what was found, and nothing that is still to be promised. */
export interface Begun {
  readonly document: string;
  /** Null where they were not read, and are as they were. */
  readonly comments: readonly string[] | null;
}

export function begunAnew(history: History, found: ReadonlyMap<string, Begun>): History {
  return new Map(
    [...found].map(([key, { document, comments }]): [string, DraftHistory] => {
      const draft = history.get(key) ?? nothing;
      const past = new Set([...draft.past, ...draft.states.map((state) => state.document)]);
      past.delete(document);
      const texts = comments ?? draft.comments.map(({ text }) => text);
      const kept = texts.map((text): Claim => ({ at: before, text }));
      return [key, { states: [{ at: before, document }], comments: kept, past }];
    }),
  );
}
