import { useEffect, useRef } from 'react';

import { useNear } from './near';

interface MoreCardsProps {
  /** How many are not drawn yet. */
  readonly left: number;
  readonly onMore: () => void;
}

/** Stands at the end of a long list, and asks for more of it when it comes near. To be given a new key each time. */
export function MoreCards({ left, onMore }: MoreCardsProps) {
  const button = useRef<HTMLButtonElement>(null);
  const isNear = useNear(button, false);
  useEffect(() => {
    if (isNear) onMore();
    // Once for each key, however often what is called is made anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isNear]);
  return (
    <button ref={button} type="button" className="text-button" onClick={onMore}>
      Show more: {left} {left === 1 ? 'comment is' : 'comments are'} left
    </button>
  );
}
