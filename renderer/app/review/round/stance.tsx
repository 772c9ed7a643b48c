import { CircleCheck, MessageSquare, MessageSquareDiff, TriangleAlert, Undo2 } from 'lucide-react';

import type { RendererCommandId } from '../../../../electron/contract/commands';
import { shownAuthor, shownText } from '../../../review/files/author';
import type { ReviewRow } from '../../../storage/rows';
import { Button } from '../../../ui/button';
import type { Session } from '../../session';
import { useStore } from '../../store';
import { useNow } from '../../use-now';
import { momentWords } from '../history/moment-words';
import { dueWords, isPast, permissionWords } from './round-words';

interface StanceProps {
  readonly session: Session;
  readonly review: ReviewRow;
  readonly run: (id: RendererCommandId) => void;
}

/** Says above the page that it is reviewed here, for whom and until when, and leads to returning it. */
export function Stance({ session, review, run }: StanceProps) {
  const { sender, request, recipients, due, permission } = review.round;
  const returned = useStore(session.returned);
  const own = useStore(session.identity.current);
  const now = useNow();
  const from = sender === undefined ? 'somebody who gives no name' : shownAuthor(sender);
  const isMine = sender !== undefined && own !== null && sender.id === own.id;
  const Sign = permission === 'suggest' ? MessageSquareDiff : MessageSquare;
  return (
    <section className="stance" aria-label="Review">
      <Sign aria-hidden className="stance-sign" />
      <div className="stance-words">
        <p className="stance-head">
          <strong>You are reviewing</strong>
          <span dir="auto">
            for <b>{from}</b>
            {sender === undefined ? null : <span className="stance-claim">, as they say</span>}
          </span>
          <span className="stance-may">{permissionWords(permission)}</span>
          {due === '' ? null : (
            <span className={isPast(due, now) ? 'stance-due is-past' : 'stance-due'}>
              {dueWords(due)}
              {isPast(due, now) ? ' (past)' : ''}
            </span>
          )}
        </p>
        {request === '' ? null : (
          <p className="stance-request" dir="auto">
            {request}
          </p>
        )}
        {recipients === '' ? null : (
          <p className="stance-for" dir="auto">
            Sent to {shownText(recipients)}
          </p>
        )}
        {isMine ? (
          <p className="stance-own">
            <TriangleAlert aria-hidden /> You sent this yourself. This is the copy that a reviewer gets; your
            own draft is beside it in the library.
          </p>
        ) : null}
      </div>
      <div className="stance-return">
        <Button look="primary" onClick={() => run('review.return')}>
          <Undo2 aria-hidden /> {returned === null ? 'Return review…' : 'Return again…'}
        </Button>
        {returned === null ? null : (
          <p className="stance-returned">
            <CircleCheck aria-hidden /> Returned {momentWords(returned.at, now)}
          </p>
        )}
      </div>
    </section>
  );
}
