import type { Editor } from '@tiptap/core';

import type { NodeJSON } from '../document/draft';
import type { Role } from '../document/facts';
import { findRow } from '../editor/structures/rows';
import { documentZone, readEvents, readFacts } from '../document/read';
import { eventNodes, insertEvents } from '../editor/structures/insert-events';
import { withIds } from '../editor/plugins/with-ids';
import type { TimeAnswers, TimeContext } from '../time/parsed-time';
import type { PresentEvent } from './sources-messages';

/** What the person has said about times that say less than they should. */
export interface TimeSettings {
  readonly zone: string | null;
  readonly date: string | null;
  readonly answers: TimeAnswers;
}

/** The draft that events are imported into, as far as the import knows it. */
export interface SourcesDraft {
  /** IANA name; times are shown in it. */
  readonly zone: string;
  /** YYYY-MM-DD, or '' where the draft does not say. */
  readonly incidentDate: string;
  readonly timeContext: (settings: TimeSettings) => TimeContext;
  readonly present: () => readonly PresentEvent[];
  readonly roles: () => readonly Role[];
  /** Puts events into the timeline. Why it could not, in one sentence, or null; then nothing was changed. */
  readonly insert: (events: readonly NodeJSON[]) => string | null;
}

export function sourcesDraft(editor: Editor): SourcesDraft {
  const { zone } = documentZone(editor.state.doc);
  const { incidentDate } = readFacts(editor.state.doc);
  return {
    zone,
    incidentDate,
    // Each source has a clock of its own: the document's zone and its last event are no more than suggestions.
    timeContext: ({ zone: said, date, answers }) => ({
      zone: said ?? zone,
      zoneConfirmed: said !== null,
      previous: null,
      incidentDate: date ?? (incidentDate === '' ? null : incidentDate),
      answers,
    }),
    present: () =>
      readEvents(editor.state.doc).map(({ id, attributes, headline }) => ({ id, attributes, headline })),
    roles: () => readFacts(editor.state.doc).roles,
    insert: (events) => insertInto(editor, events),
  };
}

function insertInto({ view, schema }: Editor, events: readonly NodeJSON[]): string | null {
  try {
    const whole = withIds({ type: 'doc', content: [...events] });
    const nodes = eventNodes(schema, whole.content ?? []);
    view.dispatch(insertEvents(view.state, nodes));
    const first: unknown = nodes[0]?.attrs['id'];
    const row = typeof first === 'string' ? findRow(view.state.doc, first) : null;
    const shown = row === null ? null : view.nodeDOM(row.pos);
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: 'center' });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `The events could not be added, and the draft is as it was: ${reason}.`;
  }
}
