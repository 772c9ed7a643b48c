import { label, moments, toneOf, type Moment } from '../../document/vocabulary';
import { element } from './dom';
import { icon } from './icons';

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
