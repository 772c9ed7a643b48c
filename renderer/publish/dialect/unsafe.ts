import type { Unsafe } from 'mdast-util-to-markdown';

import { unreadConstructs } from '../../markdown/print';

/** A character to escape in running text, wherever it stands or only before or after something (regular expressions). */
export function inText(character: string, around: Pick<Unsafe, 'before' | 'after'> = {}): Unsafe {
  return { character, ...around, inConstruct: 'phrasing', notInConstruct: unreadConstructs };
}

/** A character to escape where it begins a line. */
export function atStart(character: string, after?: string): Unsafe {
  return after === undefined ? { character, atBreak: true } : { character, atBreak: true, after };
}

/** Each of a run of two or more. Looks around itself without taking what it sees, so that runs of any length are found. */
export function inRuns(character: string): readonly Unsafe[] {
  const itself = /[\^$.*+?()[\]{}|\\]/u.test(character) ? `\\${character}` : character;
  return [inText(character, { before: `(?<=${itself})` }), inText(character, { after: `(?=${itself})` })];
}

/**
 * What makes pretty of straight quotes, hyphens and dots would change a flag or a path, so these are escaped where a
 * target has it on and takes an escape for a reason to leave it.
 */
export const typography: readonly Unsafe[] = [
  inText('"'),
  inText("'"),
  ...inRuns('-'),
  ...inRuns('.'),
  ...inRuns('<'),
  ...inRuns('>'),
];
