import { useState } from 'react';

import { shownAuthor } from '../../../review/files/author';
import { editComment } from '../../../review/thread';
import type { Author } from '../../../document/review-record';
import type { Comment, Thread } from '../../../review/types';
import { Button } from '../../../ui/button';
import type { Session } from '../../session';
import { Moment } from '../home/moment';
import { CommentBody } from './comment-body';
import { CommentField } from './comment-field';
import { editKey } from './unsent';

interface ThreadCommentProps {
  readonly session: Session;
  readonly thread: Thread;
  readonly comment: Comment;
  readonly roles: readonly string[];
  /** Who writes here; null where nobody has said. */
  readonly me: Author | null;
  /** Its words as they are being changed; null while nobody does. */
  readonly edited: string | null;
}

/** One comment of a thread; its author can change it, and take it back while nobody has answered. */
export function ThreadComment({ session, thread, comment, roles, me, edited }: ThreadCommentProps) {
  const { threads } = session;
  const [wantsFocus, setWantsFocus] = useState(false);
  const [asks, setAsks] = useState(false);
  const isMine = me !== null && comment.author.id === me.id;
  const isLast = thread.comments.at(-1) === comment;
  const write = (text: string | null) => threads.write(editKey(comment.id), text);
  const keep = () => {
    if (edited === null || me === null) return;
    const text = edited.trim();
    if (text !== '') threads.change(thread.id, (now) => editComment(now, comment.id, me, Date.now(), text));
    write(null);
  };
  const takeBack = () =>
    threads.change(thread.id, ({ comments, ...rest }) => {
      const [first, ...replies] = comments.filter(({ id }) => id !== comment.id);
      return first === undefined ? null : { ...rest, comments: [first, ...replies] };
    });
  return (
    <div className="comment">
      <p className="comment-by">
        <bdi>{shownAuthor(comment.author)}</bdi> <Moment at={comment.at} />
        {comment.editedAt === null ? null : <span> · edited</span>}
      </p>
      {edited === null ? (
        <CommentBody text={comment.text} roles={roles} />
      ) : (
        <>
          <CommentField
            label="Change the comment"
            value={edited}
            roles={roles}
            wantsFocus={wantsFocus}
            onFocused={() => setWantsFocus(false)}
            onChange={write}
            onSend={keep}
            onLeave={() => session.editor.commands.focus()}
          />
          <div className="thread-buttons">
            <Button look="primary" onClick={keep}>
              Keep
            </Button>
            <Button onClick={() => write(null)}>Cancel</Button>
          </div>
        </>
      )}
      {isMine && edited === null ? (
        <div className="comment-own">
          <button
            type="button"
            className="text-button is-quiet"
            onClick={() => {
              write(comment.text);
              setWantsFocus(true);
            }}
          >
            Edit
          </button>
          {isLast && !asks ? (
            <button type="button" className="text-button is-quiet" onClick={() => setAsks(true)}>
              Delete…
            </button>
          ) : null}
          {isLast && asks ? (
            <>
              <button type="button" className="text-button" onClick={takeBack}>
                Delete for good
              </button>
              <button type="button" className="text-button is-quiet" onClick={() => setAsks(false)}>
                Keep it
              </button>
            </>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
