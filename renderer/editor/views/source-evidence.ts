import type { WrittenTime } from '../../time/written-time';
import type { Source } from '../../document/source';
import { isSafeLink } from '../../document/urls';
import { sha256 } from '../../file/sha256';
import { printDuration } from '../../time/duration';
import { element, setText } from './dom';

/** Whether the record is still what it was when it was imported. */
export type RecordState = 'unchanged' | 'changed' | 'unchecked';

export const recordWords: Readonly<Record<RecordState, string>> = {
  unchanged: 'unchanged since import',
  changed: 'does not match its hash',
  unchecked: 'kept without a hash',
};

/** Checks the record that an event was made from against the hash that was taken of it then. */
export async function recordState({ raw, hash }: Source): Promise<RecordState> {
  if (raw === null || hash === null) return 'unchecked';
  return (await sha256(new TextEncoder().encode(raw))) === hash ? 'unchanged' : 'changed';
}

/** "2 min later than in the source"; '' for a clock that was right. */
export function shiftWords(shift: number): string {
  if (shift === 0) return '';
  return `${printDuration(Math.abs(shift))} ${shift > 0 ? 'later' : 'earlier'} than in the source`;
}

/** The record as it was found, to be looked at: text, never HTML. Null where it was not kept. */
export function recordView(source: Source): HTMLElement | null {
  if (source.raw === null) return null;
  const state = element('span', { class: 'evidence-state' });
  const whole = element(
    'details',
    { class: 'evidence-record' },
    element('summary', {}, 'As recorded', state),
    element('pre', { tabindex: 0, dir: 'auto', 'aria-label': 'The record as it was found' }, source.raw),
  );
  void recordState(source).then((found) => {
    setText(state, recordWords[found]);
    state.classList.toggle('is-changed', found === 'changed');
  });
  return whole;
}

/** What a source says of the time: how it was written, and by how much its clock was put right. */
export function timeEvidence(happened: WrittenTime | null, source: Source): HTMLElement | null {
  const written = happened?.written ?? '';
  const words = [
    written === '' ? '' : `Written “${written}”`,
    written === '' ? '' : `read in ${happened?.zone ?? ''}`,
    source.shift === undefined ? '' : `now ${shiftWords(source.shift)}`,
  ].filter((part) => part !== '');
  return words.length === 0 ? null : element('p', { class: 'evidence-note' }, words.join(', '));
}

/** A source that is shown and not edited: those beyond the first come from imports and merges. */
export function furtherSource(source: Source): HTMLElement {
  const { system, id, link, author, shift = 0 } = source;
  const name = [system, id].filter((part) => part !== '').join(' ') || 'Source';
  const about = [author, shiftWords(shift)].filter((part) => part !== '').join(' · ');
  return element(
    'section',
    { class: 'evidence', 'aria-label': `Source: ${name}` },
    element('p', { class: 'evidence-name' }, name),
    about === '' ? null : element('p', { class: 'evidence-note' }, about),
    link === '' || !isSafeLink(link) ? null : sourceLink(link),
    recordView(source),
  );
}

/** A link that opens in the system's browser, as all links of the window do. */
export function sourceLink(link: string): HTMLElement {
  return element('a', { class: 'evidence-link', href: link, dir: 'ltr' }, link);
}
