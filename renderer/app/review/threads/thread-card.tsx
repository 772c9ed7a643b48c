import { Check, CircleSlash, Link2, Link2Off, RotateCcw } from 'lucide-react';
import { memo, useEffect, useRef, useState, type Ref } from 'react';

import type { Author } from '../../../document/review-record';
import { newId } from '../../../document/ids';
import { shownAuthor } from '../../../review/files/author';
import { isOpen, reopen, reply, resolve, setBlocking, type PlacedThread } from '../../../review/thread';
import type { Thread } from '../../../review/types';
import { Button } from '../../../ui/button';
import type { Session } from '../../session';
import { CommentField } from './comment-field';
import { useNear } from './near';
import { Quote } from './quote';
import { ThreadComment } from './thread-comment';

interface ThreadCardProps {
  readonly session: Session;
  readonly placed: PlacedThread;
  readonly roles: readonly string[];
  readonly me: Author | null;
  readonly isCurrent: boolean;
  /** What was written as a reply and not sent; null where none was begun. */
  readonly unsent: string | null;
  /** Id of the comment whose words are being changed, and the words; null while none is. */
  readonly editedId: string | null;
  readonly edited: string | null;
  readonly say: (message: string) => void;
}

/** A thread: what it is about, what was said, and what can be done with it. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { session, placed, roles, me, isCurrent, unsent, editedId, edited, say } = props;
  const { thread } = placed;
  const { threads, identity } = session;
  const [wantsFocus, setWantsFocus] = useState(false);
  const card = useRef<HTMLElement>(null);
  const isNear = useNear(card, isCurrent);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  /** Does something in the name of whoever writes here. */
  const as = async (change: (thread: Thread, by: Author, at: number) => Thread): Promise<boolean> => {
    const by = await identity.ask();
    if (by !== null) threads.change(thread.id, (now) => change(now, by, Date.now()));
    return by !== null;
  };
  const send = () => {
    const text = unsent?.trim() ?? '';
    if (text === '') return;
    void as((now, author, at) => reply(now, { id: newId(), author, at, text })).then((isSent) => {
      if (!isSent) return;
      threads.write(thread.id, null);
      card.current?.focus();
    });
  };
  const who = shownAuthor(thread.comments[0].author);
  const open = isOpen(thread);
  if (!isNear) return <FarCard ref={card} thread={thread} />;
  return (
    <article
      ref={card}
      className={`thread ${open ? '' : 'thread-resolved'} ${thread.blocking && open ? 'thread-blocking' : ''}`}
      aria-label={`Comment by ${who}`}
      aria-current={isCurrent ? 'true' : undefined}
      data-thread-card={thread.id}
      // The keys are on the list: arrows, Enter, R, E.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <ThreadPlace session={session} placed={placed} say={say} />
      {thread.comments.map((comment) => (
        <ThreadComment
          key={`${comment.id} ${comment.author.id}`}
          session={session}
          thread={thread}
          comment={comment}
          roles={roles}
          me={me}
          edited={comment.id === editedId ? edited : null}
        />
      ))}
      {thread.blocking && open ? (
        <p className="thread-state">
          <CircleSlash aria-hidden /> Blocking: holds the approval
        </p>
      ) : null}
      {thread.resolved === null ? null : (
        <p className="thread-state">
          <Check aria-hidden /> Resolved by <bdi>{shownAuthor(thread.resolved.by)}</bdi>
        </p>
      )}
      {unsent === null ? (
        <ThreadActions
          open={open}
          blocking={thread.blocking}
          who={who}
          onReply={() => {
            threads.write(thread.id, '');
            setWantsFocus(true);
          }}
          onResolve={() => void as(open ? resolve : reopen)}
          onBlocking={() => void as((now, by, at) => setBlocking(now, !now.blocking, by, at))}
        />
      ) : (
        <>
          <CommentField
            label="Reply"
            value={unsent}
            roles={roles}
            wantsFocus={wantsFocus}
            onFocused={() => setWantsFocus(false)}
            onChange={(text) => threads.write(thread.id, text)}
            onSend={send}
            onLeave={() => {
              if (unsent.trim() === '') threads.write(thread.id, null);
              card.current?.focus();
            }}
          />
          <div className="thread-buttons">
            <Button look="primary" disabled={unsent.trim() === ''} onClick={send}>
              Reply
            </Button>
            <Button
              onClick={() => {
                threads.write(thread.id, null);
                card.current?.focus();
              }}
            >
              {unsent.trim() === '' ? 'Cancel' : 'Discard'}
            </Button>
          </div>
        </>
      )}
    </article>
  );
});

interface ActionsProps {
  readonly open: boolean;
  readonly blocking: boolean;
  readonly who: string;
  readonly onReply: () => void;
  readonly onResolve: () => void;
  readonly onBlocking: () => void;
}

function ThreadActions({ open, blocking, who, onReply, onResolve, onBlocking }: ActionsProps) {
  return (
    <div className="thread-actions" role="group" aria-label={`What to do with the comment by ${who}`}>
      <button type="button" className="text-button" data-do="reply" onClick={onReply}>
        Reply
      </button>
      <button type="button" className="text-button" data-do="resolve" onClick={onResolve}>
        {open ? <Check aria-hidden /> : <RotateCcw aria-hidden />} {open ? 'Resolve' : 'Reopen'}
      </button>
      {open ? (
        <button type="button" className="text-button is-quiet" onClick={onBlocking}>
          {blocking ? 'Not blocking' : 'Make blocking'}
        </button>
      ) : null}
    </div>
  );
}

interface FarCardProps {
  readonly thread: Thread;
  readonly ref: Ref<HTMLElement>;
}

/** A card that is far from what is seen: its words as they were typed, so that it is about as high, and can be found. */
function FarCard({ thread, ref }: FarCardProps) {
  const { comments, id, anchor } = thread;
  return (
    <article
      ref={ref}
      className="thread"
      aria-label={`Comment by ${shownAuthor(comments[0].author)}`}
      data-thread-card={id}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
    >
      <Quote quote={anchor.quote} suffix={anchor.suffix} />
      {comments.map((comment) => (
        <p key={`${comment.id} ${comment.author.id}`} className="comment" dir="auto">
          {comment.text}
        </p>
      ))}
    </article>
  );
}

type PlaceProps = Pick<ThreadCardProps, 'session' | 'placed' | 'say'>;

/** The words it is about, as a way to them; or where it had stood. */
function ThreadPlace({ session, placed, say }: PlaceProps) {
  const { threads } = session;
  const { thread, placement } = placed;
  if (placement.kind === 'placed') {
    return (
      <button
        type="button"
        className="thread-place"
        data-do="show"
        title="Show in the text"
        // Enter goes there, as it does from the card; a pointer stays beside the text.
        onClick={({ detail }) => threads.choose(thread.id, detail === 0)}
      >
        <Quote quote={thread.anchor.quote} suffix={thread.anchor.suffix} />
      </button>
    );
  }
  const { quote, stood } = placement;
  return (
    <div className="thread-detached">
      <p className="thread-state">
        <Link2Off aria-hidden /> What it was about is no longer in the text
        {stood.section === null ? '' : `; it stood under “${stood.section}”`}
      </p>
      <Quote quote={quote} suffix="" />
      <button
        type="button"
        className="text-button"
        onClick={() => {
          if (!threads.attach(thread.id)) say('Select the words that the comment should be about.');
        }}
      >
        <Link2 aria-hidden /> Attach to the selection
      </button>
    </div>
  );
}
