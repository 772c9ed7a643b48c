import { lazy, Suspense, useState, type FormEvent } from 'react';

import type { ShellClient } from '../../electron/contract/client';
import type { AppInfo } from '../../electron/contract/contract';
import type { Template } from '../../templates/template';
import type { Database } from '../storage/database';
import type { FactsRow } from '../storage/rows';
import { Button } from '../ui/button';
import { Dialog, Question } from '../ui/dialog';
import { TextField } from '../ui/field';
import { AboutDialog } from './about-dialog';
import type { AppActions } from './actions';
import type { Importing } from './import-files';
import { isReviewDialog, ReviewDialogs } from './review/review-dialogs';
import type { ReviewDialogState } from './review/dialog-state';
import { NewDialog } from './new-dialog';
import { jumpToBlock } from './jump-to-block';
import type { Session } from './session';
import { ShortcutsDialog } from './shortcuts-dialog';
import type { GivenSource } from './sources-messages';
import { isUpkeepDialog, UpkeepDialogs, type UpkeepDialogState } from './upkeep-dialogs';

/* What is large and seldom needed is loaded when it is asked for. */
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog')).ImportDialog }));
const PublishPanel = lazy(async () => ({ default: (await import('./publish-panel')).PublishPanel }));
const SourcesDialog = lazy(async () => ({ default: (await import('./sources-dialog')).SourcesDialog }));
const TemplatesDialog = lazy(async () => ({ default: (await import('./templates-dialog')).TemplatesDialog }));

/** The dialog that is open. */
export type DialogState =
  | ReviewDialogState
  | UpkeepDialogState
  | { readonly kind: 'new' }
  | { readonly kind: 'rename'; readonly row: FactsRow }
  | { readonly kind: 'delete'; readonly row: FactsRow }
  | { readonly kind: 'templates' }
  | { readonly kind: 'import'; readonly importing: Importing }
  | { readonly kind: 'publish'; readonly session: Session }
  | {
      readonly kind: 'sources';
      readonly session: Session;
      /** What was dropped or pasted; null where it is still to be chosen. */
      readonly given: GivenSource | null;
      /** Pastes it as text after all; null where it was not pasted. */
      readonly asText: (() => void) | null;
    }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about'; readonly info: AppInfo };

interface DialogsProps {
  readonly dialog: DialogState;
  readonly actions: AppActions;
  readonly templates: readonly Template[];
  readonly shell: ShellClient;
  readonly db: Database;
  /** Opens the checks beside the text. */
  readonly onChecks: () => void;
}

export function Dialogs(props: DialogsProps) {
  return (
    <Suspense fallback={null}>
      <OpenDialog {...props} />
    </Suspense>
  );
}

function OpenDialog({ dialog, actions, templates, shell, db, onChecks }: DialogsProps) {
  const close = () => actions.dialog.set(null);
  if (isReviewDialog(dialog)) {
    return (
      <ReviewDialogs
        dialog={dialog}
        db={db}
        shell={shell}
        say={actions.say}
        tell={actions.tell}
        onReview={() => actions.wantsReview.set(true)}
        onClose={close}
      />
    );
  }
  if (isUpkeepDialog(dialog)) {
    return (
      <UpkeepDialogs
        dialog={dialog}
        db={db}
        shell={shell}
        say={actions.say}
        tell={actions.tell}
        onBackUp={() => actions.run('file.backUp')}
        onRestore={(from) => void actions.chooseRestored(from)}
        onRestored={(ids) => void actions.reopen(ids)}
        onOpen={(draftId, blockId) => {
          close();
          void actions.openAt(draftId, blockId);
        }}
        onClose={close}
      />
    );
  }
  switch (dialog.kind) {
    case 'new':
      return (
        <NewDialog templates={templates} onCreate={(draft) => void actions.create(draft)} onClose={close} />
      );
    case 'rename':
      return (
        <RenameDialog
          row={dialog.row}
          onRename={(title) => void actions.rename(dialog.row, title)}
          onClose={close}
        />
      );
    case 'delete':
      return (
        <Question
          title={`Delete “${dialog.row.title === '' ? 'Untitled post-mortem' : dialog.row.title}” for good?`}
          text="The draft, its history and its images are removed from this machine. There is no way back."
          confirm="Delete for good"
          danger
          onAnswer={(confirmed) => (confirmed ? void actions.deleteForGood(dialog.row) : close())}
        />
      );
    case 'templates':
      return <TemplatesDialog templates={templates} actions={actions.templates} onClose={close} />;
    case 'import':
      return (
        <ImportDialog
          importing={dialog.importing}
          onClose={close}
          onOpen={(id) => {
            close();
            void actions.openDraft(id);
          }}
        />
      );
    case 'publish':
      return (
        <PublishPanel
          db={db}
          shell={shell}
          session={dialog.session}
          onClose={close}
          onChecks={() => {
            close();
            onChecks();
          }}
          onJump={(block) => {
            close();
            // Once the dialog has given the focus back.
            requestAnimationFrame(() => jumpToBlock(dialog.session.editor, block));
          }}
        />
      );
    case 'sources':
      return (
        <SourcesDialog
          db={db}
          shell={shell}
          session={dialog.session}
          given={dialog.given}
          asText={dialog.asText}
          say={actions.say}
          done={actions.tell}
          onClose={close}
        />
      );
    case 'shortcuts':
      return <ShortcutsDialog platform={shell.platform} onClose={close} />;
    case 'about':
      return <AboutDialog info={dialog.info} onClose={close} />;
  }
}

interface RenameDialogProps {
  readonly row: FactsRow;
  readonly onRename: (title: string) => void;
  readonly onClose: () => void;
}

function RenameDialog({ row, onRename, onClose }: RenameDialogProps) {
  const [title, setTitle] = useState(row.title);
  function rename(event: FormEvent) {
    event.preventDefault();
    onRename(title.trim());
  }
  return (
    <Dialog title="Rename" onClose={onClose}>
      <form className="new-form" onSubmit={rename}>
        <TextField
          label="Title"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <footer className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Rename
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
