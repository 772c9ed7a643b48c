import type { ShellClient } from '../../../electron/contract/client';
import { diagnose, isEmpty, type Diagnosis } from '../../journal/doctor';
import { createKeeper, type Keeper } from '../../journal/keeper';
import { restoreShared } from '../../journal/restore';
import type { Database } from '../../storage/database';
import { whenCalm } from '../when-calm';

/** A library that lacks what the journal has. */
export type Behind = Extract<Diagnosis, { readonly kind: 'differs' }>;

/** What keeps the library and the journal together while the app runs. */
export interface Upkeep {
  /** Null where there is nothing to restore. */
  readonly behind: Promise<Behind | null>;
  /** Null where nothing is to be kept: the library is behind the journal, or the journal is a newer app's. */
  readonly keeper: Promise<Keeper | null>;
  /** Resolves once the journal has what is committed now, as far as it takes it in a short time. Never rejects. */
  readonly flushed: () => Promise<void>;
}

/** How long an end of the app may wait for the journal, in milliseconds; the next start brings it what is missing. */
const flushLimit = 2_000;

async function flushKeeper(keeper: Promise<Keeper | null>): Promise<void> {
  const limit = new Promise<void>((resolve) => {
    setTimeout(resolve, flushLimit);
  });
  const kept = keeper.then(async (started) => {
    await started?.flush();
  });
  await Promise.race([limit, kept.catch(() => undefined)]);
}

const decided = 'aftermark.restore-decided';

/** Remembers, over one reload of the page, that a person has decided what is restored; so that nobody is asked in a circle. */
export function rememberDecision(): void {
  sessionStorage.setItem(decided, 'yes');
}

function takeDecision(): boolean {
  const was = sessionStorage.getItem(decided) !== null;
  sessionStorage.removeItem(decided);
  return was;
}

/** An empty library is looked at right away, another one when its window stands: what it shows is most likely right. */
async function look(db: Database, shell: ShellClient, first: boolean): Promise<Diagnosis> {
  if (takeDecision()) return { kind: 'sound' };
  if (!first) {
    await new Promise<void>((resolve) => {
      whenCalm(resolve);
    });
  }
  return diagnose(db, shell);
}

/**
 * Begins to hold a library to the journal. The keeper starts only where the library is not behind: what is typed on an
 * older state must not take the place of a newer one.
 *
 * @returns `first`: whether the library has to wait for what is found, as there is nothing in it to show
 */
export async function beginUpkeep(
  db: Database,
  shell: ShellClient,
): Promise<{ readonly upkeep: Upkeep; readonly first: boolean }> {
  const first = await isEmpty(db).catch(() => false);
  if (first) await restoreShared(db, shell, 'journal');
  const found = look(db, shell, first);
  const behind = found.then((diagnosis) => (diagnosis.kind === 'differs' ? diagnosis : null));
  const keeper = found.then(({ kind }) =>
    kind === 'differs' || kind === 'newer' ? null : createKeeper(db, shell),
  );
  return { upkeep: { behind, keeper, flushed: async () => flushKeeper(keeper) }, first };
}
