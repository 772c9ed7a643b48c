import type { JournalEntry } from '../../electron/contract/journal';
import { FOLDER_NAME_LENGTH, nameOfUnreadable, unreadableId } from '../../electron/contract/kept-names';
import { sha256 } from '../file/sha256';

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

/**
 * The entries under the ids that the library knows them by. A folder of which nothing can be read is listed by its name;
 * where that is the name of a draft that is here, only the copy of it is damaged, and nothing is gone.
 */
async function recognised(
  entries: readonly JournalEntry[],
  ids: Iterable<string>,
): Promise<readonly JournalEntry[]> {
  if (entries.every(({ id }) => nameOfUnreadable(id) === null)) return entries;
  const idOf = new Map<string, string>();
  for (const id of ids) {
    const hash = await sha256(new TextEncoder().encode(id));
    idOf.set(unreadableId(hash.slice(0, FOLDER_NAME_LENGTH)), id);
  }
  return entries.map((entry) => ({ ...entry, id: idOf.get(entry.id) ?? entry.id }));
}

/** Holds the drafts of a copy to those of the library. */
export async function compare(
  entries: readonly JournalEntry[],
  library: ReadonlyMap<string, Present>,
): Promise<readonly Compared[]> {
  const named = await recognised(entries, library.keys());
  return named.map(({ id, title, version, at, trashedAt, condition }) => {
    const present = library.get(id) ?? null;
    const kept = { version, at, trashedAt };
    const name = title === '' ? (present?.title ?? '') : title;
    return { id, title: name, kept, condition, present, relation: relationOf(kept, present) };
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
