import type { BackupPlan } from '../../../electron/contract/backups';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/field';
import { Moment } from '../review/home/moment';
import { folderWords } from './backup-words';

interface FolderPartProps {
  readonly plan: BackupPlan;
  readonly disabled: boolean;
  readonly onChoose: () => void;
  readonly onEvery: (every: BackupPlan['every']) => void;
}

/** The folder that files are written to on a schedule, how often, and what came of it the last time. */
export function FolderPart({ plan, disabled, onChoose, onEvery }: FolderPartProps) {
  const { folder, every, lastAt, problem } = plan;
  return (
    <>
      <p>{folderWords(plan)}</p>
      {problem === null ? null : (
        <p className="backups-problem" role="alert">
          {problem} {folder === null ? '' : 'It is tried again every hour.'}
        </p>
      )}
      {folder === null ? null : (
        <p className="backups-last">
          {lastAt === null ? (
            'None has been written yet.'
          ) : (
            <>
              Last: <Moment at={lastAt} />
            </>
          )}
        </p>
      )}
      <div className="backups-row">
        {folder === null ? null : (
          <SelectField
            label="How often"
            value={every}
            disabled={disabled}
            onChange={(event) => onEvery(event.target.value === 'week' ? 'week' : 'day')}
          >
            <option value="day">Every day</option>
            <option value="week">Every week</option>
          </SelectField>
        )}
        <Button disabled={disabled} onClick={onChoose}>
          {folder === null ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
        {folder === null ? null : (
          <Button disabled={disabled} onClick={() => onEvery('never')}>
            Stop
          </Button>
        )}
      </div>
    </>
  );
}
