import { X } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { ShellClient } from '../../../electron/contract/client';
import type { RowsState } from '../../library/follow-rows';
import type { Database } from '../../storage/database';
import { getSetting, setSetting } from '../../storage/settings';
import { IconButton } from '../../ui/button';
import './backup-note.css';
import { DISMISSED, noteOf, REMINDER_SETTING, type BackupNoteState } from './reminder';

interface BackupNoteProps {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly rows: RowsState;
  /** Read again when this becomes true: a dialog that was open may have changed what is to be said. */
  readonly isAlone: boolean;
  readonly onOpen: () => void;
}

/** One quiet line, where something is to be said about backups. */
export function BackupNote({ db, shell, rows, isAlone, onOpen }: BackupNoteProps) {
  const [note, setNote] = useState<BackupNoteState>({ kind: 'nothing' });
  /** Messages that were put away while the window is open. */
  const [away, setAway] = useState('');
  const drafts = rows.kind === 'all' || rows.kind === 'first' ? rows.drafts : null;
  const isRead = drafts !== null;

  useEffect(() => {
    if (!isRead || !isAlone) return undefined;
    let wanted = true;
    void (async () => {
      const [plan, setting] = [await shell.request('backupPlan'), await getSetting(db, REMINDER_SETTING)];
      if (wanted) setNote(noteOf(plan, drafts, setting === DISMISSED, Date.now()));
    })();
    return () => {
      wanted = false;
    };
    // Not for every change of a draft: it is said at the start, or after a dialog.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [db, shell, isRead, isAlone]);

  if (note.kind === 'nothing' || (note.kind === 'problem' && note.message === away)) return null;
  return (
    <div className="backup-note" role="note" aria-label="Backups">
      <p>
        {note.kind === 'problem'
          ? `${note.message} `
          : 'There is no backup outside of this computer’s library yet. '}
        <button type="button" className="link-button" onClick={onOpen}>
          Backups…
        </button>
      </p>
      <IconButton
        label="Dismiss"
        icon={<X aria-hidden />}
        onClick={() => {
          if (note.kind === 'problem') {
            setAway(note.message);
            return;
          }
          setNote({ kind: 'nothing' });
          void setSetting(db, REMINDER_SETTING, DISMISSED);
        }}
      />
    </div>
  );
}
