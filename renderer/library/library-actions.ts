import type { FactsRow } from '../storage/rows';

/** What the library can be asked for; the app does it. */
export interface LibraryActions {
  readonly onNew: () => void;
  readonly onExample: () => void;
  readonly onOpen: (id: string) => void;
  /** Opens a draft at one of its blocks; '' at its beginning. */
  readonly onOpenAt: (draftId: string, blockId: string) => void;
  readonly onRename: (row: FactsRow) => void;
  readonly onDuplicate: (row: FactsRow) => void;
  readonly onSaveCopy: (row: FactsRow) => void;
  readonly onTrash: (row: FactsRow) => void;
  readonly onRestore: (row: FactsRow) => void;
  readonly onDeleteForGood: (row: FactsRow) => void;
  readonly onShowTrash: (show: boolean) => void;
}
