import type { JournalEntry } from '../../electron/contract/journal';

/** A state of a draft as a list shows it. */
export interface Stand {
  readonly version: number;
  /** When that version was made, milliseconds UTC. */
  readonly at: number;
  /** When the draft was moved to the trash, milliseconds UTC; null where it is not there. */
  readonly trashedAt: number | null;
}

/** What the library has of a draft. */
export interface Present extends Stand {
  readonly title: string;
}

/**
 * How the state in a copy stands to the library's. Versions tell it, because a clock may have been set back; `other` is
 * the same version made at another time, which is another line of history.
 */
export type Relation = 'missing' | 'newer' | 'other' | 'same' | 'older';

/** A draft of a copy beside the same in the library. */
export interface Compared {
  readonly id: string;
  readonly title: string;
  readonly kept: Stand;
  readonly condition: JournalEntry['condition'];
  readonly present: Present | null;
  readonly relation: Relation;
}

function relationOf(kept: Stand, present: Present | null): Relation {
  if (present === null) return 'missing';
  if (kept.version !== present.version) return kept.version > present.version ? 'newer' : 'older';
  return kept.at === present.at ? 'same' : 'other';
}

/** Holds the drafts of a copy to those of the library. */
export function compare(
  entries: readonly JournalEntry[],
  library: ReadonlyMap<string, Present>,
): readonly Compared[] {
  return entries.map(({ id, title, version, at, trashedAt, condition }) => {
    const present = library.get(id) ?? null;
    const kept = { version, at, trashedAt };
    return { id, title, kept, condition, present, relation: relationOf(kept, present) };
  });
}

/**
 * Whether the library is behind with a draft. One that only the library has whole, or has newer, is not: bringing the
 * journal up to date is the keeper's business.
 */
export function isBehind({ relation, condition }: Compared): boolean {
  switch (relation) {
    case 'missing':
      return true;
    case 'newer':
    case 'other':
      return condition !== 'damaged';
    case 'same':
    case 'older':
      return false;
  }
}

/** Whether anything of it can be brought back. */
export function canRestore({ condition }: Pick<Compared, 'condition'>): boolean {
  return condition !== 'damaged';
}
