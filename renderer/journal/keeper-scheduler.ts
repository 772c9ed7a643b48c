import type { Clock } from '../storage/autosave';
import { failure } from '../storage/failure';
import type { KeeperState } from './keeper-state';

/** What became of bringing one thing up to date. */
export type Outcome =
  | { readonly kind: 'done' }
  /** It is tried again after a pause. */
  | { readonly kind: 'failed'; readonly message: string }
  /** It is tried again when it changes, and not before. */
  | { readonly kind: 'stopped'; readonly message: string };

export interface Scheduler {
  /**
   * Says that something changed. It is brought up to date soon: what is under way already, once more after that.
   * @param later after all that was not marked so
   */
  readonly mark: (key: string, later?: boolean) => void;
  /** Does all there is now, what failed before, too; resolves with what came of it. */
  readonly flush: () => Promise<KeeperState>;
  readonly state: () => KeeperState;
  /** Forgets all timers, and begins nothing more. */
  readonly stop: () => void;
}

interface SchedulerOptions {
  /** Brings one thing up to date as it is now. An exception counts as a failure. */
  readonly run: (key: string) => Promise<Outcome>;
  /** How many things at once. */
  readonly atOnce: number;
  readonly onState: (state: KeeperState) => void;
  readonly clock: Clock;
}

/** Milliseconds after which a failure is tried again: the first, and the longest pause of many in a row. */
const [firstPause, longestPause] = [5_000, 60_000];

/** Brings many things up to date, each at most once at a time and as it is by then; one that fails holds up no other. */
export function createScheduler({ run, atOnce, onState, clock }: SchedulerOptions): Scheduler {
  const waiting = new Set<string>();
  const later = new Set<string>();
  const running = new Set<string>();
  const problems = new Map<string, Exclude<Outcome, { kind: 'done' }>>();
  const failures = new Map<string, number>();
  const timers = new Map<string, () => void>();
  const flushes = new Set<() => void>();
  let shown: KeeperState = { kind: 'kept' };
  let stopped = false;

  function state(): KeeperState {
    const [problem] = problems.values();
    if (problem !== undefined) return { kind: 'failed', message: problem.message };
    return { kind: waiting.size + later.size + running.size > 0 ? 'behind' : 'kept' };
  }

  function tell(): void {
    const now = state();
    const isSame =
      now.kind === shown.kind &&
      (now.kind !== 'failed' || (shown.kind === 'failed' && now.message === shown.message));
    shown = now;
    if (!isSame) onState(now);
  }

  function cancel(key: string): void {
    timers.get(key)?.();
    timers.delete(key);
  }

  /** The next one that may begin: it is not under way, and there is room. */
  function next(): string | undefined {
    if (stopped || running.size >= atOnce) return undefined;
    for (const keys of [waiting, later]) for (const key of keys) if (!running.has(key)) return key;
    return undefined;
  }

  function pump(): void {
    for (let key = next(); key !== undefined; key = next()) {
      waiting.delete(key);
      later.delete(key);
      running.add(key);
      void attempt(key).then((outcome) => finish(key, outcome));
    }
    tell();
    if (waiting.size + later.size + running.size === 0) for (const settle of flushes) settle();
  }

  async function attempt(key: string): Promise<Outcome> {
    try {
      return await run(key);
    } catch (error) {
      return failure('make the safety copy', error);
    }
  }

  function finish(key: string, outcome: Outcome): void {
    running.delete(key);
    if (outcome.kind === 'done') {
      problems.delete(key);
      failures.delete(key);
    } else {
      problems.set(key, outcome);
    }
    if (outcome.kind === 'failed' && !waiting.has(key)) {
      const count = (failures.get(key) ?? 0) + 1;
      failures.set(key, count);
      const pause = Math.min(longestPause, firstPause * 2 ** (count - 1));
      cancel(key);
      if (!stopped)
        timers.set(
          key,
          clock.after(pause, () => mark(key)),
        );
    }
    pump();
  }

  function mark(key: string, isLater = false): void {
    cancel(key);
    if (!isLater) {
      later.delete(key);
      waiting.add(key);
    } else if (!waiting.has(key)) later.add(key);
    pump();
  }

  return {
    mark,
    state,
    flush: async () => {
      for (const [key, problem] of problems)
        if (problem.kind === 'failed' && !running.has(key)) waiting.add(key);
      await new Promise<void>((resolve) => {
        const settle = (): void => {
          flushes.delete(settle);
          resolve();
        };
        flushes.add(settle);
        pump();
      });
      return state();
    },
    stop: () => {
      stopped = true;
      for (const key of timers.keys()) cancel(key);
      for (const settle of flushes) settle();
    },
  };
}
