import type { Row } from '../../document/read';
import type { Place } from '../finding';
import type { TextBlock } from '../text-block';

/** A stretch of a text. A text without an id of its own is named by the block around it, as a whole. */
export function placeIn(block: TextBlock, from: number, to: number): Place {
  const own = block.id !== null && block.node.attrs['id'] === block.id;
  return { block: block.id, range: own ? { from, to } : null, quote: block.text.slice(from, to) };
}

/** A text as a whole. @param quote what names it to a person; its first words where left out */
export function placeOfBlock(block: TextBlock, quote: string = opening(block.text)): Place {
  return { block: block.id, range: null, quote };
}

/** A row as a whole. @param quote what names it to a person, such as "Action 3" */
export function placeOfRow(row: Pick<Row<unknown>, 'id'>, quote: string): Place {
  return { block: row.id, range: null, quote };
}

/** The draft or a fact of it. @param quote what names it to a person, such as "Services" */
export function placeInDraft(quote: string): Place {
  return { block: null, range: null, quote };
}

const longestOpening = 60;

/** The first words of a text on one line, at most 60 characters. */
export function opening(text: string): string {
  const line = text
    .slice(0, 4 * longestOpening)
    .replace(/[\s\uFFFC]+/gu, ' ')
    .trim();
  return line.length > longestOpening ? `${line.slice(0, longestOpening).trimEnd()}…` : line;
}

/** "one, two and three". */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
