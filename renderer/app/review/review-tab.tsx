import { useState } from 'react';

import type { Session } from '../session';
import { SuggestionsPanel } from './home/suggestions-panel';
import { ThreadsPanel } from './threads/threads-panel';

interface ReviewTabProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

type Part = 'comments' | 'suggestions';

/** Comments and suggestions, beside the text. */
export function ReviewTab({ session, say }: ReviewTabProps) {
  const [part, setPart] = useState<Part>('comments');
  return (
    <div className="review-tab">
      <div className="segments" role="group" aria-label="Show">
        <button type="button" aria-pressed={part === 'comments'} onClick={() => setPart('comments')}>
          Comments
        </button>
        <button type="button" aria-pressed={part === 'suggestions'} onClick={() => setPart('suggestions')}>
          Suggestions
        </button>
      </div>
      {part === 'comments' ? (
        <ThreadsPanel session={session} say={say} />
      ) : (
        <SuggestionsPanel session={session} say={say} />
      )}
    </div>
  );
}
