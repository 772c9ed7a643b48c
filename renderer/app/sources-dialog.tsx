import { useEffect, useMemo } from 'react';

import type { ShellClient } from '../../electron/contract/client';
import type { Database } from '../storage/database';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { keepPresent } from './review/history/keep-present';
import { SourcesChoice } from './sources-choice';
import { sourcesDraft } from './sources-draft';
import { SourcesFilterBar } from './sources-filter-bar';
import { SourcesList } from './sources-list';
import type { GivenSource } from './sources-messages';
import { createSourcesModel, type SourcesModel, type SourcesState } from './sources-model';
import { SourcesOptions } from './sources-options';
import { countEvents, inDigits, pickedWords } from './sources-words';
import type { Session } from './session';
import { useStore } from './store';

interface SourcesDialogProps {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly session: Session;
  /** What was dropped or pasted; null where it is still to be chosen. */
  readonly given: GivenSource | null;
  /** Puts what was pasted into the text as it is; null where nothing was pasted. */
  readonly asText: (() => void) | null;
  readonly say: (message: string) => void;
  readonly done: (message: string) => void;
  readonly onClose: () => void;
}

/** Events from the export of a chat or a pager, a table or a log: seen and picked before they are kept. */
export function SourcesDialog({ db, shell, session, given, asText, say, done, onClose }: SourcesDialogProps) {
  const draft = useMemo(() => sourcesDraft(session.editor), [session]);
  const model = useMemo(() => createSourcesModel(draft), [draft]);
  const state = useStore(model.state);
  useEffect(() => {
    if (given !== null) model.give(given);
    return model.stop;
  }, [model, given]);

  const add = async () => {
    const { phase, selection } = model.state.get();
    const { size } = selection.picked;
    if (phase !== 'ready' || size === 0) return;
    const problem = await keepPresent(db, session, 'before-import', Date.now());
    if (problem !== null) {
      say(`${problem} Nothing was imported.`);
      return;
    }
    if (!(await model.add())) return;
    onClose();
    done(`${countEvents(size)} added to the timeline.`);
  };

  return (
    <Dialog title="Import into timeline" width="panel" onClose={onClose}>
      {state.phase === 'none' ? (
        <SourcesChoice shell={shell} say={say} onGive={model.give} onClose={onClose} />
      ) : (
        <div className="sources">
          <SourcesOptions state={state} model={model} draft={draft} />
          <div className="sources-main">
            <SourcesBody state={state} model={model} zone={draft.zone} onKeep={() => void add()} />
            <SourcesFoot
              state={state}
              model={model}
              onAdd={() => void add()}
              onClose={onClose}
              asText={
                asText === null
                  ? null
                  : () => {
                      onClose();
                      asText();
                    }
              }
            />
          </div>
        </div>
      )}
    </Dialog>
  );
}

interface SourcesBodyProps {
  readonly state: SourcesState;
  readonly model: SourcesModel;
  readonly zone: string;
  readonly onKeep: () => void;
}

function SourcesBody({ state, model, zone, onKeep }: SourcesBodyProps) {
  if (state.phase === 'refused') {
    return (
      <div className="sources-empty" role="alert">
        <p>{state.problem}</p>
        <p className="field-hint">
          The source is as it was, and so is the draft. Another format, or another source, may do.
        </p>
      </div>
    );
  }
  return (
    <>
      <SourcesFilterBar state={state} model={model} zone={zone} />
      <SourcesList state={state} model={model} zone={zone} onKeep={onKeep} />
    </>
  );
}

interface SourcesFootProps {
  readonly state: SourcesState;
  readonly model: SourcesModel;
  readonly onAdd: () => void;
  readonly onClose: () => void;
  readonly asText: (() => void) | null;
}

function SourcesFoot({ state, model, onAdd, onClose, asText }: SourcesFootProps) {
  const { phase, problem, rows, shown, received, facts, share, selection } = state;
  const isReading = phase === 'reading';
  const count = selection.picked.size;
  return (
    <footer className="sources-foot">
      {isReading ? (
        <div className="sources-progress">
          <label htmlFor="sources-share">
            {facts === null || received === 0
              ? 'Reading…'
              : `Reading ${inDigits(received)} of ${inDigits(facts.total)}`}
          </label>
          <progress id="sources-share" max={1} value={share} />
        </div>
      ) : (
        <p className={problem === null ? 'sources-note' : 'sources-note field-error'} role="status">
          {phase === 'refused' ? '' : (problem ?? pickedWords(state))}
        </p>
      )}
      {phase !== 'ready' || rows.length === 0 ? null : (
        <Button onClick={() => model.act({ kind: 'all' })}>
          {shown.every(({ key }) => selection.picked.has(key))
            ? 'Pick none'
            : `Pick all ${inDigits(shown.length)}`}
        </Button>
      )}
      {asText === null ? null : <Button onClick={asText}>Paste as text</Button>}
      {isReading ? (
        <Button onClick={model.forget}>Stop reading</Button>
      ) : (
        <Button onClick={onClose}>Cancel</Button>
      )}
      <Button look="primary" disabled={phase !== 'ready' || count === 0} onClick={onAdd}>
        {count === 0 ? 'Add events' : `Add ${countEvents(count)}`}
      </Button>
    </footer>
  );
}
