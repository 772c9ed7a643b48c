import type { Root } from 'hast';

import type { NodeJSON } from '../document/draft';

export interface PreviewRequest {
  /** Counts up; an answer to an older request is dropped. */
  readonly serial: number;
  readonly document: NodeJSON;
}

export interface PreviewAnswer {
  readonly serial: number;
  /** Name of the file that an export would write. */
  readonly name: string;
  readonly tree: Root;
}
