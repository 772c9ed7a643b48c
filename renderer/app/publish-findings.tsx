import { Check, TriangleAlert } from 'lucide-react';

import type { ChecksState } from './checks-model';
import { countBySeverity } from './checks-words';

interface PublishFindingsProps {
  readonly checks: ChecksState;
  /** Closes the panel and opens the checks beside the text. */
  readonly onChecks: () => void;
}

/** What the checks say of the draft that is about to be published. It stands in nobody's way. */
export function PublishFindings({ checks, onChecks }: PublishFindingsProps) {
  if (checks.kind !== 'found') return null;
  if (checks.open.length === 0) {
    return (
      <p className="publish-findings is-clear">
        <Check aria-hidden /> The checks find nothing.
      </p>
    );
  }
  return (
    <p className="publish-findings">
      <TriangleAlert aria-hidden /> The checks find {countBySeverity(checks.open)}.
      <button type="button" className="text-button" onClick={onChecks}>
        Show
      </button>
    </p>
  );
}
