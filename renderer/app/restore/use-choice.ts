import { useState } from 'react';

import { canRestore, type Compared } from '../../journal/compare';

/** Which drafts of a list are chosen. */
export interface Choice {
  readonly has: (id: string) => boolean;
  readonly count: number;
  readonly set: (ids: readonly string[], isChosen: boolean) => void;
}

/** Those that can be restored and are wanted are chosen at first. */
export function useChoice(drafts: readonly Compared[], isWanted: (draft: Compared) => boolean): Choice {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(drafts.filter((draft) => canRestore(draft) && isWanted(draft)).map(({ id }) => id)),
  );
  return {
    has: (id) => chosen.has(id),
    count: chosen.size,
    set: (ids, isChosen) => {
      const next = new Set(chosen);
      for (const id of ids) {
        if (isChosen) next.add(id);
        else next.delete(id);
      }
      setChosen(next);
    },
  };
}
