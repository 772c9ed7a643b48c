import { useEffect, useState } from 'react';

import type { NodeJSON } from '../../../document/draft';
import type { ChangesRequest } from './changes-worker';
import type { ShownChanges } from './shown-changes';

export type ChangesState =
  | { readonly kind: 'comparing' }
  | { readonly kind: 'compared'; readonly changes: ShownChanges }
  | { readonly kind: 'failed'; readonly message: string };

const comparing: ChangesState = { kind: 'comparing' };

/** What changed between two documents; compared in a worker. Null where one of them is still to come. */
export function useChanges(before: NodeJSON | null, after: NodeJSON | null): ChangesState {
  const [answer, setAnswer] = useState<{
    readonly before: NodeJSON;
    readonly after: NodeJSON;
    readonly state: ChangesState;
  } | null>(null);
  useEffect(() => {
    if (before === null || after === null) return undefined;
    const worker = new Worker(new URL('./changes-worker.ts', import.meta.url), { type: 'module' });
    const settle = (state: ChangesState) => setAnswer({ before, after, state });
    worker.addEventListener('message', ({ data }: MessageEvent<ShownChanges>) =>
      settle({ kind: 'compared', changes: data }),
    );
    worker.addEventListener('error', ({ message }) => settle({ kind: 'failed', message }));
    const request: ChangesRequest = { before, after };
    worker.postMessage(request);
    return () => worker.terminate();
  }, [before, after]);
  // An answer to an older question is none.
  return answer !== null && answer.before === before && answer.after === after ? answer.state : comparing;
}
