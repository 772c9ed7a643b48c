import type { JournalEntry } from '../contract/journal';
import { unreadableId } from '../contract/kept-names';
import type { Mark } from './disk';
import type { Generations, Tail } from './generations';
import { stateName, logName } from './layout';

/** What is known of a draft's folder without reading it. */
export interface DraftRecord {
  /** Of the folder. */
  readonly name: string;
  readonly entry: JournalEntry;
  /** Null where steps may not be appended. */
  readonly tail: Tail | null;
  /** When names in the folder changed last, milliseconds UTC. */
  readonly folderAt: number;
  /** Of the states and logs, by file name: as long as they are so, the rest is true. */
  readonly marks: Readonly<Record<string, Mark>>;
  readonly newer: boolean;
}

/** What a folder that was read says of its draft; null where there is none in it. */
export function recordOf(
  name: string,
  read: Generations,
  before: DraftRecord | undefined,
): DraftRecord | null {
  const { names, folderAt, marks, newer } = read;
  const pieces = names.pieces;
  switch (read.kind) {
    case 'empty':
      return null;
    case 'damaged': {
      const latest = Math.max(1, ...names.states, ...names.logs);
      // What the manifest knew of it is all there is to say.
      const known = before?.entry ?? {
        id: read.id ?? unreadableId(name),
        title: read.title,
        version: latest,
        at: marks[stateName(latest)]?.at ?? marks[logName(latest)]?.at ?? 0,
        trashedAt: null,
      };
      return { name, entry: { ...known, pieces, condition: 'damaged' }, tail: null, folderAt, marks, newer };
    }
    case 'read': {
      // A log that was cut at the end of a record does not show it.
      const lacks = before !== undefined && before.entry.version > read.facts.version;
      const condition = lacks ? 'fell-back' : read.condition;
      return { name, entry: { ...read.facts, pieces, condition }, tail: read.tail, folderAt, marks, newer };
    }
  }
}
