import { useEffect, useState } from 'react';

import type { ShellClient } from '../../../electron/contract/client';
import { compare, type Compared } from '../../journal/compare';
import { presentDrafts } from '../../journal/doctor';
import type { Database } from '../../storage/database';
import { failure } from '../../storage/failure';
import { counted } from '../../document/counted';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RestoreList } from './restore-list';
import { RestoreOutcome, RestoreProgress } from './restore-progress';
import type { CopyName } from './restore-words';
import './restore.css';
import { useChoice } from './use-choice';
import { useRestoring } from './use-restoring';

interface RestoreDialogProps {
  readonly db: Database;
  readonly shell: ShellClient;
  /** As `listKept` takes it. */
  readonly from: string;
  readonly say: (message: string) => void;
  readonly tell: (message: string) => void;
  /** Called with the drafts that were written over, once they are; the open one may be among them. */
  readonly onRestored?: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

type Contents =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly drafts: readonly Compared[] };

async function readContents(db: Database, shell: ShellClient, from: string): Promise<Contents> {
  try {
    const kept = await shell.request('listKept', { from });
    if (kept.kind === 'failed') return kept;
    if (kept.kind === 'newer')
      return { kind: 'failed', message: 'A newer Aftermark has written this; open it with that version.' };
    const drafts = await compare(kept.entries, await presentDrafts(db));
    return { kind: 'read', drafts: drafts.toSorted((one, other) => other.kept.at - one.kept.at) };
  } catch (error) {
    return failure('read what is in there', error);
  }
}

/** What a backup holds beside what the library has, and which of it is brought back. */
export function RestoreDialog(props: RestoreDialogProps) {
  const { db, shell, from, onClose } = props;
  const [contents, setContents] = useState<Contents>({ kind: 'reading' });
  const copy: CopyName = from === 'journal' ? 'safety copy' : 'backup';
  useEffect(() => {
    void readContents(db, shell, from).then(setContents);
  }, [db, shell, from]);
  return (
    <Dialog title={`Restore from the ${copy}`} onClose={onClose} width="panel">
      {contents.kind === 'read' && contents.drafts.length > 0 ? (
        <Chooser {...props} copy={copy} drafts={contents.drafts} />
      ) : (
        <p className="restore-none" role="status">
          {contents.kind === 'reading'
            ? `Reading the ${copy}…`
            : contents.kind === 'failed'
              ? contents.message
              : `There are no drafts in this ${copy}.`}
        </p>
      )}
    </Dialog>
  );
}

interface ChooserProps extends RestoreDialogProps {
  readonly copy: CopyName;
  readonly drafts: readonly Compared[];
}

const isMissingOrNewer = ({ relation }: Compared): boolean => relation === 'missing' || relation === 'newer';

function Chooser({ db, shell, from, tell, onRestored, onClose, copy, drafts }: ChooserProps) {
  const choice = useChoice(drafts, isMissingOrNewer);
  const [asCopies, setAsCopies] = useState(false);
  const [now] = useState(() => Date.now());
  const { state, run } = useRestoring(db, shell, from);
  const chosen = drafts.filter(({ id }) => choice.has(id));
  const isOverSome = chosen.some(({ present }) => present !== null);

  async function restore(): Promise<void> {
    const outcome = await run(chosen, asCopies);
    const written = asCopies ? chosen.filter(({ present }) => present === null) : chosen;
    onRestored?.(written.map(({ id }) => id).filter((id) => outcome.done.includes(id)));
    if (outcome.problems.length > 0) return;
    tell(`${counted(outcome.done.length, 'draft')} restored.`);
    onClose();
  }

  return (
    <div className="restore-panel">
      <div className="restore-scroll">
        {state.kind === 'done' ? (
          <RestoreOutcome outcome={state.outcome} />
        ) : (
          <RestoreList {...{ drafts, copy, choice, now }} disabled={state.kind === 'running'} />
        )}
      </div>
      <footer className="restore-foot">
        {state.kind === 'running' ? <RestoreProgress {...state} /> : null}
        {state.kind === 'choosing' ? (
          <>
            <label className="tick restore-copies">
              <input
                type="checkbox"
                checked={asCopies}
                disabled={!isOverSome}
                onChange={(event) => setAsCopies(event.target.checked)}
              />
              <span>Leave drafts that are in the library as they are, and restore copies beside them</span>
            </label>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" disabled={choice.count === 0} onClick={() => void restore()}>
              Restore {counted(choice.count, 'draft')}
            </Button>
          </>
        ) : null}
        {state.kind === 'done' ? (
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        ) : null}
      </footer>
    </div>
  );
}
