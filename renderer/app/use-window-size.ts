import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** Width of the window in CSS pixels. */
export function useWindowSize(): number {
  return useSyncExternalStore(subscribe, () => window.innerWidth);
}
