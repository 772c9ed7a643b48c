import type { backupRequests } from '../contract/backups';
import type { Handlers } from '../ipc';
import { backupDialogs } from './dialogs';
import { createService } from './service';

type BackupHandlers = Pick<Handlers, keyof typeof backupRequests>;

/** Backups of everything, made from the journal: by the app itself, on request, and on a schedule. */
export interface Backups {
  readonly handlers: BackupHandlers;
  /** The folder of a backup that the journal's verbs may read; null where there is none of this id. */
  readonly folderOf: (id: string) => string | null;
  /** Makes what is due now: one of the app's own backups, and a file in the folder of the plan. Never rejects. */
  readonly makeWhatIsDue: () => Promise<void>;
  /**
   * Makes one of the app's own backups where something has changed since the last, if that is a matter of a second;
   * else it is left to the next start. Never rejects.
   */
  readonly makeBeforeQuit: () => Promise<void>;
  /** Looks for what is due from now on: soon, and then every hour. */
  readonly watch: () => void;
}

interface BackupsOptions {
  /** The profile's folder. */
  readonly userData: string;
  /** The journal's folder. */
  readonly journal: string;
  /** Waits until the journal has everything that was asked for. */
  readonly journalIdle: () => Promise<void>;
  /** Whether nothing can be written there, so that the journal stands still. */
  readonly isReadOnly?: boolean;
}

export function createBackups(options: BackupsOptions): Backups {
  return createService({ ...options, dialogs: backupDialogs, now: Date.now });
}
