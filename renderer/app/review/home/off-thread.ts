import { readReview, type ReadReview } from '../../../review/files/read-review';
import { receiveReview, type Received, type RoundAtHome } from '../../../review/home/receive';
import type { Review } from '../../../review/types';

export type FilesRequest =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'receive';
      readonly review: Review;
      readonly home: RoundAtHome;
      readonly threads: readonly unknown[];
    };

export type FilesAnswer =
  | { readonly kind: 'read'; readonly read: ReadReview }
  | { readonly kind: 'received'; readonly received: Received };

/** Smaller files are read faster than a worker starts. */
const smallFile = 16_384;
const fewSuggestions = 100;

/** Asks a worker of its own, which ends with its answer. Rejects where it breaks. */
function ask(request: FilesRequest): Promise<FilesAnswer> {
  const worker = new Worker(new URL('./files-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<FilesAnswer>((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<FilesAnswer>) => resolve(data));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

/** `readReview`; a large file leaves the window responsive. */
export async function readOffThread(bytes: Uint8Array<ArrayBuffer>): Promise<ReadReview> {
  if (bytes.length <= smallFile) return await readReview(bytes);
  const answer = await ask({ kind: 'read', bytes });
  return answer.kind === 'read' ? answer.read : await readReview(bytes);
}

/** `receiveReview`; a long review leaves the window responsive. */
export async function receiveOffThread(
  review: Review,
  home: RoundAtHome,
  threads: readonly unknown[],
): Promise<Received> {
  if (review.suggestions.length <= fewSuggestions) return await receiveReview(review, home, threads);
  const answer = await ask({ kind: 'receive', review, home, threads });
  return answer.kind === 'received' ? answer.received : await receiveReview(review, home, threads);
}
