import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { Keeper } from '../journal/keeper';

interface KeeperNoteProps {
  /** Null where no safety copies are kept. */
  readonly keeper: Promise<Keeper | null>;
}

/** Says that the safety copies cannot be written, and why; the draft itself may be saved all the same. */
export function KeeperNote({ keeper }: KeeperNoteProps) {
  const message = useProblem(keeper);
  if (message === null) return null;
  return (
    <output className="save save-bad save-copy" title={message}>
      <CircleAlert aria-hidden />
      <span>{message}</span>
    </output>
  );
}

function useProblem(keeper: Promise<Keeper | null>): string | null {
  const [message, setMessage] = useState<string | null>(null);
  useEffect(() => {
    let unsubscribe = (): void => undefined;
    let left = false;
    void keeper.then((started) => {
      if (left || started === null) return;
      const show = (): void => {
        const state = started.state();
        // While it is tried again, what went wrong the last time stays in sight.
        if (state.kind !== 'behind') setMessage(state.kind === 'failed' ? state.message : null);
      };
      unsubscribe = started.subscribe(show);
      show();
    });
    return () => {
      left = true;
      unsubscribe();
    };
  }, [keeper]);
  return message;
}
