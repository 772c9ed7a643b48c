import { counted } from '../document/counted';
import type { Progress, SearchState } from '../search/asking';
import type { BlockKind } from '../search/searchable';

const number = (value: number): string => value.toLocaleString('en-GB');

/** "Still reading your drafts (1,200 of 10,000)." */
export function progressWords({ read, total }: Progress): string {
  return `Still reading your drafts (${number(read)} of ${number(total)}).`;
}

/** What was found, in one sentence; '' while nothing is known. */
export function foundWords({ answer, progress }: SearchState): string {
  if (answer === null) return '';
  const { total, similar, request } = answer;
  if (total === 0) {
    if (progress !== null) return 'Nothing yet.';
    return request.text.trim() === '' ? 'No draft fits these filters.' : 'No draft has all of these words.';
  }
  const drafts = total === 1 ? '1 draft' : `${number(total)} drafts`;
  return similar
    ? `None has exactly these words; ${drafts} ${total === 1 ? 'has' : 'have'} similar ones.`
    : drafts;
}

const kindWords: Readonly<Record<BlockKind, string>> = {
  title: '',
  text: '',
  event: '',
  facts: 'Facts',
  heading: 'Heading',
  impact: 'Impact',
  factor: 'Factor',
  action: 'Action',
};

/** What stands before a snippet: what it is part of, or when it happened; '' for plain text. */
export function placeWords({ kind, time }: { readonly kind: BlockKind; readonly time: string }): string {
  return time === '' ? kindWords[kind] : time;
}

/** "12 more drafts". */
export function moreWords(more: number): string {
  return more === 1 ? counted(1, 'more draft') : `${number(more)} more drafts`;
}
