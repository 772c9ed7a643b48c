import { diffArrays } from 'diff';

import { wordTokens } from './words';

/** A piece of a text that stayed, came or went. */
export interface TextPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** More differing words than this and the middle of the two texts is told as one replaced by the other. */
const mostEdits = 1_000;

function partsBetween(before: readonly string[], after: readonly string[]): readonly TextPart[] {
  if (before.length > 0 && after.length > 0) {
    const diff = diffArrays([...before], [...after], { maxEditLength: mostEdits });
    if (diff !== undefined) {
      return diff.map(({ added, removed, value }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }));
    }
  }
  return [
    { kind: 'removed', text: before.join('') },
    { kind: 'added', text: after.join('') },
  ];
}

/** The pieces in order, neighbours of a kind as one. */
function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const whole: TextPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind) whole[whole.length - 1] = { ...part, text: last.text + part.text };
    else whole.push(part);
  }
  return whole;
}

/**
 * What changed between two texts, word by word, in any script. The parts that are same or removed make up `before`, those
 * that are same or added `after`.
 */
export function diffWords(before: string, after: string): readonly TextPart[] {
  if (before === after) return joined([{ kind: 'same', text: before }]);
  const [old, now] = [wordTokens(before), wordTokens(after)];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...partsBetween(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}
