import type { Template } from '../../templates/template';
import type { ImportResult } from '../markdown/import/import-markdown';

/** What the worker is asked, once: it lives for one file. */
export interface ImportRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly templates: readonly [Template, ...Template[]];
  /** IANA name of the zone of times where the text names none. */
  readonly zone?: string;
}

export type ImportMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly result: ImportResult };
