import { useEffect, useState, type ReactNode } from 'react';

import type { ShellClient } from '../../../electron/contract/client';
import type { Backup, BackupPlan } from '../../../electron/contract/backups';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { damageWords } from './backup-words';
import './backups.css';
import { FolderPart } from './folder-part';
import { OwnBackups } from './own-backups';

interface BackupsDialogProps {
  readonly shell: ShellClient;
  readonly say: (message: string) => void;
  /** Stores what is typed, then asks for a place and writes everything there; says itself what came of it. */
  readonly onBackUp: () => Promise<void>;
  /** Chooses what is restored from the journal or a backup; `from` as `listKept` takes it. */
  readonly onRestore: (from: string) => void;
  readonly onClose: () => void;
}

/** The backups there are, the folder they are written to, and the way back from one. */
export function BackupsDialog({ shell, say, onBackUp, onRestore, onClose }: BackupsDialogProps) {
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const [plan, setPlan] = useState<BackupPlan | null>(null);
  /** What is going on; '' where nothing is. */
  const [busy, setBusy] = useState('');

  useEffect(() => {
    void shell.request('listBackups').then(setBackups);
    void shell.request('backupPlan').then(setPlan);
  }, [shell]);

  async function during(words: string, work: () => Promise<void>): Promise<void> {
    setBusy(words);
    await work();
    setBusy('');
  }

  const openFile = () =>
    during('Opening the file…', async () => {
      const opened = await shell.request('openBackup');
      if (opened?.kind === 'failed') say(opened.message);
      if (opened?.kind !== 'open') return;
      const damage = damageWords(opened.name, opened.damaged);
      if (damage !== null) say(damage);
      onRestore(opened.id);
    });

  return (
    <Dialog
      title="Backups"
      description="A backup has every draft with its versions, comments and images, your templates and the settings."
      onClose={onClose}
      width="wide"
    >
      <Part heading="One file, now">
        <p>Keep it on another disk or machine. It is not encrypted: whoever has it can read everything.</p>
        <div className="backups-row">
          <Button
            look="primary"
            disabled={busy !== ''}
            onClick={() =>
              void during('Writing the file…', async () => {
                await onBackUp();
                setPlan(await shell.request('backupPlan'));
              })
            }
          >
            Back up everything now…
          </Button>
          <Button disabled={busy !== ''} onClick={() => void openFile()}>
            Open a backup file…
          </Button>
        </div>
      </Part>
      <Part heading="One file, on a schedule">
        {plan === null ? null : (
          <FolderPart
            plan={plan}
            disabled={busy !== ''}
            onChoose={() =>
              void during('Writing the first file…', async () =>
                setPlan(await shell.request('chooseBackupFolder')),
              )
            }
            onEvery={(every) =>
              void during('Keeping this…', async () =>
                setPlan(await shell.request('setBackupPlan', { every })),
              )
            }
          />
        )}
      </Part>
      <Part heading="On this computer, by itself">
        <p>
          Made at the start, at the end, and every few hours of work. They lie beside the library, so they
          help against a mistake, not against a lost disk.
        </p>
        <OwnBackups backups={backups} onRestore={onRestore} />
      </Part>
      <p className="backups-busy" role="status">
        {busy}
      </p>
    </Dialog>
  );
}

function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section className="backups-part">
      <h3>{heading}</h3>
      {children}
    </section>
  );
}
