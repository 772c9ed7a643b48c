/** One program of those that are compared, with what it does on a given input. It runs in a process of its own. */
export type Tasks = Readonly<Record<string, Task>>;

export interface Task {
  /** Makes what one run works on; not part of the time. */
  readonly prepare: (input: string) => unknown;
  /** The run. What it returns tells that it did the work. */
  readonly run: (prepared: unknown) => { readonly size: number };
}

export type Request =
  { readonly type: 'input'; readonly task: string; readonly input: string } | { readonly type: 'run' };

export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'ran'; readonly milliseconds: number; readonly size: number }
  | { readonly type: 'failed'; readonly error: string };

/** Serves the parent process until it disconnects. */
export function serve(tasks: Tasks): void {
  let task: Task | undefined;
  let input = '';
  const answer = (message: Answer) => process.send?.(message);
  process.on('message', (request: Request) => {
    try {
      if (request.type === 'input') {
        task = tasks[request.task];
        ({ input } = request);
        if (task === undefined) throw new RangeError(`There is no task "${request.task}".`);
        answer({ type: 'ready' });
      } else {
        if (task === undefined) throw new RangeError('No task was given.');
        const prepared = task.prepare(input);
        globalThis.gc?.();
        const start = performance.now();
        const { size } = task.run(prepared);
        answer({ type: 'ran', milliseconds: performance.now() - start, size });
      }
    } catch (error) {
      answer({ type: 'failed', error: error instanceof Error ? error.message : String(error) });
    }
  });
  answer({ type: 'ready' });
}
