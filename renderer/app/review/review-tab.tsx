import type { ReviewPart, Session } from '../session';
import { useStore } from '../store';
import { SuggestionsPanel } from './home/suggestions-panel';
import { ThreadsPanel } from './threads/threads-panel';

interface ReviewTabProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

const parts: readonly (readonly [ReviewPart, string])[] = [
  ['comments', 'Comments'],
  ['suggestions', 'Suggestions'],
];

/** Comments and suggestions, beside the text. */
export function ReviewTab({ session, say }: ReviewTabProps) {
  const part = useStore(session.reviewPart);
  return (
    <div className="review-tab">
      <div className="segments" role="group" aria-label="Show">
        {parts.map(([id, name]) => (
          <button
            key={id}
            type="button"
            className="segment"
            aria-pressed={part === id}
            onClick={() => session.reviewPart.set(id)}
          >
            {name}
          </button>
        ))}
      </div>
      {part === 'comments' ? (
        <ThreadsPanel session={session} say={say} />
      ) : (
        <SuggestionsPanel session={session} say={say} />
      )}
    </div>
  );
}
