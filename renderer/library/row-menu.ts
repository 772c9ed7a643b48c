import type { FactsRow } from '../storage/rows';
import type { MenuItem } from '../ui/menu';
import type { LibraryActions } from './library-actions';

/**
 * What can be done with a draft of the list. A review has no name of its own, and a copy of it would answer no round: a
 * file of it can be saved all the same.
 */
export function draftItems(row: FactsRow, actions: LibraryActions): readonly MenuItem[] {
  const saveCopy = { label: 'Save a copy…', onSelect: () => actions.onSaveCopy(row) };
  const trash = { label: 'Move to trash', onSelect: () => actions.onTrash(row) };
  if (row.review !== undefined) return [saveCopy, trash];
  return [
    { label: 'Rename…', onSelect: () => actions.onRename(row) },
    { label: 'Duplicate', onSelect: () => actions.onDuplicate(row) },
    saveCopy,
    trash,
  ];
}

export function trashItems(row: FactsRow, actions: LibraryActions): readonly MenuItem[] {
  return [
    { label: 'Restore', onSelect: () => actions.onRestore(row) },
    { label: 'Delete for good…', danger: true, onSelect: () => actions.onDeleteForGood(row) },
  ];
}
