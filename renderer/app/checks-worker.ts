import type { Node } from '@tiptap/pm/model';

import { rules } from '../checks/registry';
import { createChecker, withoutDismissed, type Checker } from '../checks/run';
import { documentSchema } from '../document/schema';
import { replay } from '../review/replay';
import type { Checked, ChecksAnswer, ChecksRequest } from './checks-messages';

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
/** What was answered last, as text. */
let answered = '';

function answer(message: ChecksAnswer): void {
  globalThis.postMessage(message);
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
    const followed = draft === null ? null : replay(draft.doc, data.steps);
    if (draft === null || followed?.ok !== true) {
      draft = null;
      answer({ kind: 'lost' });
      return;
    }
    draft.doc = followed.document;
    draft.version = data.version;
  }
  const { open, dismissed } = withoutDismissed(draft.check(draft.doc, draft.openComments), draft.doc);
  const found = new Set(open.map(({ rule }) => rule));
  const passing = rules.filter(({ id }) => !found.has(id)).map(({ title }) => title);
  const { version } = draft;
  const checked: Checked = { open, dismissed, passing };
  // With the reasons, which are shown beside what is set aside.
  const text = JSON.stringify([checked, draft.doc.attrs['dismissals']]);
  answer(
    text === answered && data.kind !== 'open'
      ? { kind: 'same', version }
      : { kind: 'found', version, checked },
  );
  answered = text;
});
