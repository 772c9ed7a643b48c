import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';

import { rules } from '../checks/registry';
import { createChecker, withoutDismissed, type Checker } from '../checks/run';
import { documentSchema } from '../document/schema';
import type { ChecksAnswer, ChecksRequest } from './checks-messages';

/*
 * Checks the draft that is open, off the window's thread. It keeps a copy of the draft, and follows by its steps: what
 * typing costs the window does not grow with the draft, and blocks that did not change stay the same nodes here, whose
 * findings are known.
 */

interface Followed {
  doc: Node;
  /** As the window counts. */
  version: number;
  openComments: number;
  readonly check: Checker;
}

let draft: Followed | null = null;

function answer(message: ChecksAnswer): void {
  globalThis.postMessage(message);
}

/** The document after these steps; null where one of them does not fit. */
function follow(doc: Node, steps: readonly unknown[]): Node | null {
  let now = doc;
  for (const json of steps) {
    const { doc: next } = Step.fromJSON(documentSchema, json).apply(now);
    if (next === null) return null;
    now = next;
  }
  return now;
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ChecksRequest>) => {
  if (data.kind === 'open') {
    const { document, template, version, openComments } = data;
    const doc = documentSchema.nodeFromJSON(document);
    draft = { doc, version, openComments, check: createChecker({ template }) };
  } else if (data.kind === 'comments') {
    // One that was lost is given anew, comments and all.
    if (draft === null) return;
    draft.openComments = data.openComments;
  } else {
    const doc = draft === null ? null : follow(draft.doc, data.steps);
    if (draft === null || doc === null) {
      draft = null;
      answer({ kind: 'lost' });
      return;
    }
    draft.doc = doc;
    draft.version = data.version;
  }
  const { open, dismissed } = withoutDismissed(draft.check(draft.doc, draft.openComments), draft.doc);
  const found = new Set(open.map(({ rule }) => rule));
  const passing = rules.filter(({ id }) => !found.has(id)).map(({ title }) => title);
  answer({ kind: 'found', version: draft.version, checked: { open, dismissed, passing } });
});
