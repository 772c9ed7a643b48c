/** Runs tasks: those of one key one after the other, those of several side by side, at most so many at once. */
export interface Queue {
  readonly run: <Value>(key: string, task: () => Promise<Value>) => Promise<Value>;
  /** Resolves once all tasks have ended that were given before. */
  readonly idle: () => Promise<void>;
}

export function createQueue(limit: number): Queue {
  const last = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  }

  function leave(): void {
    const next = waiting.shift();
    // The place goes from one to the next.
    if (next === undefined) running -= 1;
    else next();
  }

  return {
    run: async (key, task) => {
      const before = last.get(key) ?? Promise.resolve();
      const mine = before.then(async () => {
        await enter();
        try {
          return await task();
        } finally {
          leave();
        }
      });
      const settled = mine.catch(() => undefined);
      last.set(key, settled);
      void settled.then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
      return mine;
    },
    idle: async () => {
      await Promise.all(last.values());
    },
  };
}

/** Maps with at most so many calls under way, in any order; the results are in that of the values. */
export async function mapLimited<Value, Result>(
  values: readonly Value[],
  limit: number,
  map: (value: Value) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const entries = values.entries();
  const work = async (): Promise<void> => {
    for (const [index, value] of entries) results[index] = await map(value);
  };
  await Promise.all(Array.from({ length: Math.min(limit, values.length) }, work));
  return results;
}

/** How long work that could wait may go on before others get a turn, in milliseconds. */
const turn = 4;

/** For long work in small steps: to be awaited between two of them. */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turn) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
