import type { Database } from './database';

/*
 * A connection that is open may be taken away: by a newer app that wants to change the schema, by a deletion, by
 * Chromium where the disk fails. What is not saved then stays in the window, and a save that finds the connection closed
 * fails and is tried again.
 */

/** Who hears that a connection is lost for good. */
export interface Loss {
  /** Tells the sentence for the person to all who listen, now and later. */
  readonly tell: (message: string) => void;
  /** Hears it once, at once where it was told before. Returns the function that ends listening. */
  readonly listen: (listener: (message: string) => void) => () => void;
}

export function createLoss(): Loss {
  const listeners = new Set<(message: string) => void>();
  let told: string | null = null;
  return {
    tell: (message) => {
      if (told !== null) return;
      told = message;
      for (const listener of listeners) listener(message);
    },
    listen: (listener) => {
      listeners.add(listener);
      if (told !== null) listener(told);
      return () => void listeners.delete(listener);
    },
  };
}

/** A connection that is closed again so soon, in milliseconds, is not opened a third time. */
const patience = 60_000;

export interface Watch {
  /** Opens the connection again; gives the sentence that says why it could not, or null. */
  readonly reopen: () => Promise<string | null>;
  /** Milliseconds from any start; only differences count. */
  readonly now?: () => number;
}

/** Sees to it that a connection that is taken away is closed at once, opened again where it may be, and else said. */
export function watchConnection(db: Database, { reopen, now = () => performance.now() }: Watch): void {
  let reopened = Number.NEGATIVE_INFINITY;

  // False: Dexie's own handler would let the next request open the database again, whatever version it then has.
  db.on('versionchange', ({ newVersion }) => {
    db.close();
    db.loss.tell(
      newVersion === null
        ? 'Your drafts are being put aside, so nothing more can be saved in this window; restart Aftermark.'
        : 'A newer Aftermark has taken over your drafts, so nothing more can be saved in this window; close it, and go on in the newer one.',
    );
    return false;
  });

  async function closed(): Promise<void> {
    db.close();
    const isSoon = now() - reopened < patience;
    reopened = now();
    const problem = isSoon
      ? 'The system closed the database of your drafts twice within a minute, so nothing more can be saved; save a copy of what is open, and restart Aftermark.'
      : await reopen();
    if (problem !== null) db.loss.tell(problem);
  }

  function listen(): void {
    // In place of Dexie's own handler, which has the next request open the database again, whatever it then is.
    Object.assign(db.backendDB(), { onclose: () => void closed() });
  }

  // Each time it is opened: Dexie does so by itself where a request finds it closed.
  db.on('ready', listen, true);
}
