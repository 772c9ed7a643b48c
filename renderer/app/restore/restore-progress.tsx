import { counted } from '../../document/counted';
import type { Outcome } from '../../journal/restore';

interface RestoreProgressProps {
  readonly done: number;
  readonly of: number;
}

export function RestoreProgress({ done, of }: RestoreProgressProps) {
  return (
    <div className="restore-progress">
      <progress max={of} value={done} aria-label="Restoring" />
      <span>
        Restoring {Math.min(done + 1, of).toLocaleString('en')} of {of.toLocaleString('en')}…
      </span>
    </div>
  );
}

/** What was restored, and what could not be. */
export function RestoreOutcome({ outcome }: { readonly outcome: Outcome }) {
  const { done, problems } = outcome;
  return (
    <div className="restore-outcome" role="status">
      <p>{done.length === 0 ? 'Nothing was restored.' : `${counted(done.length, 'draft')} restored.`}</p>
      {problems.length === 0 ? null : (
        <ul className="restore-problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
