import { type Clock, systemClock } from './autosave';
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

/** Who hears each time a connection that the system had closed is open again: what failed meanwhile need not wait. */
export interface Reopening {
  readonly tell: () => void;
  /** Returns the function that ends listening. */
  readonly listen: (listener: () => void) => () => void;
}

export function createReopening(): Reopening {
  const listeners = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What came of opening a connection again. */
export type Reopened =
  | { readonly kind: 'open' }
  /** It may go better later. */
  | { readonly kind: 'failed' }
  /** It never will; the sentence says why. */
  | { readonly kind: 'lost'; readonly message: string };

/** Milliseconds before each attempt to open a connection again that the system has closed; the last one is repeated. */
const pauses = [0, 1_000, 2_000, 5_000] as const;

/** Milliseconds that a connection has to stay open for its next closing to be the first again. */
const lasting = 10_000;

/** Milliseconds after which a disk that was full is looked at again. */
const fullPause = 1_000;

/** Waits until the disk has the room that opening a database may take. */
export async function untilRoom({ hasRoom }: Database, clock: Clock = systemClock): Promise<void> {
  while (!(await hasRoom())) await new Promise<void>((resolve) => clock.after(fullPause, resolve));
}

export interface Watch {
  readonly reopen: () => Promise<Reopened>;
  readonly clock?: Clock;
}

/**
 * Sees to it that a connection that is taken away is closed at once, opened again where it may be, and else said. Where
 * the disk is full that goes on until it is not; what cannot be saved meanwhile is said by whoever saves it.
 */
export function watchConnection(db: Database, { reopen, clock = systemClock }: Watch): void {
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

  async function open(attempt: number): Promise<void> {
    await untilRoom(db, clock);
    const result = await reopen();
    if (result.kind === 'lost') db.loss.tell(result.message);
    if (result.kind === 'failed') openLater(attempt + 1);
    if (result.kind !== 'open') return;
    openedAt = clock.now();
    db.reopened.tell();
  }

  function openLater(attempt: number): void {
    const pause = pauses[attempt] ?? pauses[pauses.length - 1] ?? 0;
    clock.after(pause, () => void open(attempt));
  }

  /** One that is closed again at once is opened with the same pauses. */
  let attempts = 0;
  let openedAt = clock.now();
  function closed(): void {
    db.close();
    if (clock.now() - openedAt >= lasting) attempts = 0;
    openLater(attempts);
    attempts += 1;
  }

  function listen(): void {
    // In place of Dexie's own handler, which has the next request open the database again, whatever it then is.
    Object.assign(db.backendDB(), { onclose: closed });
  }

  // Each time it is opened: Dexie does so by itself where a request finds it closed.
  db.on('ready', listen, true);
}
