import type { Backup, BackupPlan } from '../../../electron/contract/backups';
import { counted } from '../../document/counted';

/** "3 drafts", "3 drafts, the last of its day": what a backup in the list holds, and why an old one is still there. */
export function contentWords({ drafts, kind }: Pick<Backup, 'drafts' | 'kind'>): string {
  const held = counted(drafts, 'draft');
  switch (kind) {
    case 'recent':
      return held;
    case 'daily':
      return `${held}, the last of that day`;
    case 'fuller':
      return `${held}, kept because later ones have far fewer`;
  }
}

/** What is said of a backup's file of which a part is damaged; null where it is whole. */
export function damageWords(name: string, damaged: number): string | null {
  if (damaged === 0) return null;
  const [files, were] = [
    counted(damaged, 'file'),
    damaged === 1 ? 'is damaged and was' : 'are damaged and were',
  ];
  return `${files} in “${name}” ${were} left out. Everything else can be restored.`;
}

/** What is said of the folder while nothing has gone wrong. */
export function folderWords({ folder, every }: Pick<BackupPlan, 'folder' | 'every'>): string {
  if (folder === null) {
    return 'Name a folder on another disk, or one that is synchronised, and such a file is written there every day or week. The last five are kept.';
  }
  return `A file is written to “${folder}” every ${every === 'week' ? 'week in which' : 'day on which'} anything has changed. The last five are kept.`;
}
