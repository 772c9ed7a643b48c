import { structuredPatch } from 'diff';

/** A line of a unified diff; `skip` stands for the lines between two hunks. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'skip';
  readonly text: string;
}

/** How long two texts are compared before that is given up, in milliseconds. */
const patience = 1_500;

/** The changes from one text to another with three lines around them; null where the texts differ too much to tell. */
export function diffLines(before: string, after: string): readonly DiffLine[] | null {
  const options = { context: 3, timeout: patience };
  const patch = structuredPatch('', '', before, after, undefined, undefined, options);
  if (patch === undefined) return null;
  return patch.hunks.flatMap((hunk) => [
    { kind: 'skip' as const, text: `@@ line ${hunk.newStart} @@` },
    ...hunk.lines.flatMap((line): readonly DiffLine[] => {
      const text = line.slice(1);
      if (line.startsWith('+')) return [{ kind: 'added', text }];
      if (line.startsWith('-')) return [{ kind: 'removed', text }];
      // "\ No newline at end of file" is about the file and not one of its lines.
      return line.startsWith('\\') ? [] : [{ kind: 'same', text }];
    }),
  ]);
}

/** How many lines a diff adds and removes. */
export function diffSize(lines: readonly DiffLine[]): { readonly added: number; readonly removed: number } {
  const of = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
  return { added: of('added'), removed: of('removed') };
}
