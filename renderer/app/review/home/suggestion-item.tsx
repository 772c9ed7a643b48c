import { Check, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

import type { Author } from '../../../document/review-record';
import { shownAuthor } from '../../../review/files/author';
import type { PlannedSuggestion } from '../../../review/home/plan-types';
import type { Session } from '../../session';
import { ChangeWords } from './change-words';
import { Moment } from './moment';

interface ByProps {
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** Who, as they say themselves, and when. */
export function By({ author, at }: ByProps) {
  return (
    <span className="suggestion-by">
      <bdi>{shownAuthor(author)}</bdi> <Moment at={at} />
    </span>
  );
}

interface ItemProps {
  readonly session: Session;
  readonly suggestion: PlannedSuggestion;
  readonly isCurrent: boolean;
  /** Whether Tab reaches it: of a list one is. */
  readonly isReached: boolean;
  readonly isBusy: boolean;
}

/** A suggestion with a place in the text: who, what, and what can be done about it. */
export function SuggestionItem({ session, suggestion, isCurrent, isReached, isBusy }: ItemProps) {
  const { home, editor } = session;
  const { id, author, at, changes, same } = suggestion;
  const tabIndex = isReached ? 0 : -1;
  const who = shownAuthor(author);
  return (
    <SuggestionFrame isCurrent={isCurrent} id={id}>
      <button
        type="button"
        className="suggestion-what"
        tabIndex={tabIndex}
        data-entry={id}
        title="Show it in the text"
        onClick={() => home.choose(id, false)}
        onDoubleClick={() => home.choose(id, true)}
      >
        <By author={author} at={at} />
        <ChangeWords changes={changes} doc={editor.state.doc} />
      </button>
      {same ? <p className="suggestion-note">The text says so already.</p> : null}
      <div className="suggestion-actions" role="group" aria-label={`Suggestion of ${who}`}>
        <button
          type="button"
          className="text-button"
          tabIndex={tabIndex}
          disabled={isBusy}
          onClick={() => void home.accept([id])}
        >
          <Check aria-hidden /> {same ? 'Note as accepted' : 'Accept'}
        </button>
        <button
          type="button"
          className="text-button is-quiet"
          tabIndex={tabIndex}
          disabled={isBusy}
          onClick={() => void home.reject([id])}
        >
          <X aria-hidden /> Reject
        </button>
      </div>
    </SuggestionFrame>
  );
}

interface FrameProps {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

/** Scrolls into view where it becomes the current one. */
export function SuggestionFrame({ id, isCurrent, children }: FrameProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <div
      ref={place}
      className="suggestion"
      aria-current={isCurrent ? 'true' : undefined}
      data-suggestion-item={id}
    >
      {children}
    </div>
  );
}
