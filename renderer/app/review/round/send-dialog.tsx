import { useEffect, useId, useMemo, type FormEvent } from 'react';

import type { Author } from '../../../document/review-record';
import { shownAuthor } from '../../../review/files/author';
import type { Permission } from '../../../review/types';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField, Tick } from '../../../ui/field';
import { useStore } from '../../store';
import type { ReviewDialogProps } from '../review-dialogs';
import { EarlierRounds } from './earlier-rounds';
import { RoundOption } from './round-option';
import { RoundInside } from './round-inside';
import { SendDone } from './send-done';
import { createSending, type Sending, type SendState } from './send-model';

/** Sends a draft for review: what is inside and what stays at home is shown before anything is written. */
export function SendDialog(props: ReviewDialogProps) {
  const author = useStore(props.session.identity.current);
  return author === null ? null : <Send {...props} author={author} />;
}

function Send({ db, shell, session, author, onClose }: ReviewDialogProps & { readonly author: Author }) {
  const sending = useMemo(
    () => createSending({ db, shell, session, author, now: Date.now }),
    [db, shell, session, author],
  );
  const state = useStore(sending.state);
  useEffect(() => void sending.start(), [sending]);

  if (state.done !== null) return <SendDone sent={state.done} onClose={onClose} />;

  function send(event: FormEvent) {
    event.preventDefault();
    void sending.send();
  }
  return (
    <Dialog title="Send for review" width="wide" onClose={onClose}>
      <form className="round" onSubmit={send}>
        <SendForm state={state} sending={sending} />
        <div className="round-side">
          <RoundInside contents={state.contents} />
          <EarlierRounds rounds={state.earlier} />
        </div>
        <footer className="dialog-foot round-foot">
          <p className={state.problem === null ? 'round-note' : 'round-note field-error'} role="status">
            {state.problem ??
              `Sent as ${shownAuthor(author)}. Nothing leaves this machine but the file, when you send it.`}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={state.contents === null || state.isSending}>
            Save the file to send…
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function SendForm({ state, sending }: { readonly state: SendState; readonly sending: Sending }) {
  const { form, contents, canMove } = state;
  const request = useId();
  const sources = contents === null ? 0 : contents.evidence + contents.withheld.evidence;
  return (
    <div className="round-fields">
      <TextField
        label="For"
        value={form.recipients}
        placeholder="Database team, Ana"
        maxLength={2_000}
        dir="auto"
        onChange={(event) => sending.change({ recipients: event.target.value })}
      />
      <div className="field">
        <label htmlFor={request}>What is asked</label>
        <textarea
          id={request}
          className="input round-request"
          rows={3}
          value={form.request}
          placeholder="Is the order of events right? What did I miss?"
          maxLength={10_000}
          dir="auto"
          onChange={(event) => sending.change({ request: event.target.value })}
        />
      </div>
      <TextField
        label="By"
        type="date"
        value={form.due}
        onChange={(event) => sending.change({ due: event.target.value })}
      />
      <fieldset className="round-choice">
        <legend>They may</legend>
        <RoundOption<Permission>
          group="permission"
          value="suggest"
          chosen={form.permission}
          name="Comment and suggest changes"
          about="What they type comes back as suggestions; you accept or reject each."
          onChoose={(permission) => sending.change({ permission })}
        />
        <RoundOption<Permission>
          group="permission"
          value="comment"
          chosen={form.permission}
          name="Comment only"
          about="The text cannot be changed."
          onChoose={(permission) => sending.change({ permission })}
        />
      </fieldset>
      {sources === 0 ? null : (
        <Tick
          label={`Include the raw evidence: the text of ${sources === 1 ? 'one source' : `${sources} sources`}, as it was imported`}
          checked={form.includeEvidence}
          onChange={(event) => sending.change({ includeEvidence: event.target.checked })}
        />
      )}
      {canMove ? (
        <Tick
          label="Move this post-mortem to “In review”"
          checked={form.movesStatus}
          onChange={(event) => sending.change({ movesStatus: event.target.checked })}
        />
      ) : null}
    </div>
  );
}
