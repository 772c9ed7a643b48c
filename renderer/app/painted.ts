/** How long a frame may take that may never come, in milliseconds: nothing is painted in a window that is hidden. */
const limit = 100;

/** Resolves once the next frame has been painted. */
export async function painted(): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, limit);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve());
      port1.start();
      port2.postMessage(null);
    });
  });
}
