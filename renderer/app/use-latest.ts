import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same in every render, and does what the one of the last render does. */
export function useLatest<Parameters extends readonly unknown[], Result>(
  wanted: (...parameters: Parameters) => Result,
): (...parameters: Parameters) => Result {
  const latest = useRef(wanted);
  useLayoutEffect(() => {
    latest.current = wanted;
  });
  return useCallback((...parameters: Parameters) => latest.current(...parameters), []);
}
