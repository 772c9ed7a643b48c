import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { DocAttrStep } from '@tiptap/pm/transform';

import type { LeadingTime } from '../../time/parse';
import { withAnswer, type TimeAnswers } from '../../time/parsed-time';
import { headlineText, takeTime, timeContextAt, typedTime } from '../structures/event-time';
import { findRow, rowOfSelection, type RowPlace } from '../structures/rows';

interface Visit {
  /** Id of the event with the caret; null outside of events. */
  readonly id: string | null;
  /** The headline as the caret found it: a time that already stood there is text and stays. */
  readonly found: string;
  /** Ids of events that were left with a question about the time in their headline. */
  readonly asked: readonly string[];
  /** What the author has answered since the draft was opened. */
  readonly answers: TimeAnswers;
}

interface Change {
  readonly asked?: readonly string[];
  readonly answers?: TimeAnswers;
}

const key = new PluginKey<Visit>('eventTimes');

function eventOfSelection(state: EditorState): RowPlace | null {
  const row = rowOfSelection(state.selection);
  return row?.name === 'event' ? row : null;
}

function idOf(event: RowPlace | null): string | null {
  const id: unknown = event?.node.attrs['id'];
  return typeof id === 'string' ? id : null;
}

/** Visits end and begin as the caret goes from event to event. An event that was just made has nothing of old in it. */
function follow(tr: Transaction, visit: Visit, old: EditorState, state: EditorState): Visit {
  const change = tr.getMeta(key) as Change | undefined;
  const asked = change?.asked ?? visit.asked;
  const answers = change?.answers ?? visit.answers;
  const event = eventOfSelection(state);
  const id = idOf(event);
  const stays = id === visit.id && !isHistoryTransaction(tr);
  const isNew = !stays && id !== null && tr.docChanged && findRow(old.doc, id) === null;
  const found = event === null || isNew ? '' : stays ? visit.found : headlineText(event.node);
  return { id, found, asked, answers };
}

/** The time that was typed into the headline since the caret came to the event; null where there is none. */
function typedNow(doc: Node, event: RowPlace, visit: Visit): LeadingTime | null {
  const reading = typedTime(doc, event, visit.answers);
  if (reading === null) return null;
  const typed = headlineText(event.node).slice(0, reading.length).trim();
  return visit.found.trimStart().startsWith(typed) ? null : reading;
}

/**
 * Takes the time that was typed at the start of the headline with the caret into the event. For Enter, which puts it
 * into the same transaction.
 * @returns "taken", "asked" where the time is a question first, or "none"
 */
export function takeTypedTime(state: EditorState, tr: Transaction): 'taken' | 'asked' | 'none' {
  const visit = key.getState(state);
  const event = eventOfSelection(state);
  const reading = visit === undefined || event === null ? null : typedNow(state.doc, event, visit);
  if (event === null || reading === null) return 'none';
  if (reading.parsed.kind !== 'time') return 'asked';
  takeTime(tr, event, reading.parsed.time, reading.length);
  return 'taken';
}

export interface TypedTime {
  readonly event: RowPlace;
  readonly reading: LeadingTime;
}

/** What is being typed at the start of the headline with the caret, for showing what it means beside it. */
export function previewTime(state: EditorState): TypedTime | null {
  const visit = key.getState(state);
  const event = eventOfSelection(state);
  const reading = visit === undefined || event === null ? null : typedNow(state.doc, event, visit);
  return event === null || reading === null ? null : { event, reading };
}

/**
 * The events whose typed time is a question (which zone, which date) that only the author can answer: the one with the
 * caret, and those left behind. Nothing is stored for them until then.
 */
export function ambiguity(state: EditorState): readonly TypedTime[] {
  const visit = key.getState(state);
  if (visit === undefined) return [];
  const live = previewTime(state);
  const behind = visit.asked
    .filter((id) => id !== visit.id)
    .flatMap((id) => {
      const event = findRow(state.doc, id);
      const reading = event === null ? null : typedTime(state.doc, event, visit.answers);
      return event === null || reading === null ? [] : [{ event, reading }];
    });
  return [...(live === null ? [] : [live]), ...behind].filter(
    ({ reading }) => reading.parsed.kind !== 'time',
  );
}

/** Remembers an answer for this draft, and takes the time of the event it was asked about if that settles it. */
export function answerTime(state: EditorState, tr: Transaction, event: RowPlace, answer: TimeAnswers): void {
  const visit = key.getState(state);
  const answers = withAnswer(timeContextAt(state.doc, event.pos, visit?.answers), answer).answers ?? {};
  tr.setMeta(key, { answers } satisfies Change);
  const reading = typedTime(state.doc, event, answers);
  if (reading?.parsed.kind === 'time') takeTime(tr, event, reading.parsed.time, reading.length);
}

/** Facts of the document that a typed time may have waited for. */
const awaited: ReadonlySet<string> = new Set(['incidentDate', 'zone', 'zoneConfirmed']);

/** Takes the times of the events that were left with a question, where a fact of the document has answered it. */
function takeAnswered(
  transactions: readonly Transaction[],
  state: EditorState,
  visit: Visit,
): Transaction | null {
  const isAnswered = transactions.some((tr) =>
    tr.steps.some((step) => step instanceof DocAttrStep && awaited.has(step.attr)),
  );
  if (!isAnswered) return null;
  const { tr } = state;
  for (const id of visit.asked) {
    const event = id === visit.id ? null : findRow(tr.doc, id);
    const reading = event === null ? null : typedTime(tr.doc, event, visit.answers);
    if (event !== null && reading?.parsed.kind === 'time')
      takeTime(tr, event, reading.parsed.time, reading.length);
  }
  return tr.docChanged ? tr : null;
}

/**
 * When the caret leaves an event into whose headline a time was typed, the time goes into the event and its text goes
 * from the headline, as part of the undo step of the typing. Nothing happens while an input method composes.
 */
export function eventTimes(): Plugin {
  return new Plugin<Visit>({
    key,
    state: {
      init: (_config, state) => {
        const event = eventOfSelection(state);
        return {
          id: idOf(event),
          found: event === null ? '' : headlineText(event.node),
          asked: [],
          answers: {},
        };
      },
      apply: follow,
    },
    appendTransaction(transactions, old, state) {
      const visit = key.getState(old);
      const now = key.getState(state);
      if (visit === undefined || now === undefined) return null;
      if (transactions.some((tr) => isHistoryTransaction(tr) || tr.getMeta('composition') !== undefined))
        return null;
      if (visit.id === null || visit.id === now.id) return takeAnswered(transactions, state, now);
      const event = findRow(state.doc, visit.id);
      const reading = event === null ? null : typedNow(state.doc, event, visit);
      if (event === null || reading === null) return null;
      const { tr } = state;
      if (reading.parsed.kind === 'time') takeTime(tr, event, reading.parsed.time, reading.length);
      else
        tr.setMeta(key, { asked: [...now.asked.filter((id) => id !== visit.id), visit.id] } satisfies Change);
      return tr;
    },
  });
}
