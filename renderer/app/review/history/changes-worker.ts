import type { NodeJSON } from '../../../document/draft';
import { admitDocument } from '../../../document/admit';
import { shownChanges } from './shown-changes';

/* Compares two versions off the window's thread; lives for one comparison. */

export interface ChangesRequest {
  readonly before: NodeJSON;
  readonly after: NodeJSON;
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ChangesRequest>) => {
  globalThis.postMessage(shownChanges(admitDocument(data.before), admitDocument(data.after)));
});
