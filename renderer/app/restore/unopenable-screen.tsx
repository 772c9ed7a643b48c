import { useEffect, useState } from 'react';

import type { ShellClient } from '../../../electron/contract/client';
import { counted } from '../../document/counted';
import { Button } from '../../ui/button';
import { Question } from '../../ui/dialog';
import { fullMoment } from '../review/history/moment-words';
import './restore.css';
import { takeFocus } from './take-focus';

interface UnopenableScreenProps {
  readonly shell: ShellClient;
  /** Why the database cannot be opened: one sentence. */
  readonly message: string;
  /** What became of a database that was moved aside at this start; null where none was. */
  readonly aside: string | null;
  readonly onRetry: () => void;
}

type Copy =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly drafts: number; readonly latest: number | null }
  | { readonly kind: 'failed'; readonly message: string };

async function lookAt(shell: ShellClient): Promise<Copy> {
  try {
    const kept = await shell.request('listKept', { from: 'journal' });
    if (kept.kind === 'failed') return kept;
    if (kept.kind === 'newer')
      return { kind: 'failed', message: 'The safety copy was written by a newer Aftermark.' };
    const times = kept.entries.filter(({ condition }) => condition !== 'damaged').map(({ at }) => at);
    const latest = times.reduce<number | null>((last, at) => (last === null || at > last ? at : last), null);
    return { kind: 'found', drafts: times.length, latest };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

function copyWords(copy: Copy): string {
  switch (copy.kind) {
    case 'looking':
      return 'Looking at the safety copy…';
    case 'failed':
      return `The safety copy cannot be read either: ${copy.message}`;
    case 'found':
      return copy.latest === null
        ? 'The safety copy has no drafts.'
        : `The safety copy has ${counted(copy.drafts, 'draft')}, the latest of ${fullMoment(copy.latest)}.`;
  }
}

/** In place of the app, where the database cannot be opened. Nothing of it was touched. */
export function UnopenableScreen({ shell, message, aside, onRetry }: UnopenableScreenProps) {
  const [copy, setCopy] = useState<Copy>({ kind: 'looking' });
  const [asks, setAsks] = useState(false);
  const [state, setState] = useState<'waiting' | 'restarting' | { readonly failed: string }>('waiting');
  useEffect(() => {
    void lookAt(shell).then(setCopy);
  }, [shell]);

  async function setAside(): Promise<void> {
    setAsks(false);
    setState('restarting');
    try {
      await shell.request('setAsideDatabase');
    } catch (error) {
      setState({ failed: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <main className="restore-screen">
      <div className="restore-page">
        <h1 ref={takeFocus} tabIndex={-1}>
          Aftermark cannot open your library
        </h1>
        <p role="alert">{message} Nothing in it was changed.</p>
        {aside === null ? null : <p className="restore-aside">{aside}</p>}
        <p aria-live="polite">{copyWords(copy)}</p>
        {typeof state === 'object' ? (
          <p className="restore-condition" role="alert">
            The library could not be moved aside: {state.failed}
          </p>
        ) : null}
        <footer className="restore-foot">
          <p>{state === 'restarting' ? 'Aftermark starts again…' : ''}</p>
          <Button disabled={state === 'restarting'} onClick={onRetry}>
            Try again
          </Button>
          <Button
            look="primary"
            disabled={copy.kind === 'looking' || state === 'restarting'}
            onClick={() => setAsks(true)}
          >
            Restore into a new library…
          </Button>
        </footer>
      </div>
      {asks ? (
        <Question
          title="Start with a new library?"
          text="Aftermark starts again with a new, empty library, and offers what the safety copy has. The old one is not deleted: it is moved aside, and you are told where."
          confirm="Start again"
          onAnswer={(confirmed) => (confirmed ? void setAside() : setAsks(false))}
        />
      ) : null}
    </main>
  );
}
