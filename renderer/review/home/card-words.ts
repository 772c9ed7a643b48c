import type { NodeJSON } from '../../document/draft';
import { canonical } from '../canonical';
import { attributeInWords, type Side } from '../changes-attributes';
import type { AttributeConflict, Card, CardReason, Stood, UnplacedStep } from '../merge-result';

/** A card in plain English. People's words stand in quotation marks, as they came. */
export interface CardWords {
  /** Why it has no place, as a sentence. */
  readonly reason: string;
  /** Where it had stood, as a sentence. */
  readonly where: string;
  /** What it would do, a phrase for each step that says something. */
  readonly changes: readonly string[];
}

const reasons: Readonly<Record<CardReason, string>> = {
  gone: 'What it stood in is no longer in the draft.',
  changed: 'What it would change has been changed since.',
  conflict: 'The same has been changed in another way since.',
  moved: 'The block was moved to another place since.',
  unplaced: 'It builds on a suggestion that is not in the draft.',
  present: 'A block of the same name is in the draft already, with other words.',
  invalid: 'The draft could not hold it where it would stand now.',
};

/** UTF-16 units of people's words that are repeated in a sentence. */
const longest = 80;

function short(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  // The cut may fall between the halves of a letter.
  return line.length <= longest
    ? line
    : `${line
        .slice(0, longest - 1)
        .replace(/\p{Cs}$/u, '')
        .trimEnd()}…`;
}

const quoted = (text: string): string => `“${short(text)}”`;

/** The text around a stretch, so much of it as fits into a sentence. */
function surroundings({ quote, from, to }: Stood): string {
  const spare = Math.max(0, longest - (to - from)) >> 1;
  const [start, end] = [Math.max(0, from - spare), Math.min(quote.length, to + spare)];
  if (start === 0 && end === quote.length) return quoted(quote);
  const text = quote.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '');
  return quoted(`${start > 0 ? '…' : ''}${text.trim()}${end < quote.length ? '…' : ''}`);
}

function whereOf({ steps: [first] }: Card): string {
  if (first === undefined) return 'It stood nowhere.';
  const { section, quote, block } = first.stood;
  if (block === null && section === null && quote === '') return 'It is about the draft as a whole.';
  const under = section === null ? 'above the first heading' : `under ${quoted(section)}`;
  return quote.trim() === '' ? `It stood ${under}.` : `It stood ${under}, at ${surroundings(first.stood)}.`;
}

function textOf(nodes: readonly NodeJSON[]): string {
  const words = (node: NodeJSON): string => {
    if (node.type === 'text') return node.text ?? '';
    const alt: unknown = node.attrs?.['alt'];
    return node.content === undefined
      ? typeof alt === 'string'
        ? alt
        : ''
      : `${node.content.map(words).join('')} `;
  };
  return nodes.map(words).join('').trim();
}

function attributeWords({ name, base, ours, theirs }: AttributeConflict, side: Side): string {
  const { label, before, after } = attributeInWords(name, base, theirs, side);
  const value = (words: string): string => (words === '' ? 'nothing' : quoted(words));
  const change = `sets the ${label} from ${value(before)} to ${value(after)}`;
  // What stands on a block that is gone, and a fact that is as it was, say nothing more.
  if (ours === undefined || canonical(ours) === canonical(base ?? null)) return change;
  return `${change}; it is ${value(attributeInWords(name, base, ours, side).after)} now`;
}

interface Said {
  readonly removed: string;
  readonly inserted: string;
}

function stepWords({ mark, attribute, stood, step }: UnplacedStep, said: Said, side: Side): string | null {
  if (attribute !== null) return attribute.name === 'id' ? null : attributeWords(attribute, side);
  const { removed, inserted } = said;
  if (mark !== null) {
    const type = (step as { readonly stepType?: unknown }).stepType;
    const verb = type === 'removeMark' || type === 'removeNodeMark' ? 'takes off' : 'sets';
    return `${verb} ${mark} on ${quoted(removed === '' ? stood.quote : removed)}`;
  }
  if (removed !== '' && inserted !== '') return `replaces ${quoted(removed)} with ${quoted(inserted)}`;
  if (inserted !== '') return `puts in ${quoted(inserted)}`;
  return removed === '' ? 'changes how blocks are divided' : `takes out ${quoted(removed)}`;
}

/** What is taken out by one step and put in by another is moved. */
function changesOf({ steps }: Card, side: Side): readonly string[] {
  const said = steps.map(({ removed, inserted }): Said => ({
    removed: textOf(removed),
    inserted: textOf(inserted),
  }));
  const out = said.filter(({ removed, inserted }) => removed !== '' && inserted === '');
  const into = said.filter(({ removed, inserted }) => removed === '' && inserted !== '');
  return steps.flatMap((step, index) => {
    const one = said[index] ?? { removed: '', inserted: '' };
    const isPlain = step.mark === null && step.attribute === null;
    if (isPlain && out.includes(one) && into.some(({ inserted }) => inserted === one.removed))
      return [`moves ${quoted(one.removed)}`];
    if (isPlain && into.includes(one) && out.some(({ removed }) => removed === one.inserted)) return [];
    return stepWords(step, one, side) ?? [];
  });
}

/**
 * Says why a suggestion has no place, where it had stood and what it would do.
 *
 * @param side the draft as it is (`sideOf`), in whose words facts are said
 */
export const cardWords = (card: Card, side: Side): CardWords => ({
  reason: reasons[card.reason],
  where: whereOf(card),
  changes: changesOf(card, side),
});
