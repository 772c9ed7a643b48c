import type { TextPart } from '../../../review/changes-words';

/** White space and signs: what may stand between two replaced words and is the same by chance. */
const isFiller = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text) && !text.includes('\n');

/**
 * Words replaced one after the other as one stretch replaced by another: "the old name" by "a new one", not three pairs
 * with a space between. What is same or removed still makes up the text before, what is same or added the one after.
 */
export function readableParts(parts: readonly TextPart[]): readonly TextPart[] {
  const read: TextPart[] = [];
  let run: TextPart[] = [];
  const end = (): void => {
    // What is the same at the end of a run is no part of what was replaced.
    const same = run.at(-1)?.kind === 'same' ? run.slice(-1) : [];
    read.push(...replaced(run.slice(0, run.length - same.length)), ...same);
    run = [];
  };
  for (const part of parts) {
    const isOpen = run.length > 0;
    if (part.kind !== 'same' || (isOpen && isFiller(part.text))) run.push(part);
    else {
      end();
      read.push(part);
    }
  }
  end();
  return read;
}

/** A run of changes as at most two; as it is where words only came, or only went. */
function replaced(run: readonly TextPart[]): readonly TextPart[] {
  const has = (kind: TextPart['kind']): boolean => run.some((part) => part.kind === kind);
  if (!has('same') || !has('added') || !has('removed')) return run;
  const side = (other: TextPart['kind']): string =>
    run.map(({ kind, text }) => (kind === other ? '' : text)).join('');
  return [
    { kind: 'removed', text: side('added') },
    { kind: 'added', text: side('removed') },
  ];
}
