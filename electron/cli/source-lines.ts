import type { TextBlock } from '../../renderer/checks/text-block';

/** Characters by which a text is known again. Fewer, where the first ones are interrupted by Markdown. */
const lengths = [60, 30, 14] as const;

interface Folded {
  readonly text: string;
  /** Line, from 1, of each UTF-16 unit of `text`. */
  readonly lines: readonly number[];
}

/** Letters and digits alone, which Markdown leaves as they are; the addresses of links are no part of a text. */
function fold(source: string): Folded {
  const plain = source.replace(/\]\([^()\n]{0,2000}\)/gu, (link) => ' '.repeat(link.length));
  const lines: number[] = [];
  let text = '';
  let line = 1;
  for (const character of plain) {
    if (character === '\n') line += 1;
    const kept = /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '';
    text += kept;
    for (let unit = 0; unit < kept.length; unit += 1) lines.push(line);
  }
  return { text, lines };
}

const folded = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Where texts of a document stand in the Markdown that it was made of. */
export interface SourceLines {
  /** Line of the block, or of a stretch in it, from 1; null where it was not found again for certain. */
  readonly lineOf: (block: TextBlock, from?: number) => number | null;
}

/** Finds texts again in their source, in the order in which they stand there. @param blocks in document order */
export function sourceLines(source: string, blocks: readonly TextBlock[]): SourceLines {
  const { text, lines } = fold(source.replaceAll('\r\n', '\n'));
  const starts = new Map<TextBlock, number>();
  let cursor = 0;
  for (const block of blocks) {
    const whole = folded(block.text);
    for (const length of lengths) {
      const key = whole.slice(0, length);
      const at = key === '' ? -1 : text.indexOf(key, cursor);
      // A short text is everywhere: it counts only close to where the one before it stood.
      if (at === -1 || (key.length < 14 && at - cursor > 400)) continue;
      starts.set(block, at);
      cursor = at + key.length;
      break;
    }
  }
  return {
    lineOf: (block, from = 0) => {
      const start = starts.get(block);
      if (start === undefined) return null;
      const before = folded(block.text.slice(0, from)).length;
      return lines[Math.min(start + before, lines.length - 1)] ?? null;
    },
  };
}
