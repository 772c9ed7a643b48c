import { useMemo, useState } from 'react';

import type { NodeJSON } from '../../../document/draft';
import { cardContent } from '../../../review/home/card-content';
import { cardWords } from '../../../review/home/card-words';
import type { Side } from '../../../review/changes-attributes';
import type { Card } from '../../../review/merge-result';
import { shownAuthor } from '../../../review/files/author';
import type { Session } from '../../session';
import { isAboutFacts } from './place-card';
import { By, SuggestionFrame } from './suggestion-item';

const blockEnd: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'htmlBlock',
  'tableCell',
  'tableHeader',
]);

/** All words of some content, blocks on lines of their own. */
export function wordsOf(content: readonly NodeJSON[]): string {
  const words = (node: NodeJSON): string => {
    if (node.text !== undefined) return node.text;
    const alt: unknown = node.attrs?.['alt'];
    const inner = (node.content ?? []).map(words).join('');
    if (inner === '' && typeof alt === 'string') return `[image: ${alt}]`;
    return blockEnd.has(node.type) ? `${inner}\n` : inner;
  };
  return content.map(words).join('').trim();
}

/** Longer text is shown when it is asked for. */
const shownAtFirst = 400;

interface FullProps {
  readonly card: Card;
  readonly side: Side;
}

/** Everything that a suggestion would do, in full. */
export function CardInFull({ card, side }: FullProps) {
  const [isOpen, setOpen] = useState(false);
  const facts = cardWords(
    { ...card, steps: card.steps.filter(({ attribute, mark }) => attribute !== null || mark !== null) },
    side,
  ).changes;
  const parts = card.steps
    .filter(({ attribute, mark }) => attribute === null && mark === null)
    .map(({ removed, inserted }, index) => ({
      key: index,
      removed: wordsOf(removed),
      inserted: wordsOf(inserted),
    }))
    .filter(({ removed, inserted }) => removed !== '' || inserted !== '');
  const isLong = parts.some(({ removed, inserted }) => removed.length + inserted.length > shownAtFirst);
  const cut = (text: string) =>
    isOpen || text.length <= shownAtFirst ? text : `${text.slice(0, shownAtFirst)}…`;
  return (
    <div className="card-full">
      {parts.map(({ key, removed, inserted }) => (
        <p key={key} dir="auto">
          {removed === '' ? null : <del>{cut(removed)}</del>}
          {removed === '' || inserted === '' ? null : ' '}
          {inserted === '' ? null : <ins>{cut(inserted)}</ins>}
        </p>
      ))}
      {facts.map((fact) => (
        <p key={fact} dir="auto">
          {`${fact.slice(0, 1).toUpperCase()}${fact.slice(1)}`}
        </p>
      ))}
      {parts.length + facts.length === 0 ? <p>Changes how blocks are divided.</p> : null}
      {isLong ? (
        <button type="button" className="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show less' : 'Show all of it'}
        </button>
      ) : null}
    </div>
  );
}

interface UnplacedProps {
  readonly session: Session;
  readonly card: Card;
  readonly side: Side;
  readonly isCurrent: boolean;
  readonly isBusy: boolean;
}

/** A suggestion without a place: what it says, where it had stood, why it has no place, and what can be done. */
export function UnplacedCard({ session, card, side, isCurrent, isBusy }: UnplacedProps) {
  const { home } = session;
  const { reason, where } = cardWords(card, side);
  const brings = useMemo(() => cardContent(card) !== null, [card]);
  const who = shownAuthor(card.author);
  return (
    <SuggestionFrame id={card.suggestion} isCurrent={isCurrent}>
      <div className="card-head">
        <By author={card.author} at={card.at} />
      </div>
      <CardInFull card={card} side={side} />
      <p className="suggestion-note" dir="auto">
        {reason} {where}
      </p>
      <div className="suggestion-actions" role="group" aria-label={`Suggestion of ${who} without a place`}>
        {isAboutFacts(card) ? (
          <>
            <CardButton isBusy={isBusy} onClick={() => void home.takeTheirs(card)}>
              Use theirs
            </CardButton>
            <CardButton isBusy={isBusy} onClick={() => void home.reject([card.suggestion])}>
              Keep ours
            </CardButton>
          </>
        ) : (
          <>
            {brings ? (
              <CardButton isBusy={isBusy} onClick={() => void home.place(card)}>
                Place at the caret
              </CardButton>
            ) : null}
            <CardButton isBusy={isBusy} onClick={() => void home.done(card)}>
              Done by hand
            </CardButton>
          </>
        )}
        <CardButton isBusy={isBusy} onClick={() => void home.setAside([card.suggestion])}>
          Set aside
        </CardButton>
      </div>
    </SuggestionFrame>
  );
}

interface CardButtonProps {
  readonly children: string;
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

function CardButton({ children, isBusy, onClick }: CardButtonProps) {
  return (
    <button type="button" className="text-button" disabled={isBusy} onClick={onClick}>
      {children}
    </button>
  );
}
