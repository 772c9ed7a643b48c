import type { Session } from '../session';
import { useStore } from '../store';
import { countOf } from './home/words';
import { useOpenThreads } from './threads/use-open-threads';

/** How many suggestions of the open draft wait for a decision. */
export function usePendingCount({ home }: Session): number {
  const state = useStore(home.state);
  return state.kind === 'planned' ? countOf(state.plan) : 0;
}

/** How much waits for the author: open comments and suggestions nobody has decided about. */
export function useReviewCount(session: Session): number {
  return useOpenThreads(session) + usePendingCount(session);
}
