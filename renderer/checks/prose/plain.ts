import { plainText, sourceOffset } from '../../time/characters';
import { objectMark } from '../../document/blocks';
import { remember } from '../remember';
import type { Stretch, TextBlock } from '../text-block';

/** Running text as the readers see it: digits and dashes of every script made one, and the way back to the source. */
export interface Prose {
  readonly text: string;
  /** The stretch of the source on which a stretch of `text` stands. */
  readonly stretch: (from: number, to: number) => Stretch;
}

/** Paths hold dates and numbers that are no statement. */
const address =
  /(?:\b[a-z][a-z+.-]{1,10}:\/\/|\bwww\.)[^\s<>"”’)\]]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}/giu;

/** The text of a block with code and addresses blanked out, as long as before. */
export function withoutCode(block: Pick<TextBlock, 'text' | 'code' | 'role'>): string {
  if (block.role === 'code') return '';
  let { text } = block;
  for (const { from, to } of block.code) {
    text = text.slice(0, from) + objectMark.repeat(Math.min(to, text.length) - from) + text.slice(to);
  }
  return text.replace(address, (found) => objectMark.repeat(found.length));
}

/** Text with one way of writing each digit and dash. Positions that readers give are those of `source`. */
export function proseOf(source: string): Prose {
  const plain = plainText(source, source.length);
  return {
    text: plain.text,
    stretch: (from, to) => ({ from: sourceOffset(plain, from), to: sourceOffset(plain, to) }),
  };
}

/**
 * The text in lower case, unit for unit: patterns without the flag `i` are several times as fast. Where case changes the
 * length ("İ"), the text stays as it is.
 */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** What the readers are given of a block. */
export const readable: (block: TextBlock) => string = remember(withoutCode);
