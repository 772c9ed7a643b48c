import { useEffect, useState, type ReactNode } from 'react';

import type { NodeJSON } from '../../../document/draft';
import { documentAt } from '../../../storage/log';
import { reviewsOf } from '../../../storage/reviews';
import { listRounds } from '../../../storage/rounds';
import type { ReviewRow, RoundRow } from '../../../storage/rows';
import { Dialog } from '../../../ui/dialog';
import { SelectField } from '../../../ui/field';
import type { ReviewDialogProps } from '../review-dialogs';
import { Compared } from './compared';
import { earlierReviews, laterRounds, roundWords } from './since';

type Props = ReviewDialogProps;

/** What changed since the reader last looked. */
export function SinceDialog(props: Props) {
  const { review } = props.session;
  return review === null ? <SinceRound {...props} /> : <SinceReview {...props} review={review} />;
}

interface FrameProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const title = 'Since you last looked';

function Frame({ onClose, children }: FrameProps) {
  return (
    <Dialog title={title} width="panel" onClose={onClose}>
      <div className="since">{children}</div>
    </Dialog>
  );
}

const nothing = 'Nothing changed between the two: neither the text nor the facts.';

/** For whoever writes: since a round was sent, up to a later one or to now. */
function SinceRound({ db, session, say, onClose }: Props) {
  const [rounds, setRounds] = useState<readonly RoundRow[] | null>(null);
  const [since, setSince] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  const [present] = useState(() => session.draft().document);
  useEffect(() => {
    listRounds(db, session.id).then(setRounds, () => {
      say('The rounds of this post-mortem could not be read.');
      onClose();
    });
    // As it was when the dialog was opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const first = rounds?.find(({ id }) => id === since) ?? rounds?.at(-1);
  const later = rounds === null || first === undefined ? [] : laterRounds(rounds, first.id);
  const last = later.find(({ id }) => id === until);
  const before = useSent({ db, draftId: session.id, row: first });
  const after = useSent({ db, draftId: session.id, row: last });
  if (rounds === null) return null;
  if (first === undefined) {
    return (
      <NothingToCompare
        description="This post-mortem has not been sent for review yet, so there is nothing to compare it with."
        onClose={onClose}
      />
    );
  }
  return (
    <Frame onClose={onClose}>
      <div className="since-choice">
        <SelectField
          label="From what was sent"
          value={first.id}
          onChange={({ target }) => setSince(target.value)}
        >
          {rounds.toReversed().map(({ id, round }) => (
            <option key={id} value={id}>
              {roundWords(round, now)}
            </option>
          ))}
        </SelectField>
        <SelectField label="To" value={last?.id ?? ''} onChange={({ target }) => setUntil(target.value)}>
          <option value="">Now</option>
          {later.map(({ id, round }) => (
            <option key={id} value={id}>
              what was sent {roundWords(round, now)}
            </option>
          ))}
        </SelectField>
      </div>
      <Compared before={before} after={last === undefined ? present : after} nothing={nothing} />
    </Frame>
  );
}

interface Sent {
  readonly db: Props['db'];
  readonly draftId: string;
  readonly row: RoundRow | undefined;
}

/**
 * The draft as it was when a round was sent; null while it is read. Where that version is not kept any more, it is what
 * was in the file.
 */
function useSent({ db, draftId, row }: Sent): NodeJSON | null {
  const [read, setRead] = useState<{ readonly id: string; readonly document: NodeJSON } | null>(null);
  useEffect(() => {
    if (row === undefined) return undefined;
    let isWanted = true;
    const settle = (document: NodeJSON | null) => {
      if (isWanted) setRead({ id: row.id, document: document ?? row.sent });
    };
    documentAt(db, draftId, row.round.version).then(settle, () => settle(null));
    return () => {
      isWanted = false;
    };
  }, [db, draftId, row]);
  return row !== undefined && read?.id === row.id ? read.document : null;
}

/** For whoever reviews: since what they were sent before, up to what they were sent now. */
function SinceReview({ db, say, onClose, review }: Props & { readonly review: ReviewRow }) {
  const [earlier, setEarlier] = useState<readonly ReviewRow[] | null>(null);
  const [since, setSince] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  useEffect(() => {
    reviewsOf(db, review.round.draftId).then(
      (rows) => setEarlier(earlierReviews(rows, review)),
      () => {
        say('What was sent before could not be read.');
        onClose();
      },
    );
    // As it was when the dialog was opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (earlier === null) return null;
  const first = earlier.find(({ id }) => id === since) ?? earlier[0];
  if (first === undefined) {
    return (
      <NothingToCompare
        description="This post-mortem came here for review for the first time, so there is nothing to compare it with."
        onClose={onClose}
      />
    );
  }
  return (
    <Frame onClose={onClose}>
      <div className="since-choice">
        <SelectField
          label="From what came"
          value={first.id}
          onChange={({ target }) => setSince(target.value)}
        >
          {earlier.map(({ id, round }) => (
            <option key={id} value={id}>
              sent {roundWords(round, now)}
            </option>
          ))}
        </SelectField>
        <p className="since-until">to what came now, sent {roundWords(review.round, now)}</p>
      </div>
      <Compared before={first.sent.document} after={review.sent.document} nothing={nothing} />
    </Frame>
  );
}

interface NothingToCompareProps {
  /** Why, in one sentence. */
  readonly description: string;
  readonly onClose: () => void;
}

function NothingToCompare({ description, onClose }: NothingToCompareProps) {
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      {null}
    </Dialog>
  );
}
