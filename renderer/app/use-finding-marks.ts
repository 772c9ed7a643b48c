import { useEffect } from 'react';

import { rangeAt } from '../checks/locate';
import { blockPositions } from '../document/blocks';
import { markFindings, type FindingMark } from '../editor/plugins/finding-marks';
import type { ChecksState } from './checks-model';
import type { Session } from './session';

/** More marks than this help nobody, and each costs a little while typing. */
const mostMarks = 200;

/** Where the open findings lie in the text of a session. */
function marksOf(session: Session, state: ChecksState): readonly FindingMark[] {
  if (state.kind !== 'found') return [];
  const { doc } = session.editor.state;
  const inText = state.open.filter(({ place }) => place.range !== null).slice(0, mostMarks);
  const blocks = blockPositions(doc, new Set(inText.flatMap(({ place }) => place.block ?? [])));
  return inText.flatMap(({ place, severity }) => {
    const block = place.block === null ? undefined : blocks.get(place.block);
    const range = block === undefined ? null : rangeAt(doc, place, block);
    return range === null ? [] : [{ ...range, look: `finding finding-${severity}` }];
  });
}

/** Marks the open findings in the text, once the checks have read it as it stands. @param marked whether it does so */
export function useFindingMarks(session: Session, marked: boolean): void {
  const { editor, checks } = session;
  useEffect(() => {
    const mark = () => {
      const state = checks.state.get();
      // An answer about an older text is followed by one about this.
      if (editor.isDestroyed || (state.kind === 'found' && !state.current)) return;
      editor.view.dispatch(markFindings(editor.state, marked ? marksOf(session, state) : []));
    };
    mark();
    return marked ? checks.state.subscribe(mark) : undefined;
  }, [editor, checks, marked, session]);
}
