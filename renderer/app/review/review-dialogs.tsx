import { lazy } from 'react';

import type { ShellClient } from '../../../electron/contract/client';
import type { Database } from '../../storage/database';
import type { Session } from '../session';
import type { ReviewDialogState } from './dialog-state';

/** What every dialog about the open draft's review is given. */
export interface ReviewDialogProps {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly session: Session;
  /** Says something that went wrong, in one sentence. */
  readonly say: (message: string) => void;
  /** Says in passing that something was done. */
  readonly tell: (message: string) => void;
  /** Shows the tab "Review" beside the text. */
  readonly onReview: () => void;
  readonly onClose: () => void;
}

/* Loaded when they are asked for. */
const IdentityDialog = lazy(async () => ({
  default: (await import('./threads/identity-dialog')).IdentityDialog,
}));
const SendDialog = lazy(async () => ({ default: (await import('./round/send-dialog')).SendDialog }));
const ReturnDialog = lazy(async () => ({ default: (await import('./round/return-dialog')).ReturnDialog }));
const StatusDialog = lazy(async () => ({ default: (await import('./history/status-dialog')).StatusDialog }));
const HistoryDialog = lazy(async () => ({
  default: (await import('./history/history-dialog')).HistoryDialog,
}));
const NameVersionDialog = lazy(async () => ({
  default: (await import('./history/name-version-dialog')).NameVersionDialog,
}));
const SinceDialog = lazy(async () => ({ default: (await import('./history/since-dialog')).SinceDialog }));

interface Props extends Omit<ReviewDialogProps, 'session'> {
  readonly dialog: ReviewDialogState;
}

export function ReviewDialogs({ dialog, onClose, ...rest }: Props) {
  if (dialog.kind === 'identity') {
    return (
      <IdentityDialog
        author={dialog.author}
        onAnswer={(answer) => {
          onClose();
          dialog.onAnswer(answer);
        }}
      />
    );
  }
  const props = { ...rest, session: dialog.session, onClose };
  switch (dialog.kind) {
    case 'send':
      return <SendDialog {...props} />;
    case 'return':
      return <ReturnDialog {...props} />;
    case 'status':
      return <StatusDialog {...props} />;
    case 'history':
      return <HistoryDialog {...props} />;
    case 'name-version':
      return <NameVersionDialog {...props} />;
    case 'since-last-look':
      return <SinceDialog {...props} />;
  }
}

/** Whether a dialog is one of those above. */
export function isReviewDialog(dialog: { readonly kind: string }): dialog is ReviewDialogState {
  return kinds.has(dialog.kind);
}

const kinds: ReadonlySet<string> = new Set<ReviewDialogState['kind']>([
  'identity',
  'send',
  'return',
  'status',
  'history',
  'name-version',
  'since-last-look',
]);
