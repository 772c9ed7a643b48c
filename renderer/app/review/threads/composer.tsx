import { Button } from '../../../ui/button';
import { Tick } from '../../../ui/field';
import type { Session } from '../../session';
import { useStore } from '../../store';
import { CommentField } from './comment-field';
import { Quote } from './quote';
import type { Composing } from './unsent';

interface ComposerProps {
  readonly session: Session;
  readonly composing: Composing;
  readonly roles: readonly string[];
}

/** A comment that is being written. What is in it stays until it is sent or discarded. */
export function Composer({ session, composing, roles }: ComposerProps) {
  const { threads, editor } = session;
  const { anchor, text, blocking } = composing;
  const send = () => void threads.send();
  return (
    <form
      className="thread thread-new"
      aria-label="New comment"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Quote quote={anchor.quote} suffix={anchor.suffix} />
      <CommentField
        label="Comment"
        value={text}
        roles={roles}
        wantsFocus={useStore(threads.wantsFocus)}
        onFocused={() => threads.wantsFocus.set(false)}
        onChange={(changed) => threads.compose({ text: changed })}
        onSend={send}
        onLeave={() => editor.commands.focus()}
      />
      <Tick
        label="Blocking: holds the approval until it is resolved"
        checked={blocking}
        onChange={(event) => threads.compose({ blocking: event.target.checked })}
      />
      <div className="thread-buttons">
        <Button type="submit" look="primary" disabled={text.trim() === ''}>
          Comment
        </Button>
        <Button
          onClick={() => {
            threads.compose(null);
            editor.commands.focus();
          }}
        >
          {text.trim() === '' ? 'Cancel' : 'Discard'}
        </Button>
      </div>
    </form>
  );
}
