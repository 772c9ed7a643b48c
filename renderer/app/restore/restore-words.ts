import { counted } from '../../document/counted';
import { canRestore, type Compared } from '../../journal/compare';
import { momentWords } from '../review/history/moment-words';

/** What a copy is called in sentences. */
export type CopyName = 'safety copy' | 'backup';

export const shownTitle = (title: string): string => (title.trim() === '' ? 'Untitled' : title);

/** "In your library: edited 2 July, 14:02", "Not in your library". `now` is milliseconds UTC. */
export function libraryWords({ present }: Compared, now: number): string {
  if (present === null) return 'Not in your library';
  const trash = present.trashedAt === null ? '' : ', in the trash';
  return `In your library: edited ${momentWords(present.at, now)}${trash}`;
}

/** "In the safety copy: 2 July, 14:20, 3 saves newer". */
export function copyWords(draft: Compared, copy: CopyName, now: number): string {
  const { kept } = draft;
  const trash = kept.trashedAt === null ? '' : ', in the trash';
  return `In the ${copy}: ${momentWords(kept.at, now)}${distance(draft)}${trash}`;
}

function distance({ relation, kept, present }: Compared): string {
  const saves = Math.abs(kept.version - (present?.version ?? kept.version));
  switch (relation) {
    case 'missing':
      return '';
    case 'newer':
      return `, ${counted(saves, 'save')} newer`;
    case 'older':
      return `, ${counted(saves, 'save')} older`;
    case 'same':
      return ', the same';
    case 'other':
      return ', written separately';
  }
}

/** What is wrong with the copy of a draft; null where nothing is. */
export function conditionWords(draft: Compared, copy: CopyName): string | null {
  switch (draft.condition) {
    case 'whole':
      return null;
    case 'fell-back':
      return `The latest file in the ${copy} is damaged; this is the state before it.`;
    case 'damaged':
      return `Its files in the ${copy} are damaged, and cannot be read.`;
  }
}

/** What happened, as a heading and a sentence. */
export interface Story {
  readonly heading: string;
  readonly text: string;
}

/** What the restore screen says of a library that opened. */
export function storyOf(drafts: readonly Compared[], isEmpty: boolean): Story {
  const found = drafts.filter(canRestore).length;
  if (found === 0) {
    return {
      heading: 'Some drafts are gone, and cannot be read from the safety copy',
      text: 'They are not in your library, and their files in the safety copy are damaged. A backup may have them: File, Backups.',
    };
  }
  if (isEmpty) {
    return {
      heading:
        found === drafts.length
          ? 'Your library is empty, but nothing is lost'
          : 'Your library is empty; not all of it can be restored',
      text: `The database that held your drafts was lost or reset. The safety copy that Aftermark keeps beside it has ${counted(found, 'draft')}.`,
    };
  }
  return {
    heading: 'Your library is behind its safety copy',
    text: `The safety copy that Aftermark keeps beside the database has ${counted(found, 'draft')} that your library lacks, or has in an earlier state. What you restore over is kept as an earlier version of its draft.`,
  };
}
