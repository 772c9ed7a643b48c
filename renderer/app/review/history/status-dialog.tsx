import { ArrowRight } from 'lucide-react';
import { useState } from 'react';

import { readFacts } from '../../../document/read';
import type { DocumentStatus } from '../../../document/vocabulary';
import { shownAuthor } from '../../../review/files/author';
import { statusMoves, statusName, statusRefusal } from '../../../review/status';
import { isHolding } from '../../../review/thread';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { counted } from '../../../document/counted';
import { useStore } from '../../store';
import type { ReviewDialogProps } from '../review-dialogs';
import { giveStatus } from './give-status';
import { momentWords } from './moment-words';
import { readStatusHistory } from './status-move';

/** What each status says to whoever reads it. */
const about: Readonly<Record<DocumentStatus, string>> = {
  draft: 'It is being written.',
  'in-review': 'Others read it and say what they think.',
  'changes-asked': 'A review asks for changes before it can go on.',
  approved: 'It may be published.',
  published: 'It is out.',
};

/** Moves the document to another status; who moved it, and when, is kept. */
export function StatusDialog({ session, say, tell, onClose, onReview }: ReviewDialogProps) {
  const { doc } = session.editor.state;
  const { status } = readFacts(doc);
  const threads = useStore(session.threads.threads).map(({ thread }) => thread);
  const holding = threads.filter(isHolding);
  const history = readStatusHistory(doc).toReversed();
  const [now] = useState(() => Date.now());

  const move = async (to: DocumentStatus) => {
    const given = await giveStatus(session, to);
    if (given.kind === 'refused') say(given.message);
    if (given.kind !== 'moved') return;
    onClose();
    tell(`This post-mortem is “${statusName(to)}” now.`);
  };
  const goToHolding = () => {
    session.threads.filter.set({ state: 'blocking' });
    session.reviewPart.set('comments');
    onClose();
    onReview();
    session.threads.go(1);
  };

  return (
    <Dialog title="Status" onClose={onClose}>
      <p className="status-now">
        <strong>{statusName(status)}</strong> <span>{about[status]}</span>
      </p>
      <ul className="status-moves" aria-label="Move to">
        {statusMoves(status).map((to) => {
          const refusal = statusRefusal(status, to, threads);
          return (
            <li key={to}>
              <Button
                disabled={refusal !== null}
                aria-describedby={refusal === null ? undefined : `refusal-${to}`}
                onClick={() => void move(to)}
              >
                <ArrowRight aria-hidden /> {statusName(to)}
              </Button>
              {refusal === null ? (
                <span className="status-about">{about[to]}</span>
              ) : (
                <span className="status-refusal" id={`refusal-${to}`}>
                  {refusal}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {holding.length === 0 ? null : (
        <button type="button" className="text-button" onClick={goToHolding}>
          Go to {holding.length === 1 ? 'the blocking comment' : counted(holding.length, 'blocking comment')}
        </button>
      )}
      {history.length === 0 ? null : (
        <section aria-label="Earlier moves">
          <h3 className="status-heading">Earlier</h3>
          <ol className="status-history">
            {history.map(({ from, to, by, at }) => (
              <li key={`${at} ${to}`}>
                <span>
                  {statusName(from)} → <b>{statusName(to)}</b>
                </span>
                <span className="status-about" dir="auto" title="As they say themselves">
                  {shownAuthor(by)}, {momentWords(at, now)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </Dialog>
  );
}
