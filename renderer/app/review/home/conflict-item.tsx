import { Split } from 'lucide-react';

import type { PlannedSuggestion } from '../../../review/home/plan-types';
import type { Session } from '../../session';
import { SuggestionItem } from './suggestion-item';
import { counted } from '../../../document/counted';

interface ConflictItemProps {
  readonly session: Session;
  readonly suggestions: readonly PlannedSuggestion[];
  readonly current: string | null;
  readonly isReached: boolean;
  readonly isBusy: boolean;
}

/** Suggestions that cannot all be taken, side by side. */
export function ConflictItem({ session, suggestions, current, isReached, isBusy }: ConflictItemProps) {
  return (
    <div
      className="conflict"
      role="group"
      aria-label={`${counted(suggestions.length, 'suggestion')} that cannot all be taken`}
    >
      <p className="conflict-head">
        <Split aria-hidden /> These cannot all be taken. Accept one: the other{' '}
        {suggestions.length === 2 ? 'one stays' : 'ones stay'} pending, here or under “No place”, until you
        decide.
      </p>
      <div className="conflict-sides">
        {suggestions.map((suggestion) => (
          <SuggestionItem
            key={suggestion.id}
            session={session}
            suggestion={suggestion}
            isCurrent={suggestion.id === current}
            isReached={isReached}
            isBusy={isBusy}
          />
        ))}
      </div>
    </div>
  );
}
