import { lazy } from 'react';

import type { ShellClient } from '../../electron/contract/client';
import type { Database } from '../storage/database';

/** A dialog that is about all drafts together. */
export type UpkeepDialogState =
  | { readonly kind: 'backups' }
  /** `from` as `listKept` takes it. */
  | { readonly kind: 'restore'; readonly from: string }
  | { readonly kind: 'report'; readonly report: string }
  | { readonly kind: 'openActions' };

const kinds: ReadonlySet<string> = new Set<UpkeepDialogState['kind']>([
  'backups',
  'restore',
  'report',
  'openActions',
]);

export function isUpkeepDialog(dialog: { readonly kind: string }): dialog is UpkeepDialogState {
  return kinds.has(dialog.kind);
}

/* Loaded when they are asked for. */
const BackupsDialog = lazy(async () => ({
  default: (await import('./backups/backups-dialog')).BackupsDialog,
}));
const RestoreDialog = lazy(async () => ({
  default: (await import('./restore/restore-dialog')).RestoreDialog,
}));
const ReportDialog = lazy(async () => ({ default: (await import('./crash/report-dialog')).ReportDialog }));
const ActionsDialog = lazy(async () => ({
  default: (await import('./search/actions-dialog')).ActionsDialog,
}));

interface Props {
  readonly dialog: UpkeepDialogState;
  readonly db: Database;
  readonly shell: ShellClient;
  readonly say: (message: string) => void;
  readonly tell: (message: string) => void;
  /** Writes everything into one file, and says what came of it. */
  readonly onBackUp: () => Promise<void>;
  readonly onRestore: (from: string) => void;
  readonly onRestored: (ids: readonly string[]) => void;
  readonly onOpen: (draftId: string, blockId: string) => void;
  readonly onClose: () => void;
}

export function UpkeepDialogs(props: Props) {
  const { dialog, db, shell, say, tell, onBackUp, onRestore, onRestored, onOpen, onClose } = props;
  switch (dialog.kind) {
    case 'backups':
      return <BackupsDialog {...{ shell, say, onBackUp, onRestore, onClose }} />;
    case 'restore':
      return <RestoreDialog {...{ db, shell, say, tell, onRestored, onClose }} from={dialog.from} />;
    case 'report':
      return <ReportDialog report={dialog.report} onClose={onClose} />;
    case 'openActions':
      return <ActionsDialog onOpen={onOpen} onClose={onClose} />;
  }
}
