import type { Transform } from '@tiptap/pm/transform';

import { factEdits } from './edits/facts';
import { moveEdits } from './edits/moves';
import { nodesOf, type Edit, type Scene } from './edits/places';
import { rowEdits } from './edits/rows';
import { shapeEdits } from './edits/shape';
import { textEdits } from './edits/text';

/** Takes the last edit back, as undo does it; the next undo takes the one before. */
const undo: Edit = ({ tr, history }) => {
  const { steps, docs } = history.at(-1) ?? { steps: [], docs: [] };
  for (const [index, step] of [...steps.entries()].toReversed()) tr.step(step.invert(docs[index] ?? tr.doc));
};

const edits = { ...textEdits, ...shapeEdits, ...moveEdits, ...factEdits, ...rowEdits, undo };

/** A kind of edit, by which everything is counted. */
export type EditKind = keyof typeof edits;

export const allKinds = Object.keys(edits) as readonly EditKind[];
/** Those that leave every block where and what it is. */
export const textKinds = ['insert', 'replace', 'delete', 'mark'] as const satisfies readonly EditKind[];

/** Ids that are missing or there twice are given anew, as the editor's plugin does it. */
function repairIds(tr: Transform, fresh: string): void {
  const seen = new Set<unknown>();
  for (const { node, position } of nodesOf(tr.doc, ({ attrs }) => 'id' in attrs)) {
    const id: unknown = node.attrs['id'];
    if (id === null || seen.has(id)) tr.setNodeAttribute(position, 'id', `r-${fresh}-${position}`);
    else seen.add(id);
  }
}

/** Does an edit of a kind as a transaction of the editor would, with what is put right after it. */
export function editOnce(scene: Scene, kind: EditKind): void {
  edits[kind](scene);
  repairIds(scene.tr, scene.fresh);
}
