import { label, moments, type Moment } from '../../document/vocabulary';
import { element } from './dom';
import { icon } from './icons';

export type Tone = 'bad' | 'warn' | 'note' | 'good';

const tones: Readonly<Record<Moment, Tone>> = {
  'impact-started': 'bad',
  detected: 'warn',
  acknowledged: 'warn',
  declared: 'warn',
  identified: 'note',
  mitigated: 'note',
  'impact-ended': 'good',
  resolved: 'good',
};

/** The colour of a moment; its word and its glyph say the same. */
export function toneOf(moment: Moment): Tone {
  return tones[moment];
}

/** An event's moments in the order in which incidents go through them. */
export function inOrder(marked: readonly Moment[]): readonly Moment[] {
  return moments.filter((moment) => marked.includes(moment));
}

/** A moment as a word in its colour, with its glyph where the rail cannot show it. */
export function momentChip(moment: Moment, withGlyph: boolean): HTMLElement {
  return element(
    'span',
    { class: `chip c-${toneOf(moment)}` },
    withGlyph ? icon(moment) : null,
    label(moment),
  );
}
