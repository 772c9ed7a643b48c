import { useEffect, useState } from 'react';

import type { Decision } from '../../../document/review-record';
import type { Side } from '../../../review/changes-attributes';
import { shownAuthor } from '../../../review/files/author';
import type { Card } from '../../../review/merge-result';
import type { Session } from '../../session';
import { CardInFull } from './unplaced-card';
import { Moment } from './moment';

const words: Readonly<Record<Decision['kind'], string>> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  placed: 'Placed by hand',
  aside: 'Set aside',
};

/** So many are shown before the rest is asked for. */
const firstShown = 20;

interface DecidedListProps {
  readonly session: Session;
  /** The newest last, as the draft has them. */
  readonly decisions: readonly Decision[];
  readonly side: Side;
}

/** What was decided, the newest first: what it was, by whom and when it was decided, and what leads back. */
export function DecidedList({ session, decisions, side }: DecidedListProps) {
  const [wanted, setWanted] = useState(firstShown);
  const shown = decisions.toReversed().slice(0, wanted);
  const cards = useCards(session, shown);
  return (
    <>
      <ul className="decided">
        {shown.map((decision) => (
          <DecidedItem
            key={decision.suggestion}
            session={session}
            decision={decision}
            card={cards.get(decision.suggestion)}
            side={side}
          />
        ))}
      </ul>
      {decisions.length > shown.length ? (
        <button type="button" className="text-button" onClick={() => setWanted(wanted + 50)}>
          Show {Math.min(50, decisions.length - shown.length)} more of {decisions.length}
        </button>
      ) : null}
    </>
  );
}

interface DecidedItemProps {
  readonly session: Session;
  readonly decision: Decision;
  readonly card: Card | undefined;
  readonly side: Side;
}

function DecidedItem({ session, decision, card, side }: DecidedItemProps) {
  const { suggestion, kind, by, at } = decision;
  const isInText = kind === 'accepted' || kind === 'placed';
  return (
    <li className="decided-item">
      <p className="suggestion-note">
        <b>{words[kind]}</b> by <bdi>{shownAuthor(by)}</bdi>, <Moment at={at} />
        {card === undefined ? null : (
          <>
            {' '}
            · suggested by <bdi>{shownAuthor(card.author)}</bdi>
          </>
        )}
      </p>
      {card === undefined ? null : <CardInFull card={card} side={side} />}
      {isInText ? null : (
        <button type="button" className="text-button" onClick={() => session.home.bringBack([suggestion])}>
          Bring back
        </button>
      )}
    </li>
  );
}

/** The suggestions that decisions are about, in full, as they are read. */
function useCards({ home }: Session, decisions: readonly Decision[]): ReadonlyMap<string, Card> {
  const [cards, setCards] = useState<ReadonlyMap<string, Card>>(new Map());
  const wanted = decisions.map(({ suggestion }) => suggestion).join(' ');
  useEffect(() => {
    let isStale = false;
    void home.describe(wanted === '' ? [] : wanted.split(' ')).then((described) => {
      if (!isStale) setCards(new Map(described.map((card) => [card.suggestion, card])));
    });
    return () => {
      isStale = true;
    };
  }, [home, wanted]);
  return cards;
}
