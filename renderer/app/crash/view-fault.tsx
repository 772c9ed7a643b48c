import { useEffect, useRef, useState } from 'react';

import type { FlushOutcome } from '../../../electron/contract/contract';
import { Button } from '../../ui/button';
import type { Rescue } from './rescue';
import './crash.css';

interface ViewFaultProps extends Rescue {
  readonly reload: () => void;
}

type Stored = { readonly kind: 'storing' } | FlushOutcome;

function sentenceOn(stored: Stored): string {
  switch (stored.kind) {
    case 'storing':
      return 'Storing what you have typed…';
    case 'stored':
      return 'Everything you have typed is stored.';
    case 'failed':
      return `Your last changes could not be stored. ${stored.message} Save a copy before you reload.`;
  }
}

/** What stands in the window's place when it cannot be shown: what is stored, and the ways on. */
export function ViewFault({ flush, saveCopy, reload }: ViewFaultProps) {
  const [stored, setStored] = useState<Stored>({ kind: 'storing' });
  const [done, setDone] = useState('');
  const first = useRef<HTMLButtonElement>(null);

  const store = async (): Promise<FlushOutcome> => {
    const outcome = await flush().catch((): FlushOutcome => ({
      kind: 'failed',
      message: 'The draft did not answer.',
    }));
    setStored(outcome);
    return outcome;
  };

  useEffect(() => {
    first.current?.focus();
    void store();
    // Once, when this comes up.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const onReload = async (): Promise<void> => {
    // A person who was told that it is not stored, and asks again, is taken at their word.
    const wasTold = stored.kind === 'failed';
    if ((await store()).kind === 'stored' || wasTold) reload();
  };

  const onSaveCopy = async (): Promise<void> => {
    try {
      setDone((await saveCopy()) ?? 'No draft is open.');
    } catch {
      setDone('The copy could not be saved.');
    }
  };

  return (
    <main className="view-fault">
      <h1>This window cannot be shown</h1>
      <p>
        Something in Aftermark went wrong while it was drawn. The text of your draft is kept apart from that.
      </p>
      <p role="status">{sentenceOn(stored)}</p>
      <div className="view-fault-choices">
        <Button look="primary" ref={first} onClick={() => void onReload()}>
          Reload
        </Button>
        <Button onClick={() => void onSaveCopy()}>Save a copy…</Button>
      </div>
      <p role="status">{done}</p>
      <p className="view-fault-quiet">
        A report is kept on this computer and sent nowhere: Help → Last Error Report shows it.
      </p>
    </main>
  );
}
