import * as v from 'valibot';
import { foreignName, sentence } from './values';

/** Milliseconds UTC. */
const instant = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const every = v.picklist(['never', 'day', 'week']);

const backup = v.object({
  /** For `from` of `listKept` and `readKept`. */
  id: v.pipe(v.string(), v.maxLength(100)),
  at: instant,
  drafts: count,
  /**
   * Why it is kept. `recent`: one of the last; `daily`: the last of its day; `fuller`: the last before the library lost
   * more than half of its drafts.
   */
  kind: v.picklist(['recent', 'daily', 'fuller']),
});

const plan = v.object({
  /** Name of the folder that a file is written to, for people; null where there is none. */
  folder: v.nullable(foreignName),
  every,
  /** The last one that was written there; null where there is none yet. */
  lastAt: v.nullable(instant),
  /** Why the last attempt did not succeed; null where it did. */
  problem: v.nullable(sentence),
  /** A person has made one, or named a folder: there is nothing to remind of. */
  everMade: v.boolean(),
});

export const backupRequests = {
  /** The backups that the app makes by itself, the latest first. */
  listBackups: { argument: v.void(), result: v.pipe(v.array(backup), v.readonly()) },

  /** Asks for a place and writes everything into one file there. */
  backUpNow: {
    argument: v.void(),
    result: v.variant('kind', [
      v.object({ kind: v.literal('written'), files: v.pipe(v.array(foreignName), v.readonly()) }),
      v.object({ kind: v.literal('cancelled') }),
      v.object({ kind: v.literal('failed'), message: sentence }),
    ]),
  },

  /** Asks for a backup's file and opens it beside the others, until the app is closed. Null where the person cancels. */
  openBackup: {
    argument: v.void(),
    result: v.nullable(
      v.variant('kind', [
        v.object({
          kind: v.literal('open'),
          id: v.pipe(v.string(), v.maxLength(100)),
          name: foreignName,
          at: instant,
          drafts: count,
          /** Files in it that are damaged and were left out. */
          damaged: count,
        }),
        v.object({ kind: v.literal('failed'), message: sentence }),
      ]),
    ),
  },

  backupPlan: { argument: v.void(), result: plan },

  /** Asks for the folder of the plan. The plan as it is then. */
  chooseBackupFolder: { argument: v.void(), result: plan },

  /** `never` forgets the folder. */
  setBackupPlan: { argument: v.object({ every }), result: plan },
} as const;

export type Backup = v.InferOutput<typeof backup>;
export type BackupPlan = v.InferOutput<typeof plan>;
