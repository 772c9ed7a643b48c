/** The window shows its first draft well within this time, in milliseconds; it is idle for moments before that, too. */
const start = 600;

/**
 * Calls back once the window has been there for a moment and has nothing better to do: for what is wanted soon and not
 * first. Gives back what cancels it.
 */
export function whenCalm(callback: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    idle = requestIdleCallback(callback, { timeout: 2_000 });
  }, start);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
