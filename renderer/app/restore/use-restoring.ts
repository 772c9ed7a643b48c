import { useState } from 'react';

import type { Compared } from '../../journal/compare';
import { restoreAll, type KeptSource, type Outcome } from '../../journal/restore';
import type { Database } from '../../storage/database';

export type Restoring =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'running'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly outcome: Outcome };

interface Restore {
  readonly state: Restoring;
  /** Restores these; resolves with what became of them. `asCopies`: beside the ones that are there. */
  readonly run: (drafts: readonly Compared[], asCopies: boolean) => Promise<Outcome>;
}

export function useRestoring(db: Database, source: KeptSource, from: string): Restore {
  const [state, setState] = useState<Restoring>({ kind: 'choosing' });
  return {
    state,
    run: async (drafts, asCopies) => {
      const of = drafts.length;
      setState({ kind: 'running', done: 0, of });
      const wanted = drafts.map(({ id, title, present }) => ({
        id,
        title,
        asCopy: asCopies && present !== null,
      }));
      const outcome = await restoreAll(db, source, from, wanted, Date.now(), (done) =>
        setState({ kind: 'running', done, of }),
      );
      setState({ kind: 'done', outcome });
      return outcome;
    },
  };
}
