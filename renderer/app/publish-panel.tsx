import { useEffect, useMemo } from 'react';

import type { ShellClient } from '../../electron/contract/client';
import type { Database } from '../storage/database';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { PublishDone } from './publish-done';
import { PublishFindings } from './publish-findings';
import { PublishFiles } from './publish-files';
import { PublishLosses } from './publish-losses';
import { createPublishing, doingOf, type Publishing, type PublishState } from './publish-model';
import { PublishOptionsForm } from './publish-options';
import { counted } from '../document/counted';
import { doingWords } from './publish-words';
import type { Session } from './session';
import { useStore } from './store';

interface PublishPanelProps {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly session: Session;
  readonly onClose: () => void;
  /** Closes the panel and goes to a block of the draft. */
  readonly onJump: (block: string) => void;
  /** Closes the panel and opens the checks. */
  readonly onChecks: () => void;
}

/** Writes the open draft into the folder of a site: what it will do is shown before it is done. */
export function PublishPanel({ db, shell, session, onClose, onJump, onChecks }: PublishPanelProps) {
  const publishing = useMemo(() => createPublishing({ db, shell, session }), [db, shell, session]);
  const state = useStore(publishing.state);
  const checks = useStore(session.checks.state);
  useEffect(() => {
    void publishing.start();
    return publishing.stop;
  }, [publishing]);

  return (
    <Dialog title="Publish" onClose={onClose} width="panel">
      <div className={state.done === null ? 'publish' : 'publish publish-is-done'}>
        {state.done === null ? <PublishOptionsForm state={state} publishing={publishing} /> : null}
        <div className="publish-main">
          <div className="publish-scroll">
            {state.done === null ? (
              <>
                <PublishFindings checks={checks} onChecks={onChecks} />
                <PublishFiles state={state} publishing={publishing} />
                <PublishLosses post={state.post} onJump={onJump} />
              </>
            ) : (
              <PublishDone done={state.done} label={state.folder?.label ?? ''} session={session} />
            )}
          </div>
          <PublishFoot state={state} publishing={publishing} onClose={onClose} />
        </div>
      </div>
    </Dialog>
  );
}

interface PublishFootProps {
  readonly state: PublishState;
  readonly publishing: Publishing;
  readonly onClose: () => void;
}

/** What is wrong, what stays, and the button that says what it will do. */
function PublishFoot({ state, publishing, onClose }: PublishFootProps) {
  if (state.done !== null) {
    return (
      <footer className="publish-foot">
        {/* The button that was pressed is gone. */}
        <Button look="primary" ref={(button) => button?.focus()} onClick={onClose}>
          Close
        </Button>
      </footer>
    );
  }
  const { writes, removes, left } = doingOf(state);
  const label = state.folder?.label ?? 'the site';
  return (
    <footer className="publish-foot">
      <p className={state.problem === null ? 'publish-note' : 'publish-note field-error'} role="status">
        {state.problem ?? noteOf(state, left)}
      </p>
      <Button onClick={onClose}>Cancel</Button>
      <Button
        look="publish"
        disabled={state.plan === null || state.isWriting || writes + removes === 0}
        onClick={() => void publishing.publish()}
      >
        {state.plan === null ? 'Publish' : doingWords({ writes, removes, label })}
      </Button>
    </footer>
  );
}

function noteOf({ isReady, folder, plan, isWriting }: PublishState, left: number): string {
  if (isWriting) return 'Writing…';
  if (!isReady || (folder !== null && folder.kind === 'there' && folder.problem === null && plan === null)) {
    return 'Comparing…';
  }
  if (folder === null) return 'Choose the folder of your site to see what would be written.';
  if (left === 0) return '';
  return `${counted(left, 'file')} ${left === 1 ? 'stays as it is' : 'stay as they are'}.`;
}
