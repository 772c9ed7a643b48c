import { isObject } from '../../../document/attributes';
import { isAnchor } from '../../../review/thread-guard';
import type { Anchor } from '../../../review/types';
import type { SaveOutcome } from '../../../storage/autosave';
import type { Database } from '../../../storage/database';
import { getSetting, setSetting } from '../../../storage/settings';

/** A comment that is being written. */
export interface Composing {
  readonly anchor: Anchor;
  /** Markdown. */
  readonly text: string;
  readonly blocking: boolean;
}

/** What was written in comments and not yet sent. */
export interface Unsent {
  readonly comment: Composing | null;
  /** Replies by the id of their thread, and changes of comments by `editKey`; Markdown. */
  readonly replies: Readonly<Record<string, string>>;
}

/** Names the changed words of a comment among what is unsent. No id has a space. */
export const editKey = (comment: string): string => `edit ${comment}`;

export const nothingUnsent: Unsent = { comment: null, replies: {} };

/** Where it is kept, so that closing the window loses none of it. */
export interface UnsentStore {
  readonly read: () => Promise<Unsent>;
  /** Takes it for the next save, in place of what was taken before. */
  readonly keep: (unsent: Unsent) => void;
}

/** The same with its own end: what saves the draft saves this as well. */
export interface SavedUnsent extends UnsentStore {
  /** Stores what was taken last. Where that fails, the next save tries it again. */
  readonly save: () => Promise<SaveOutcome>;
}

const settingKey = (draftId: string): string => `unsent-comments:${draftId}`;

function readUnsent(value: unknown): Unsent {
  if (!isObject(value)) return nothingUnsent;
  const { comment, replies } = value;
  const isComment =
    isObject(comment) &&
    isAnchor(comment['anchor']) &&
    typeof comment['text'] === 'string' &&
    typeof comment['blocking'] === 'boolean';
  const kept = isObject(replies)
    ? Object.entries(replies).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : [];
  return { comment: isComment ? (comment as unknown as Composing) : null, replies: Object.fromEntries(kept) };
}

/** @param onChange called whenever there is something to save */
export function createUnsentStore(db: Database, draftId: string, onChange: () => void): SavedUnsent {
  /** Null where all is stored. */
  let wanted: Unsent | null = null;
  return {
    read: async () => {
      try {
        return readUnsent(await getSetting(db, settingKey(draftId)));
      } catch {
        return nothingUnsent;
      }
    },
    keep: (unsent) => {
      wanted = unsent;
      onChange();
    },
    save: async () => {
      const taken = wanted;
      if (taken === null) return { kind: 'saved' };
      const kept = await setSetting(db, settingKey(draftId), taken, 'keep the comment that you are writing');
      if (kept.kind === 'failed') return kept;
      if (wanted === taken) wanted = null;
      return { kind: 'saved' };
    },
  };
}
