import type { BackupPlan } from '../../../electron/contract/backups';
import type { FactsRow } from '../../storage/rows';

/** The key of the setting that says that a person does not want to be reminded. */
export const REMINDER_SETTING = 'backup-reminder';
export const DISMISSED = 'dismissed';

/** A draft that is younger may be a trial, in milliseconds. */
const SOME_DAYS = 3 * 24 * 3_600_000;
/** A draft that was saved so often has text of a person's own; one that was only opened or imported has not. */
const SAVES_OF_WORK = 10;

export type BackupNoteState =
  | { readonly kind: 'nothing' }
  /** There has never been a backup that outlives this computer. */
  | { readonly kind: 'reminder' }
  /** The last one to the folder of the plan did not succeed. */
  | { readonly kind: 'problem'; readonly message: string };

/**
 * What is said about backups without being asked.
 *
 * @param dismissed whether a person has put the reminder away, on any day
 * @param now milliseconds UTC
 */
export function noteOf(
  plan: BackupPlan,
  drafts: readonly Pick<FactsRow, 'createdAt' | 'version' | 'trashedAt'>[],
  dismissed: boolean,
  now: number,
): BackupNoteState {
  if (plan.problem !== null) return { kind: 'problem', message: plan.problem };
  if (plan.everMade || dismissed) return { kind: 'nothing' };
  const hasWork = drafts.some(
    ({ createdAt, version, trashedAt }) =>
      trashedAt === null && version >= SAVES_OF_WORK && now - createdAt >= SOME_DAYS,
  );
  return { kind: hasWork ? 'reminder' : 'nothing' };
}
