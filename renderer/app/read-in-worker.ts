import type { ImportResult } from '../markdown/import/import-markdown';
import type { ImportMessage, ImportRequest } from './import-messages';

export interface InWorker extends Omit<ImportRequest, 'bytes'> {
  /** Told how much of the file is read, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Ends the worker at once; the promise is then rejected with the signal's reason. */
  readonly signal: AbortSignal;
}

/**
 * Imports a Markdown file in a worker of its own, so that the window goes on while a long file is read.
 * @throws where the worker cannot be started or breaks, and where the signal ends it
 */
export function readInWorker(
  bytes: Uint8Array<ArrayBuffer>,
  { onProgress, signal, ...options }: InWorker,
): Promise<ImportResult> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const request: ImportRequest = { bytes, ...options };
  return new Promise<ImportResult>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<ImportMessage>) => {
      if (data.kind === 'progress') onProgress(data.share);
      else resolve(data.result);
    });
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
