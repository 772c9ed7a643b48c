import type { ReviewPart, Session } from '../session';
import { useStore } from '../store';
import { SuggestionsPanel } from './home/suggestions-panel';
import { OwnSuggestions } from './round/own-suggestions-panel';
import { ThreadsPanel } from './threads/threads-panel';
import { useOpenThreads } from './threads/use-open-threads';
import { usePendingCount } from './use-review-count';

interface ReviewTabProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

/** Comments and suggestions, beside the text: what came home, or what is suggested here. */
export function ReviewTab({ session, say }: ReviewTabProps) {
  const part = useStore(session.reviewPart);
  const comments = useOpenThreads(session);
  const pending = usePendingCount(session);
  const Suggestions = session.review === null ? SuggestionsPanel : OwnSuggestions;
  const segment = (id: ReviewPart, name: string, count: number) => (
    <button
      type="button"
      className="segment"
      aria-pressed={part === id}
      onClick={() => session.reviewPart.set(id)}
    >
      {name}
      {count === 0 ? null : <span className="tab-count">{count}</span>}
    </button>
  );
  return (
    <div className="review-tab">
      <div className="segments" role="group" aria-label="Show">
        {segment('comments', 'Comments', comments)}
        {segment('suggestions', 'Suggestions', pending)}
      </div>
      {part === 'comments' ? (
        <ThreadsPanel session={session} say={say} />
      ) : (
        <Suggestions session={session} say={say} />
      )}
    </div>
  );
}
