/**
 * Waits for `task`, but no longer than `limit` milliseconds. Resolves with whether it was done in time; what it resolves
 * or rejects with is nobody's concern here.
 */
export async function within(limit: number, task: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limit);
  });
  const done = task.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
