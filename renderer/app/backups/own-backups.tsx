import type { Backup } from '../../../electron/contract/backups';
import { Button } from '../../ui/button';
import { Moment } from '../review/home/moment';
import { fullMoment } from '../review/history/moment-words';
import { contentWords } from './backup-words';

interface OwnBackupsProps {
  /** The latest first; null while they are being read. */
  readonly backups: readonly Backup[] | null;
  readonly onRestore: (id: string) => void;
}

/** The backups that the app makes by itself. */
export function OwnBackups({ backups, onRestore }: OwnBackupsProps) {
  if (backups === null) return <p className="backups-last">Reading…</p>;
  if (backups.length === 0) return <p className="backups-last">None yet.</p>;
  return (
    <ul className="backups-list" aria-label="Backups on this computer">
      {backups.map((backup) => (
        <li key={backup.id}>
          <span className="backups-when">
            <Moment at={backup.at} />
          </span>
          <span className="backups-what">{contentWords(backup)}</span>
          <Button
            onClick={() => onRestore(backup.id)}
            aria-label={`Restore from the backup of ${fullMoment(backup.at)}`}
          >
            Restore…
          </Button>
        </li>
      ))}
    </ul>
  );
}
