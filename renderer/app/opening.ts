import type { FlushOutcome } from '../../electron/contract/contract';
import { leaveField } from './leave-field';
import { setCaret, type LastPlaceKeeper } from './last-place';
import { jumpToBlock } from './jump-to-block';
import { keepDay } from './review/history/day-snapshot';
import { openSession, type Session, type SessionOptions } from './session';
import type { Store } from './store';

/** Which draft is open: one after another, and none left before it is stored. */
export interface Opening {
  /** Stores what is open, and where the caret stands. */
  readonly flush: () => Promise<FlushOutcome>;
  /** Leaves the open draft once everything in it is stored; false where it could not be, and it stays open. */
  readonly leave: () => Promise<boolean>;
  /** Opens a draft, where the caret is given with it there. Of several that are asked for, the last one is open in the end. */
  readonly openDraft: (id: string, caret?: number) => Promise<void>;
  /** Opens a draft and goes to a block of it. */
  readonly openAt: (id: string, blockId: string) => Promise<void>;
  /** Opens the draft that was open last, unless another is chosen meanwhile. */
  readonly openLast: () => Promise<void>;
}

interface OpeningParts extends Omit<SessionOptions, 'id'> {
  readonly session: Store<Session | null>;
  readonly lastPlace: LastPlaceKeeper;
}

export function createOpening({ session, lastPlace, ...parts }: OpeningParts): Opening {
  const { db, say } = parts;
  /** How often a draft was asked for: the last one counts, however long those before it take to be read. */
  let asked = 0;

  async function leave(): Promise<boolean> {
    const open = session.get();
    if (open === null) return true;
    leaveField();
    const outcome = await open.flush();
    if (outcome.kind === 'failed') {
      say(`${outcome.message} The draft stays open.`);
      return false;
    }
    // Left already where two drafts were asked for at once.
    if (session.get() !== open) return true;
    session.set(null);
    open.destroy();
    return true;
  }

  async function openDraft(id: string, caret?: number): Promise<void> {
    asked += 1;
    const mine = asked;
    if (session.get()?.id === id || !(await leave())) return;
    const result = await openSession({ ...parts, id });
    if (result.kind === 'failed') {
      say(result.message);
      return;
    }
    if (mine !== asked) {
      result.session.destroy();
      return;
    }
    if (caret !== undefined) setCaret(result.session.editor, caret);
    session.set(result.session);
    // Before the first save of what is typed from now on: the database works in order.
    void keepDay(db, id, Date.now());
    void lastPlace.keep();
  }

  return {
    flush: async () => {
      const open = session.get();
      if (open === null) return { kind: 'stored' };
      const outcome = await open.flush();
      await lastPlace.keep();
      return outcome.kind === 'saved' ? { kind: 'stored' } : { kind: 'failed', message: outcome.message };
    },
    leave,
    openDraft,
    openAt: async (id, blockId) => {
      await openDraft(id);
      // Once the text stands in the window, and a dialog has given the focus back.
      requestAnimationFrame(() => {
        const open = session.get();
        if (open?.id === id) jumpToBlock(open.editor, blockId);
      });
    },
    openLast: async () => {
      const last = await lastPlace.read();
      if (last !== null && asked === 0) await openDraft(last.draftId, last.caret);
    },
  };
}
