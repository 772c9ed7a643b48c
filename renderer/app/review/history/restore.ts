import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Transform, type Step } from '@tiptap/pm/transform';

import { admitDocument } from '../../../document/admit';
import type { NodeJSON } from '../../../document/draft';
import { reviewRecordNames } from '../../../document/review-record';
import { allowRemoval } from '../../../editor/structures/edits';
import { canonical } from '../../../review/canonical';
import { stepsBetween } from '../../../review/suggestions/between';

/** What people decided about the document stays decided; the status is the end of its history. */
const keptNames = [...reviewRecordNames, 'status'] as const;

/** A version in the schema of the editor, with what was decided about the present one. */
function wanted({ doc, schema }: EditorState, version: NodeJSON): Node {
  const old = admitDocument(version).toJSON() as NodeJSON;
  const kept = Object.fromEntries(keptNames.map((name) => [name, doc.attrs[name] as unknown]));
  return schema.nodeFromJSON({ ...old, attrs: { ...old.attrs, ...kept } });
}

const isSame = (one: Node, other: Node): boolean =>
  one.eq(other) || canonical(one.toJSON()) === canonical(other.toJSON());

/** Small steps where they lead to the version; else one that puts its content in, and one for each of its facts. */
function stepsTo(doc: Node, target: Node): readonly Step[] {
  const steps = fineSteps(doc, target);
  if (steps !== null) return steps;
  const transform = new Transform(doc);
  transform.replaceWith(0, doc.content.size, Fragment.from(target.content));
  for (const name of Object.keys(target.attrs)) {
    const value: unknown = target.attrs[name];
    if (canonical(doc.attrs[name]) !== canonical(value)) transform.setDocAttribute(name, value);
  }
  return transform.steps;
}

function fineSteps(doc: Node, target: Node): readonly Step[] | null {
  try {
    const steps = stepsBetween(doc, target);
    const transform = new Transform(doc);
    for (const step of steps) if (transform.maybeStep(step).failed !== null) return null;
    return isSame(transform.doc, target) ? steps : null;
  } catch {
    return null;
  }
}

/**
 * Brings an earlier version back as the newest: one transaction, one undo. Receipts, decisions, sign-offs and the status
 * with its moves stay as they are: what was decided since was decided. Null where the draft says the same already.
 *
 * @throws RangeError where the version is no document
 */
export function restoring(state: EditorState, version: NodeJSON): Transaction | null {
  const target = wanted(state, version);
  if (isSame(state.doc, target)) return null;
  const tr = allowRemoval(closeHistory(state.tr));
  for (const step of stepsTo(state.doc, target)) tr.step(step);
  return tr;
}
