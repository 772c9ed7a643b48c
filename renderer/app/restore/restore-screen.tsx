import { useState } from 'react';

import type { ShellClient } from '../../../electron/contract/client';
import { counted } from '../../document/counted';
import { canRestore, type Compared } from '../../journal/compare';
import type { Outcome } from '../../journal/restore';
import type { Database } from '../../storage/database';
import { Button } from '../../ui/button';
import { Question } from '../../ui/dialog';
import { RestoreList } from './restore-list';
import { RestoreOutcome, RestoreProgress } from './restore-progress';
import { storyOf } from './restore-words';
import './restore.css';
import { takeFocus } from './take-focus';
import type { Behind } from './upkeep';
import { useChoice } from './use-choice';
import { useRestoring } from './use-restoring';

interface RestoreScreenProps {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly behind: Behind;
  /** What became of a database that was moved aside; null where none was. */
  readonly aside: string | null;
  /** Milliseconds UTC. */
  readonly now: number;
  /** Goes on into the library. */
  readonly onDone: () => void;
}

/** In place of the app, where the library lacks what the safety copy has. */
export function RestoreScreen({ db, shell, behind, aside, now, onDone }: RestoreScreenProps) {
  const drafts = behind.drafts.toSorted((one, other) => other.kept.at - one.kept.at);
  const choice = useChoice(drafts, () => true);
  const { state, run } = useRestoring(db, shell, 'journal');
  const [asks, setAsks] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const story = storyOf(drafts, behind.isEmpty);
  const canAny = drafts.some(canRestore);
  const leftOut = drafts.filter(({ id }) => !choice.has(id));

  /** The person has decided: what was left out is put aside, so that the library's own state is kept from now on. */
  async function leave(without: readonly Compared[]): Promise<readonly string[]> {
    const problems: string[] = [];
    for (const { id } of without) {
      try {
        const answer = await shell.request('setAsideInJournal', { id });
        if (answer.kind === 'failed') problems.push(answer.message);
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    return [...new Set(problems)];
  }

  async function restore(): Promise<void> {
    const outcome = await run(
      drafts.filter(({ id }) => choice.has(id)),
      false,
    );
    const problems = await leave(leftOut);
    setLeft(problems);
    if (outcome.problems.length === 0 && problems.length === 0) onDone();
  }

  async function goOn(): Promise<void> {
    setAsks(false);
    const problems = await leave(drafts);
    setLeft(problems);
    if (problems.length === 0) onDone();
  }

  // What went well goes on into the library by itself.
  const isOver = left.length > 0 || (state.kind === 'done' && state.outcome.problems.length > 0);
  const isChoosing = state.kind === 'choosing' && !isOver;
  return (
    <main className="restore-screen">
      <div className="restore-page">
        <h1 ref={takeFocus} tabIndex={-1}>
          {isOver ? 'Not all of it went well' : story.heading}
        </h1>
        {isOver ? null : <p>{story.text}</p>}
        {aside === null ? null : <p className="restore-aside">{aside}</p>}
        {state.kind === 'running' ? <RestoreProgress {...state} /> : null}
        {isOver ? (
          <RestoreOutcome outcome={together(state.kind === 'done' ? state.outcome : null, left)} />
        ) : (
          <RestoreList {...{ drafts, choice, now }} copy="safety copy" disabled={!isChoosing} />
        )}
        <footer className="restore-foot">
          {isChoosing ? (
            <>
              <p>
                {leftOut.length === 0 || choice.count === 0
                  ? ''
                  : `${counted(leftOut.length, 'draft')} left out: put aside, and not offered again.`}
              </p>
              <Button onClick={() => setAsks(true)}>Continue without</Button>
              <Button look="primary" disabled={choice.count === 0} onClick={() => void restore()}>
                {canAny ? `Restore ${counted(choice.count, 'draft')}` : 'Restore'}
              </Button>
            </>
          ) : null}
          {isOver ? (
            <Button look="primary" onClick={onDone}>
              Open Aftermark
            </Button>
          ) : null}
        </footer>
      </div>
      {asks ? (
        <Question
          title={`Continue without ${counted(drafts.length, 'draft')}?`}
          text="Your library stays as it is. What the safety copy has is put aside in its folder “aside”; it is not deleted, but it is not offered again."
          confirm="Continue without"
          onAnswer={(confirmed) => (confirmed ? void goOn() : setAsks(false))}
        />
      ) : null}
    </main>
  );
}

function together(outcome: Outcome | null, left: readonly string[]): Outcome {
  const { done, problems } = outcome ?? { done: [], problems: [] };
  return { done, problems: [...problems, ...left] };
}
