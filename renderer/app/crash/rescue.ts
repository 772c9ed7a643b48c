import type { FlushOutcome } from '../../../electron/contract/contract';
import type { AppActions } from '../actions';

/** What can still be done for the open draft when nothing can be shown. */
export interface Rescue {
  /** Stores everything typed. */
  readonly flush: () => Promise<FlushOutcome>;
  /** Saves a copy of the open draft as a file, and says what became of it; null where no draft is open. */
  readonly saveCopy: () => Promise<string> | null;
}

/** By way of the app's actions, which live outside of what is shown. */
export function rescueOf(actions: Pick<AppActions, 'session' | 'notices' | 'saveCopyOf'>): Rescue {
  return {
    flush: async () => {
      const outcome = await actions.session.get()?.flush();
      return outcome?.kind === 'failed' ? { kind: 'failed', message: outcome.message } : { kind: 'stored' };
    },
    saveCopy: () => {
      const open = actions.session.get();
      if (open === null) return null;
      const before = actions.notices.get().at(-1)?.id;
      return actions.saveCopyOf(open.id).then(() => {
        const said = actions.notices.get().at(-1);
        return said === undefined || said.id === before ? '' : said.text;
      });
    },
  };
}
