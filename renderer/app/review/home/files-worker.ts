import { readReview } from '../../../review/files/read-review';
import { receiveReview } from '../../../review/home/receive';
import type { FilesAnswer, FilesRequest } from './off-thread';

/* Reads one large file, or holds one large review to what was sent, off the window's thread. */

async function answer(request: FilesRequest): Promise<FilesAnswer> {
  if (request.kind === 'read') return { kind: 'read', read: await readReview(request.bytes) };
  const { review, home, threads } = request;
  return { kind: 'received', received: await receiveReview(review, home, threads) };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<FilesRequest>) => {
  void answer(data).then((message) => globalThis.postMessage(message));
});
