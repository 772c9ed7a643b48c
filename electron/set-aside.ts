import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomic } from './atomic-write';
import type { Handlers } from './ipc';
import { log } from './log';

/*
 * A database that cannot be opened is in the way of a new one. Chromium holds its files open while the app runs, so that
 * it is moved aside at the next start, before anything else: a marker says that a person has asked for it.
 */

/** The files of the page's database: Chromium names them after the origin `app://aftermark`. */
const DATABASE_FILES = /^app_aftermark_0\./;
const MARKER = 'set-aside-database';
const FOLDER = 'set-aside';

/** What became of the database; `message` is one sentence. */
export interface SetAside {
  readonly kind: 'moved' | 'failed';
  readonly message: string;
}

const markerIn = (userData: string): string => path.join(userData, MARKER);

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** `2026-11-22T14-03-07-123Z`: a moment as a name that every file system takes. */
const nameOf = (now: number): string => new Date(now).toISOString().replaceAll(/[:.]/g, '-');

/**
 * Moves the database aside where that was asked for; null where it was not. Has to run in the first instance alone, and
 * before Electron is ready. Never throws: where something could not be moved, the app opens all the same.
 *
 * @param now milliseconds UTC
 */
export function setAsideAtStart(userData: string, now: number): SetAside | null {
  let moved = 0;
  try {
    if (!isThere(markerIn(userData))) return null;
    // First of all, so that whatever happens next does not happen again at every start.
    rmSync(markerIn(userData));
    const from = path.join(userData, 'IndexedDB');
    const names = isThere(from) ? readdirSync(from).filter((name) => DATABASE_FILES.test(name)) : [];
    const to = path.join(userData, FOLDER, nameOf(now));
    mkdirSync(to, { recursive: true });
    for (const name of names) {
      renameSync(path.join(from, name), path.join(to, name));
      moved += 1;
    }
    return {
      kind: 'moved',
      message: `Your old library was not deleted: it is kept in “${FOLDER}/${path.basename(to)}” in Aftermark’s own folder.`,
    };
  } catch (error) {
    // Not its message: it names folders of the person's.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    log(`the database could not be moved aside: ${code}`);
    const rest =
      moved === 0 ? 'It is where it was.' : `A part of it is in “${FOLDER}” in Aftermark’s own folder.`;
    return { kind: 'failed', message: `Your old library could not be moved aside (${code}). ${rest}` };
  }
}

type SetAsideHandlers = Pick<Handlers, 'setAsideDatabase' | 'databaseSetAside'>;

/**
 * @param outcome of `setAsideAtStart` of this run
 * @param restart ends the app and starts it again
 */
export function setAsideHandlers(
  userData: string,
  outcome: SetAside | null,
  restart: () => void,
): SetAsideHandlers {
  return {
    setAsideDatabase: async () => {
      await writeFileAtomic(markerIn(userData), `${new Date().toISOString()}\n`);
      restart();
    },
    databaseSetAside: () => outcome,
  };
}
