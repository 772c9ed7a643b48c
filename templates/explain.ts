/** What this needs of a valibot issue, so that any schema's issues fit. */
interface Issue {
  readonly kind: string;
  readonly message: string;
  readonly received: string;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
}

/**
 * One sentence about one issue: where it is, what is wrong there, what belongs there.
 *
 * @param hints what belongs in each field, by its path with `[]` for every position in a list.
 */
export function sentence(issue: Issue, hints: Readonly<Record<string, string>>): string {
  const place = pathOf(issue);
  const hint = hints[place.replaceAll(/\[\d+\]/gu, '[]')];
  return `${place} ${problem(issue)}${hint === undefined ? '' : `: ${hint}`}.`;
}

/** The path as people write it in code: `sections[2].heading`. */
function pathOf(issue: Issue): string {
  const steps = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  return steps.join('').replace(/^\./u, '');
}

function problem({ kind, message, received }: Issue): string {
  if (kind !== 'schema') return message;
  if (received === 'undefined') return 'is missing';
  return `cannot be ${describe(received)}`;
}

/** Says what was found; `received` is valibot's short form of it, such as `"text"`, `12`, `null` or `Array`. */
function describe(received: string): string {
  if (received === 'Array') return 'a list';
  if (received === 'Object') return 'an object';
  return received.length > 60 ? `${received.slice(0, 59)}…` : received;
}

/** The word that was probably meant: the nearest of `words` at most two letters away, if there is one. */
export function closest(word: string, words: readonly string[]): string | undefined {
  const near = words
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= 2 && distance < candidate.length)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate;
}

/** Levenshtein distance: how many letters to insert, drop or replace. Words that differ much in length are "far". */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
