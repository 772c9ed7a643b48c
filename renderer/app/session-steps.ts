import type { EditorEvents } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';

import { releaseDocument } from '../document/admit';
import type { NodeJSON } from '../document/draft';
import type { Database } from '../storage/database';
import type { Change } from '../storage/drafts';
import { stepsSince } from '../storage/log';

/**
 * The steps of a change, in order, with those that plugins appended to it: ids for new blocks, an event that moved to
 * its time. Tiptap tells of the two apart, and a caret that moves may have nothing but an appended one.
 */
export function stepsOf({
  transaction,
  appendedTransactions,
}: Pick<EditorEvents['transaction'], 'transaction' | 'appendedTransactions'>): readonly Step[] {
  return [transaction, ...appendedTransactions].flatMap(({ steps }) => steps);
}

/** The steps that lead from the document that is stored to the one in the window. */
export interface StepLog {
  /** To be called with every change; the work does not grow with the document. */
  readonly add: (event: Pick<EditorEvents['transaction'], 'transaction' | 'appendedTransactions'>) => void;
  /** The steps that are not stored, as JSON; null where steps do not lead to what is in the window. */
  readonly unsaved: (doc: Node) => readonly unknown[] | null;
  /** Takes what is not stored, to be saved: it counts as stored, unless it is put back. */
  readonly take: (doc: Node) => Taken;
  /** Undoes `take` where the save failed, whatever came since. */
  readonly putBack: (taken: Taken) => void;
}

/** What a save takes. */
export interface Taken {
  /** Null: the document as a whole. */
  readonly steps: readonly unknown[] | null;
}

/** A transaction of which it is not known yet what it follows on. */
interface Loose {
  readonly before: Node;
  readonly after: Node;
  readonly steps: readonly unknown[];
}

/**
 * Keeps the log of what is to be stored, and knows whether it is complete: each change has to begin with the very document
 * that the one before it ended with. One that came past the log is found out at the next save, which then stores the whole
 * document, instead of steps that a replay would apply to another one.
 *
 * @param stored the document that is stored, as the editor has it; null where the editor's is another one
 */
export function createStepLog(stored: Node | null): StepLog {
  let end = stored;
  let steps: unknown[] = [];
  /** A listener that changes the document while it hears of a change is heard of before it. */
  let loose: readonly Loose[] = [];

  function link(): void {
    for (;;) {
      const next = loose.find(({ before }) => before === end);
      if (next === undefined) return;
      loose = loose.filter((one) => one !== next);
      steps.push(...next.steps);
      end = next.after;
    }
  }

  return {
    add: ({ transaction, appendedTransactions }) => {
      for (const { before, doc: after, steps: made } of [transaction, ...appendedTransactions]) {
        if (made.length > 0 && end !== null) {
          loose = [...loose, { before, after, steps: made.map((step): unknown => step.toJSON()) }];
        }
      }
      link();
    },
    unsaved: (doc) => (doc === end ? steps : null),
    take: (doc) => {
      const taken = doc === end ? steps : null;
      end = doc;
      steps = [];
      loose = [];
      return { steps: taken };
    },
    putBack: (taken) => {
      if (taken.steps === null) end = null;
      else steps = [...taken.steps, ...steps];
    },
  };
}

/** A document's attributes and its first block, its title, as they are stored: what the list shows of it. */
export function headOf(doc: Node): NodeJSON {
  return releaseDocument(doc.copy(Fragment.from(doc.firstChild)));
}

/** What a save says of a document of which it takes something. */
export function changeOf({ steps }: Taken, doc: Node): Change {
  if (steps === null) return { kind: 'document', document: releaseDocument(doc) };
  return steps.length === 0 ? { kind: 'none' } : { kind: 'steps', steps, head: headOf(doc) };
}

interface Wanted {
  /** Of the draft. */
  readonly id: string;
  readonly since: number;
  /** The version that is stored, and the steps from it to what is in the window; null where none lead there. */
  readonly unsaved: () => { readonly version: number; readonly steps: readonly unknown[] | null };
}

/**
 * The steps from a version of an open draft to what is in its window; null where the log has a gap, as where a document
 * was replaced without steps.
 */
export async function stepsFrom(
  db: Database,
  { id, since, unsaved }: Wanted,
): Promise<readonly unknown[] | null> {
  for (;;) {
    const { version } = unsaved();
    const rows = await stepsSince(db, id, since);
    const now = unsaved();
    // A save came between; what it took is in the log now.
    if (now.version !== version) continue;
    if (rows === null || now.steps === null) return null;
    const known = rows.filter(({ seq }) => seq <= version);
    return [...known.flatMap(({ steps }) => steps), ...now.steps];
  }
}
