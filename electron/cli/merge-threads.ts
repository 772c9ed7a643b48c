import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';

import { documentSchema } from '../../renderer/document/schema';
import { mapAnchors } from '../../renderer/review/anchor';
import { readThreads } from '../../renderer/review/thread-guard';

export const asSteps = (json: readonly unknown[]): readonly Step[] =>
  json.map((step) => Step.fromJSON(documentSchema, step));

/** A version that is later than those of all anchors, so that the anchors as they are now are the ones that count. */
export function nextVersion(...comments: readonly (readonly unknown[])[]): number {
  const versions = comments.flatMap((list) => readThreads(list).threads.map(({ anchor }) => anchor.version));
  return 1 + Math.max(0, ...versions);
}

/** Comments with their anchors followed from one document to another; what is no thread stays as it is. */
export function followed(
  comments: readonly unknown[],
  base: Node,
  steps: readonly Step[],
  doc: Node,
  version: number,
): readonly unknown[] {
  const { threads, setAside } = readThreads(comments);
  const anchors = mapAnchors(
    threads.map(({ anchor }) => anchor),
    { base, steps },
    doc,
    version,
  );
  return [
    ...threads.map((thread, index) => ({ ...thread, anchor: anchors[index] ?? thread.anchor })),
    ...setAside.map(({ value }) => value),
  ];
}
