/** What the status line shows. */
export type AutosaveState =
  | { readonly kind: 'saved' }
  /** Something changed and is about to be saved. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string };

export type SaveOutcome = { readonly kind: 'saved' } | { readonly kind: 'failed'; readonly message: string };

/** Time as autosave uses it; tests bring their own. */
export interface Clock {
  /** Milliseconds from any start; only differences count. */
  readonly now: () => number;
  /** Calls back once, after so many milliseconds. Gives back what cancels it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface AutosaveOptions {
  /**
   * Saves all there is. Has to take what it saves before it first waits; a change after that is a change for the next
   * save. An exception counts as a failure.
   */
  readonly save: () => Promise<SaveOutcome>;
  readonly onState: (state: AutosaveState) => void;
  /** Milliseconds of quiet before a save. */
  readonly delay?: number;
  /** Milliseconds after which an unsaved change is saved although changes go on. */
  readonly maxDelay?: number;
  /** Milliseconds before a failed save is tried again where nothing else happens. */
  readonly retryDelay?: number;
  readonly clock?: Clock;
}

export interface Autosave {
  /** To be called after every change. */
  readonly changed: () => void;
  /**
   * Saves now what is not saved: on blur, hide, suspend and close. "saved" means that at this moment there is no change
   * that is not saved; a failure leaves all as it is, to be tried again.
   */
  readonly flush: () => Promise<SaveOutcome>;
  /** Forgets all timers; a save under way goes on. Nothing is saved after this except by `flush`. */
  readonly stop: () => void;
  readonly state: () => AutosaveState;
}

const saved: SaveOutcome & AutosaveState = { kind: 'saved' };

/** Decides when to save. Knows nothing of what is saved: no editor, no database, no window. */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { save, onState, delay = 300, maxDelay = 1_000, retryDelay = 5_000, clock = systemClock } = options;

  let state: AutosaveState = saved;
  let changes = 0;
  let savedChanges = 0;
  /** When the oldest change that no save has taken was made. */
  let waitingSince: number | null = null;
  let running: Promise<SaveOutcome> | null = null;
  let cancelTimer: (() => void) | null = null;
  let stopped = false;

  const show = (next: AutosaveState): void => {
    if (next.kind === state.kind && next.kind !== 'failed') return;
    state = next;
    onState(next);
  };

  const unsaved = (): boolean => changes > savedChanges;

  const clearTimer = (): void => {
    cancelTimer?.();
    cancelTimer = null;
  };

  const schedule = (milliseconds: number): void => {
    clearTimer();
    if (stopped) return;
    cancelTimer = clock.after(milliseconds, () => {
      cancelTimer = null;
      void start();
    });
  };

  const scheduleChange = (): void => {
    const waited = clock.now() - (waitingSince ?? clock.now());
    schedule(Math.max(0, Math.min(delay, maxDelay - waited)));
  };

  const attempt = async (): Promise<SaveOutcome> => {
    try {
      return await save();
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  };

  const finish = (outcome: SaveOutcome, taken: number): void => {
    running = null;
    if (outcome.kind === 'failed') {
      waitingSince ??= clock.now();
      show(outcome);
      schedule(changes > taken ? delay : retryDelay);
      return;
    }
    savedChanges = taken;
    if (changes === taken) {
      show(saved);
    } else {
      show({ kind: 'pending' });
      scheduleChange();
    }
  };

  /** Starts a save, or joins the one under way: there are never two at once. */
  const start = (): Promise<SaveOutcome> => {
    if (running !== null) return running;
    clearTimer();
    const taken = changes;
    waitingSince = null;
    show({ kind: 'saving' });
    running = attempt().then((outcome) => {
      finish(outcome, taken);
      return outcome;
    });
    return running;
  };

  return {
    changed: () => {
      changes += 1;
      waitingSince ??= clock.now();
      // While a save is under way its end sees to the rest; and "could not save" stays in sight until a save begins.
      if (running !== null) return;
      if (state.kind !== 'failed') show({ kind: 'pending' });
      scheduleChange();
    },
    flush: async () => {
      // One that began before may lack the last changes, or fail for a reason that is over.
      if (running !== null) await running;
      while (unsaved()) {
        const outcome = await start();
        if (outcome.kind === 'failed') return outcome;
      }
      return saved;
    },
    stop: () => {
      stopped = true;
      clearTimer();
    },
    state: () => state,
  };
}
