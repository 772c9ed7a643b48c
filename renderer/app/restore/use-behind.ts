import { useEffect } from 'react';

import type { FlushOutcome } from '../../../electron/contract/contract';
import type { Behind, Upkeep } from './upkeep';

interface UseBehindOptions {
  readonly upkeep: Upkeep;
  /** Stores everything typed. */
  readonly flush: () => Promise<FlushOutcome>;
  readonly onBehind: (behind: Behind) => void;
  readonly say: (message: string) => void;
}

/** Gives the window over to the restore screen where the library turns out to be behind; what was typed is stored first. */
export function useBehind({ upkeep, flush, onBehind, say }: UseBehindOptions): void {
  useEffect(() => {
    let listens = true;
    void upkeep.behind.then(async (behind) => {
      if (behind === null || !listens) return;
      const outcome = await flush();
      if (outcome.kind === 'stored') onBehind(behind);
      else say(`${outcome.message} The safety copy has later states of some drafts; restart to see them.`);
    });
    return () => {
      listens = false;
    };
  }, [upkeep, flush, onBehind, say]);
}
