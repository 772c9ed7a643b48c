import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';

import { admitDocument, releaseDocument } from '../document/admit';
import type { Draft } from '../document/draft';
import { mapAnchors, type Since } from '../review/anchor';
import { replay } from '../review/replay';
import { isThread } from '../review/thread-guard';
import type { Anchor } from '../review/types';
import type { BodyRow, StepsRow } from './rows';

/*
 * A checkpoint and the saves after it, as the draft that they lead to. Nothing here knows the database.
 */

/** Saves that cannot be read. They stay where they are. */
export interface Damage {
  /** The last version that can be read. */
  readonly after: number;
  /** One sentence for the person. */
  readonly message: string;
}

/** A draft as it is now. */
export interface State {
  /** Where some saves cannot be read, the text is that of the last version that can. */
  readonly draft: Draft;
  /** The version that is stored; a save has to name it even where the last saves cannot be read. */
  readonly version: number;
  readonly damage: Damage | null;
}

/** Comments together with the document in which their anchors are right, and what led on from it. */
interface Anchored {
  readonly comments: readonly unknown[];
  readonly base: Node;
  readonly steps: readonly Step[];
}

/** Comments with anchors that are right in another document. What is no thread for this version stays as it is. */
function followComments(
  comments: readonly unknown[],
  since: Since,
  doc: Node,
  version: number,
): readonly unknown[] {
  const anchors: Anchor[] = comments.flatMap((value) => (isThread(value) ? [value.anchor] : []));
  if (anchors.length === 0) return comments;
  const mapped = mapAnchors(anchors, since, doc, version)[Symbol.iterator]();
  return comments.map((value) => {
    if (!isThread(value)) return value;
    return { ...value, anchor: mapped.next().value ?? value.anchor };
  });
}

function damageFrom(rows: readonly StepsRow[], index: number, after: number): Damage {
  const lost = rows.length - index;
  const saves = lost === 1 ? 'The last save of this draft' : `The last ${lost} saves of this draft`;
  return {
    after,
    message: `${saves} cannot be read, so it is shown as it was before; they are kept, and the restore screen may have a better copy.`,
  };
}

/**
 * The draft that a checkpoint and the saves after it lead to.
 *
 * Nothing that stands in a row can make it throw. A row that is missing, is none or does not fit ends the replay: the
 * text is that of the version before it, with `damage`; comments need no text before them, so that the last ones that
 * can be read are taken all the same, and find their places by their words.
 *
 * @param rows the saves after `body.version`, in order
 */
export function stateOf(body: BodyRow, rows: readonly StepsRow[]): State {
  const version = rows.at(-1)?.seq ?? body.version;
  let doc: Node | null = null;
  let anchored: Anchored | null = null;
  let { comments, document, updatedAt } = body.draft;
  let damage: Damage | null = null;
  let good = body.version;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== good + 1 || !Array.isArray(row.steps)) {
      damage = damageFrom(rows, index, good);
      break;
    }
    if (row.steps.length > 0) {
      doc ??= admitDocument(document);
      anchored ??= { comments, base: doc, steps: [] };
      const replayed = replay(doc, row.steps);
      if (!replayed.ok) {
        damage = damageFrom(rows, index, good);
        break;
      }
      doc = replayed.document;
      anchored = { ...anchored, steps: [...anchored.steps, ...replayed.steps.map(({ step }) => step)] };
    }
    if (Array.isArray(row.comments)) {
      comments = row.comments;
      anchored = null;
    }
    good = row.seq;
    updatedAt = row.at;
  }
  if (doc !== null && anchored !== null) comments = followComments(comments, anchored, doc, good);
  if (damage !== null) {
    const last = rows.findLast((row) => row.seq > good && Array.isArray(row.comments))?.comments;
    if (last !== undefined) {
      const here = doc ?? admitDocument(document);
      comments = followComments(last, { base: here, steps: [] }, here, good);
    }
  }
  if (doc !== null) document = releaseDocument(doc);
  return { draft: { ...body.draft, document, comments, updatedAt }, version, damage };
}
