import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { Importing, ImportOutcome } from './import-files';
import { useStore } from './store';

interface ImportDialogProps {
  readonly importing: Importing;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** What an import does, and what it did: which parts became structure, and which stayed text. */
export function ImportDialog({ importing, onOpen, onClose }: ImportDialogProps) {
  const { reading, total, outcomes } = useStore(importing.state);
  const isDone = reading === null && outcomes.length > 0;
  const imported = outcomes.filter(({ kind }) => kind === 'imported').length;
  const close = () => {
    importing.cancel();
    onClose();
  };
  return (
    <Dialog
      title="Import Markdown"
      width="wide"
      onClose={close}
      description={wordsOf(isDone, imported, total)}
    >
      {reading === null ? null : (
        <div className="import-progress">
          <label htmlFor="import-share">
            Reading {reading.name} ({outcomes.length + 1} of {total})
          </label>
          <progress id="import-share" max={1} value={reading.share} />
        </div>
      )}
      <ul className="import-list" aria-label="Files">
        {outcomes.map((outcome, index) => (
          // A file may be chosen twice, so its place is its name here.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Outcome outcome={outcome} isOpen={outcomes.length === 1} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <footer className="dialog-foot">
        {isDone ? (
          <Done outcomes={outcomes} onOpen={onOpen} onClose={close} />
        ) : (
          <Button onClick={close}>Cancel</Button>
        )}
      </footer>
    </Dialog>
  );
}

function wordsOf(isDone: boolean, imported: number, total: number): string {
  if (!isDone) return 'The text is read on this machine and changed nowhere else.';
  const drafts = imported === 1 ? '1 draft is' : `${imported} drafts are`;
  if (imported < total)
    return `${drafts} in the library; ${total - imported} of ${total} files could not be imported and changed nothing.`;
  return `${drafts} in the library. ${total === 1 ? 'The file is as it was.' : 'The files are as they were.'}`;
}

interface OutcomeProps {
  readonly outcome: ImportOutcome;
  /** Whether the report is open from the start. */
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
}

function Outcome({ outcome, isOpen, onOpen }: OutcomeProps) {
  if (outcome.kind === 'refused') {
    return (
      <p className="import-refused">
        <strong>{outcome.name}</strong> was not imported. {outcome.message}
      </p>
    );
  }
  return (
    <details className="import-report" open={isOpen}>
      <summary>
        <span className="import-title">{outcome.title === '' ? 'Untitled post-mortem' : outcome.title}</span>
        <span className="import-name">{outcome.name}</span>
      </summary>
      {outcome.sentences.length === 0 ? (
        <p>All of it came in as text; nothing in it was taken for a timeline, actions or causes.</p>
      ) : (
        <ul>
          {outcome.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {isOpen ? null : <Button onClick={() => onOpen(outcome.id)}>Open</Button>}
    </details>
  );
}

interface DoneProps {
  readonly outcomes: readonly ImportOutcome[];
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

function Done({ outcomes, onOpen, onClose }: DoneProps) {
  const [only, ...others] = outcomes;
  if (only?.kind !== 'imported' || others.length > 0) {
    return (
      <Button look="primary" onClick={onClose}>
        Close
      </Button>
    );
  }
  return (
    <>
      <Button onClick={onClose}>Close</Button>
      <Button look="primary" onClick={() => onOpen(only.id)}>
        Open the draft
      </Button>
    </>
  );
}
