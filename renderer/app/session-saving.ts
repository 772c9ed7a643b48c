import type { EditorEvents } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

import {
  createAutosave,
  systemClock,
  type AutosaveState,
  type Clock,
  type SaveOutcome,
} from '../storage/autosave';
import type { Database } from '../storage/database';
import { saveDraft } from '../storage/drafts';
import { type Failed, failure } from '../storage/failure';
import type { Loaded } from '../storage/results';
import { areSameComments } from './review/threads/anchoring';
import { changeOf, createStepLog, type Taken } from './session-steps';

/** Saves an open draft as it changes. */
export interface Saving {
  /** The version that is stored. */
  readonly version: () => number;
  /** The version that is stored, and the steps from it to what is in the window; null where none lead there. */
  readonly unsaved: () => { readonly version: number; readonly steps: readonly unknown[] | null };
  /** To be called with every transaction that changes the document. The work does not grow with the document. */
  readonly documentChanged: (
    event: Pick<EditorEvents['transaction'], 'transaction' | 'appendedTransactions'>,
  ) => void;
  /** To be called when a person changed comments, not when they merely moved with the text. */
  readonly commentsChanged: () => void;
  /** To be called when words of a comment changed that is not sent yet. */
  readonly unsentChanged: () => void;
  /**
   * Stores everything, and where comments stand now, so that who reads the draft next need not follow them there. "saved"
   * means that nothing is left.
   */
  readonly flush: () => Promise<SaveOutcome>;
  readonly stop: () => void;
}

export interface SavingOptions {
  readonly db: Database;
  readonly loaded: Loaded;
  /** Names this window in the step log; no other has it. */
  readonly clientId: string;
  /** The document in the window. */
  readonly document: () => Node;
  /** The comments with anchors that are right in that document, to be stored with a version. */
  readonly comments: (version: number) => readonly unknown[];
  /** Stores the words of comments that are not sent yet, where they changed. */
  readonly saveUnsent: () => Promise<SaveOutcome>;
  readonly onState: (state: AutosaveState) => void;
  readonly clock?: Clock;
}

/** A save that the database has not answered after so many milliseconds counts as failed, and is tried again. */
const patience = 20_000;

type Result = Awaited<ReturnType<typeof saveDraft>>;

/** Why a draft was not saved, for the person. */
export function saveProblem(result: Exclude<Result, { kind: 'saved' }>): string {
  switch (result.kind) {
    case 'failed':
      return result.message;
    case 'missing':
      return 'This draft was deleted from the library; save a copy to keep what is in the window.';
    case 'outdated':
      return 'This draft was changed elsewhere; save a copy to keep what is in this window.';
  }
}

/** The answer, or a failure where none comes. Nothing that waits behind a database that hangs may wait for ever. */
async function answered<Answer>(saving: Promise<Answer>, clock: Clock): Promise<Answer | Failed> {
  return new Promise((resolve) => {
    const cancel = clock.after(patience, () => {
      resolve({
        kind: 'failed',
        message: 'Could not save this draft: the disk does not answer; it is tried again.',
      });
    });
    void saving
      .catch((error: unknown) => failure('save this draft', error))
      .then((result) => {
        cancel();
        resolve(result);
      });
  });
}

export function createSaving(options: SavingOptions): Saving {
  const { db, loaded, clientId, document, onState, clock = systemClock } = options;
  const { id } = loaded.draft;
  let { version } = loaded;
  // What is shown of a draft that is damaged is no version of it that steps could go on from.
  const log = createStepLog(loaded.damage === null ? document() : null);
  /** What a save under way has taken; null where none is. */
  let underWay: Taken | null = null;
  /** Milliseconds UTC of the last change. */
  let editedAt = loaded.draft.updatedAt;
  /** The comments that are stored. */
  let { comments } = loaded.draft;
  let areCommentsNew = false;

  /**
   * A save whose answer did not come may have been done all the same. The next one finds its version taken, by this very
   * window: that part of it is stored, and the rest goes on from there.
   */
  async function withoutStored(taken: Taken, stored: number): Promise<Taken | null> {
    if (stored !== version + 1 || taken.steps === null) return null;
    const row = await db.steps.get([id, stored]).catch(() => undefined);
    if (row?.clientId !== clientId) return null;
    version = stored;
    comments = row.comments ?? comments;
    return { steps: taken.steps.slice(row.steps.length) };
  }

  async function save(): Promise<SaveOutcome> {
    const brought = areCommentsNew ? options.comments(version + 1) : null;
    const doc = document();
    let taken = log.take(doc);
    underWay = taken;
    areCommentsNew = false;
    const attempt = async (): Promise<Result> => {
      const change = changeOf(taken, doc);
      const given = brought === null ? {} : { comments: brought };
      return answered(
        saveDraft(db, { id, baseVersion: version, change, ...given, clientId, at: editedAt }),
        clock,
      );
    };
    let result = await attempt();
    if (result.kind === 'outdated') {
      const rest = await withoutStored(taken, result.version);
      if (rest !== null) {
        taken = rest;
        underWay = rest;
        result = await attempt();
      }
    }
    underWay = null;
    if (result.kind === 'saved') {
      ({ version } = result);
      comments = brought ?? comments;
      return { kind: 'saved' };
    }
    log.putBack(taken);
    areCommentsNew ||= brought !== null;
    return { kind: 'failed', message: saveProblem(result) };
  }

  /** A draft that cannot be saved holds up no comment that is being written. */
  async function saveAll(): Promise<SaveOutcome> {
    const draft = await save();
    const unsent = await answered(options.saveUnsent(), clock);
    return draft.kind === 'failed' ? draft : unsent;
  }

  const autosave = createAutosave({ save: saveAll, onState, clock });
  const stopListening = db.reopened.listen(() => void autosave.flush());

  function changed(): void {
    editedAt = Date.now();
    autosave.changed();
  }

  return {
    version: () => version,
    unsaved: () => {
      const steps = log.unsaved(document());
      const before = underWay === null ? [] : underWay.steps;
      return { version, steps: steps === null || before === null ? null : [...before, ...steps] };
    },
    documentChanged: (event) => {
      log.add(event);
      changed();
    },
    commentsChanged: () => {
      areCommentsNew = true;
      changed();
    },
    unsentChanged: autosave.changed,
    flush: async () => {
      const outcome = await autosave.flush();
      if (outcome.kind === 'failed' || areSameComments(options.comments(version), comments)) return outcome;
      areCommentsNew = true;
      // No edit: `editedAt` stays.
      autosave.changed();
      return autosave.flush();
    },
    stop: () => {
      stopListening();
      autosave.stop();
    },
  };
}
