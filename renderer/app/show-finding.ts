import type { Editor } from '@tiptap/core';

import { findingKey, type Finding, type Place } from '../checks/finding';
import { locate, rangeAt } from '../checks/locate';
import { blockPositions } from '../document/blocks';
import { jumpToBlock } from './jump-to-block';
import type { Session } from './session';

/** Puts the caret to a place and shows it: its words selected where they still stand, else its block. */
export function showFinding(editor: Editor, place: Place): void {
  const located = locate(editor.state.doc, place);
  if (located?.range !== null && located !== null) {
    editor.chain().setTextSelection(located.range).focus().scrollIntoView().run();
  } else if (place.block === null || !jumpToBlock(editor, place.block)) {
    // About the document as a whole: its facts stand below the title.
    editor.chain().setTextSelection(1).focus().scrollIntoView().run();
  }
}

/** The finding after the caret, or before it; from the last one on to the first. Null where there is none. */
function neighbourFinding(
  editor: Editor,
  findings: readonly Finding[],
  direction: 1 | -1,
  current: string | null,
): Finding | null {
  const { doc, selection } = editor.state;
  const blocks = blockPositions(doc, new Set(findings.flatMap(({ place }) => place.block ?? [])));
  const placed = findings
    .map((finding) => {
      const block = finding.place.block === null ? 0 : (blocks.get(finding.place.block) ?? 0);
      return { finding, at: rangeAt(doc, finding.place, block)?.from ?? block };
    })
    .sort((a, b) => a.at - b.at);
  const shown = placed.findIndex(({ finding }) => findingKey(finding) === current);
  const here = shown !== -1 && Math.abs((placed[shown]?.at ?? 0) - selection.from) <= 2;
  if (here) return placed.at((shown + direction) % placed.length)?.finding ?? null;
  const next =
    direction === 1
      ? (placed.find(({ at }) => at > selection.from) ?? placed[0])
      : (placed.findLast(({ at }) => at < selection.from) ?? placed.at(-1));
  return next?.finding ?? null;
}

/** Goes on to the next finding in the text, or back to the one before. */
export function goToFinding({ editor, checks }: Session, direction: 1 | -1): void {
  const state = checks.state.get();
  if (state.kind !== 'found') return;
  const next = neighbourFinding(editor, state.open, direction, checks.current.get());
  if (next === null) return;
  checks.current.set(findingKey(next));
  showFinding(editor, next.place);
}
