import { CircleCheck } from 'lucide-react';
import { useEffect, useMemo, type FormEvent } from 'react';

import type { Author } from '../../../document/review-record';
import { shownAuthor } from '../../../review/files/author';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { counted } from '../../../document/counted';
import { useStore } from '../../store';
import type { ReviewDialogProps } from '../review-dialogs';
import { RoundOption } from './round-option';
import { createReturning, type ReturnCounts, type ReturnSize } from './return-model';
import { dayWords } from './round-words';

/** Returns a review: one file with all that the reviewer brings. */
export function ReturnDialog(props: ReviewDialogProps) {
  const reviewer = useStore(props.session.identity.current);
  return reviewer === null ? null : <Return {...props} reviewer={reviewer} />;
}

function Return({
  db,
  shell,
  session,
  reviewer,
  onClose,
}: ReviewDialogProps & { readonly reviewer: Author }) {
  const returning = useMemo(
    () => createReturning({ db, shell, session, reviewer, now: Date.now }),
    [db, shell, session, reviewer],
  );
  const { counts, size, returnedAt, isReturning, problem, done } = useStore(returning.state);
  useEffect(() => void returning.start(), [returning]);
  const sender = session.review?.round.sender;
  const whom = sender === undefined ? 'whoever sent it' : shownAuthor(sender);

  if (done !== null) {
    return (
      <Dialog title="Return review" onClose={onClose}>
        <p className="round-done" role="status">
          <CircleCheck aria-hidden />
          <span>
            Saved <bdi>{done.file}</bdi>.
          </span>
        </p>
        <ol className="round-next">
          <li dir="auto">Send the file to {whom}, as you send any file.</li>
          <li>They open it in their draft. Nothing changes in yours.</li>
        </ol>
        <p className="round-note">
          You can go on here and return again: the next file holds all of this, and what is new.
        </p>
        {done.notices.map((notice) => (
          <p key={notice} className="round-note">
            {notice}
          </p>
        ))}
        <footer className="dialog-foot">
          <Button look="primary" data-first-focus onClick={onClose}>
            Close
          </Button>
        </footer>
      </Dialog>
    );
  }

  function giveBack(event: FormEvent) {
    event.preventDefault();
    void returning.giveBack();
  }
  return (
    <Dialog title="Return review" onClose={onClose}>
      <form className="round-return" onSubmit={giveBack}>
        {counts === null ? (
          problem === null ? (
            <p className="round-note">Putting it together…</p>
          ) : null
        ) : (
          <Brought counts={counts} returnedAt={returnedAt} whom={whom} />
        )}
        <fieldset className="round-choice">
          <legend>The file</legend>
          <RoundOption<ReturnSize>
            group="size"
            value="whole"
            chosen={size}
            name="With the draft"
            about="Can be opened and read by anyone, whatever they have."
            onChoose={returning.setSize}
          />
          <RoundOption<ReturnSize>
            group="size"
            value="small"
            chosen={size}
            name="Only what is new"
            about="Small, for an e-mail. Only the machine that sent the draft can read it."
            onChoose={returning.setSize}
          />
        </fieldset>
        <footer className="dialog-foot round-foot">
          <p className={problem === null ? 'round-note' : 'round-note field-error'} role="status">
            {problem ?? `Returned as ${shownAuthor(reviewer)}.`}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={counts === null || isReturning}>
            Save the file to return…
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

interface BroughtProps {
  readonly counts: ReturnCounts;
  readonly returnedAt: number | null;
  readonly whom: string;
}

/** What the review holds, in counts. An empty one says that the draft was read. */
function Brought({ counts, returnedAt, whom }: BroughtProps) {
  const { suggestions, fresh, comments, agreed } = counts;
  const isEmpty = suggestions + comments + agreed === 0;
  return (
    <section aria-label="What is returned">
      {isEmpty ? (
        <p className="round-empty" dir="auto">
          You have read it and have nothing to add. {whom} is told so.
        </p>
      ) : (
        <ul className="round-counts">
          <li>
            <b>{suggestions}</b> {counted(suggestions, 'suggestion').replace(/^\d+ /u, '')}
            {returnedAt !== null && suggestions > 0 ? <small>{fresh} since the last return</small> : null}
          </li>
          <li>
            <b>{comments}</b> {counted(comments, 'comment').replace(/^\d+ /u, '')}
          </li>
          <li>
            <b>{agreed}</b> {counted(agreed, 'section').replace(/^\d+ /u, '')} agreed to
          </li>
        </ul>
      )}
      {returnedAt === null ? null : (
        <p className="round-note">
          Returned before on {dayWords(returnedAt)}. This file holds all of it again, so it can take the
          other’s place.
        </p>
      )}
    </section>
  );
}
