import { app, powerMonitor } from 'electron';
import type { BrowserWindow } from 'electron';
import { log } from './log';

/*
 * The system ends the app: a log-off, a shutdown, a signal. Nobody may be there to answer a question, and the system
 * waits some seconds only.
 */

/** The part of an event that can hold the system's end up for a moment; Electron does not always hand it over. */
interface Delayable {
  readonly preventDefault: () => void;
}

function isDelayable(event: unknown): event is Delayable {
  return typeof event === 'object' && event !== null && 'preventDefault' in event;
}

/**
 * Calls `leave` when the system ends the app. Has to run once the app is ready: Electron's own signal handlers, which
 * quit as a person would and so may ask a question, are set up before.
 */
export function leaveWithSystem(leave: () => Promise<void>): void {
  let asked = false;
  const take = (why: string): void => {
    log(`the system ends the app: ${why}`);
    if (asked) {
      // Asked twice, it means it.
      app.exit(1);
      return;
    }
    asked = true;
    leave().catch(() => app.exit(1));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => take(signal));
  powerMonitor.on('shutdown', (...[event]: readonly unknown[]) => {
    if (isDelayable(event)) event.preventDefault();
    take('shutdown');
  });
}

/**
 * On Windows a session ends without closing windows. Where something may not be stored, the end is held up until it is:
 * the app ends by itself then, and Windows goes on.
 */
export function leaveWithSession(
  window: BrowserWindow,
  mayHoldChanges: () => boolean,
  leave: () => Promise<void>,
): void {
  window.on('query-session-end', (event) => {
    if (!mayHoldChanges()) return;
    event.preventDefault();
    void leave();
  });
}
