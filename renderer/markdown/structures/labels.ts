import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';

import { factorKinds, label, moments, type FactorKind, type Moment } from '../../document/vocabulary';
import { strong, text } from '../inline/mdast';
import { plainValue } from './words';

/*
 * Every row that is written as an item of a list begins with a label in bold, by which it is known again: "Factor 2, root
 * cause.", "Action 3.", "Impact 1.", "13:42 · Impact starts."
 */

/** What stands in a line behind its label. */
export interface Labelled {
  /** Without the full stop. */
  readonly label: string;
  readonly line: PhrasingContent[];
}

/** The line with a label before it. */
export function writeLabel(words: string, line: readonly PhrasingContent[]): PhrasingContent[] {
  const lead = strong(text(`${words}.`));
  return line.length === 0 ? [lead] : [lead, text(' '), ...line];
}

/** A line that begins with text in bold and a full stop; null for any other. */
export function readLabel(line: readonly PhrasingContent[]): Labelled | null {
  const [lead, next, ...others] = line;
  if (lead?.type !== 'strong') return null;
  const words = plainValue(lead.children);
  if (words === null || !words.endsWith('.')) return null;
  const found = words.slice(0, -1);
  if (next === undefined) return { label: found, line: [] };
  if (next.type !== 'text' || !next.value.startsWith(' ')) return null;
  const rest = next.value.slice(1);
  return { label: found, line: rest === '' ? others : [text(rest), ...others] };
}

/** The label of a list's item; null where it begins with none. */
export function itemLabel(item: ListItem): Labelled | null {
  const [first] = item.children;
  if (typeof item.checked === 'boolean' || first?.type !== 'paragraph') return null;
  return readLabel(first.children);
}

const isLabelledList = (node: RootContent, pattern: RegExp): node is List =>
  node.type === 'list' &&
  node.ordered !== true &&
  node.children.length > 0 &&
  node.children.every((item) => pattern.test(itemLabel(item)?.label ?? ''));

const kindWords = (kind: FactorKind): string => label(kind).replace(/ factor$/u, '');
const factorLabel = new RegExp(`^Factor (\\d{1,6})(?:, (${factorKinds.map(kindWords).join('|')}))?$`, 'u');
const numberLabel = { action: /^Action (\d{1,6})$/u, impact: /^Impact (\d{1,6})$/u } as const;

export const isFactorList = (node: RootContent): node is List => isLabelledList(node, factorLabel);
export const isActionList = (node: RootContent): node is List => isLabelledList(node, numberLabel.action);
export const isImpactList = (node: RootContent): node is List => isLabelledList(node, numberLabel.impact);
/** Any labelled list: in a timeline, which has said so before, the label is a time in any words. */
export const isEventList = (node: RootContent): node is List => isLabelledList(node, /./u);

export function writeFactorLabel(number: number, kind: FactorKind | ''): string {
  return `Factor ${number}${kind === '' ? '' : `, ${kindWords(kind)}`}`;
}

export function readFactorLabel(words: string): { readonly number: number; readonly kind: FactorKind | '' } {
  const [, number = '0', kind = ''] = factorLabel.exec(words) ?? [];
  return { number: Number(number), kind: factorKinds.find((one) => kindWords(one) === kind) ?? '' };
}

/** The number in "Action 3" or "Impact 1"; 0 where there is none. */
export function readNumberLabel(words: string): number {
  return Number(/ (\d+)$/u.exec(words)?.[1] ?? 0);
}

/** "Root cause" of "root cause". */
export function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The entry of a closed list of words that `capitalised(label(…))` was printed for; null for no such word. */
export function termOf<Term extends string>(words: string, terms: readonly Term[]): Term | null {
  return terms.find((term) => capitalised(label(term)) === words) ?? null;
}

/** "Impact ends, resolved" */
export function writeMoments(of: readonly Moment[]): string {
  return capitalised(of.map(label).join(', '));
}

/** The inverse; null where the words name anything else than moments. */
export function readMoments(words: string): readonly Moment[] | null {
  const found = words
    .split(', ')
    .map((word, index) =>
      moments.find((moment) => (index === 0 ? capitalised(label(moment)) : label(moment)) === word),
    );
  return found.every((moment) => moment !== undefined) ? found : null;
}
