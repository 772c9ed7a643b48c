import type { Template } from '../../templates/template';
import type { Finding } from '../checks/finding';
import type { NodeJSON } from '../document/draft';

/** What the window tells the worker that checks a draft. `version` counts the draft's changes in this window. */
export type ChecksRequest =
  | {
      readonly kind: 'open';
      readonly version: number;
      readonly document: NodeJSON;
      readonly template: Template;
      /** Threads that nobody has resolved. */
      readonly openComments: number;
    }
  /** The steps that lead from the version told last to this one. */
  | { readonly kind: 'changed'; readonly version: number; readonly steps: readonly unknown[] }
  /** Comments changed, and the text did not. */
  | { readonly kind: 'comments'; readonly openComments: number };

/** What the rules say of a draft. */
export interface Checked {
  readonly open: readonly Finding[];
  /** Findings that the draft says are set aside. */
  readonly dismissed: readonly Finding[];
  /** What the rules that found nothing look after, a few words each. */
  readonly passing: readonly string[];
}

/** What the worker answers. */
export type ChecksAnswer =
  | { readonly kind: 'found'; readonly version: number; readonly checked: Checked }
  /** The rules find in this version what they found before: while somebody types, nearly always. */
  | { readonly kind: 'same'; readonly version: number }
  /** The steps did not fit: the whole draft is wanted again. */
  | { readonly kind: 'lost' };
