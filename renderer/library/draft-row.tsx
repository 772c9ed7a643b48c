import { EllipsisVertical, MessageSquareText } from 'lucide-react';
import { memo, useState } from 'react';
import { flushSync } from 'react-dom';

import { label } from '../document/vocabulary';
import type { FactsRow, ReviewSummary } from '../storage/rows';
import { machineZone } from '../time/zones';
import { IconButton } from '../ui/button';
import { Menu } from '../ui/menu';
import { editedAgo } from './ages';
import type { LibraryActions } from './library-actions';
import { reviewFacts } from './review-facts';
import { draftItems, trashItems } from './row-menu';

export function shownTitle(row: Pick<FactsRow, 'title'>): string {
  return row.title === '' ? 'Untitled post-mortem' : row.title;
}

interface DraftRowProps {
  readonly row: FactsRow;
  readonly actions: LibraryActions;
  readonly inTrash: boolean;
  readonly isOpen: boolean;
  /** Whether Tab comes here: of all rows one is on its way. */
  readonly isTabStop: boolean;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** A draft in the list: one click opens it, and what else can be done is in its menu. */
export const DraftRow = memo(function DraftRow(props: DraftRowProps) {
  const { row, actions, inTrash, isOpen, isTabStop, now } = props;
  const title = shownTitle(row);
  return (
    <>
      <button
        type="button"
        className="draft-main"
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => (inTrash ? actions.onRestore(row) : actions.onOpen(row.id))}
        title={inTrash ? `Restore “${title}”` : title}
      >
        <span className="draft-title" dir="auto">
          {title}
        </span>
        {row.review === undefined ? (
          <span className="draft-facts">{factsLine(row, now)}</span>
        ) : (
          <ReviewLines review={row.review} now={now} />
        )}
      </button>
      <RowMenu {...props} />
    </>
  );
});

/**
 * The menu of a row. It is made when the pointer or Tab comes to it: a menu costs several times as much as the rest of
 * the row, which a scrolling list would pay for each row that comes into sight.
 */
function RowMenu({ row, actions, inTrash, isTabStop }: DraftRowProps) {
  const [made, setMade] = useState<'no' | 'closed' | 'open'>('no');
  const label = `More for ${shownTitle(row)}`;
  const icon = <EllipsisVertical aria-hidden />;
  if (made === 'no' && !isTabStop) {
    return (
      <IconButton
        label={label}
        icon={icon}
        className="menu-trigger"
        tabIndex={-1}
        aria-haspopup="menu"
        // At once, so that the press that follows meets the menu's own button.
        onPointerEnter={() => flushSync(() => setMade('closed'))}
        onClick={() => setMade('open')}
      />
    );
  }
  const items = inTrash ? trashItems(row, actions) : draftItems(row, actions);
  return (
    <Menu
      label={label}
      icon={icon}
      items={items}
      tabIndex={isTabStop ? 0 : -1}
      defaultOpen={made === 'open'}
    />
  );
}

function ReviewLines({ review, now }: { readonly review: ReviewSummary; readonly now: number }) {
  const { before, name, facts, isLate } = reviewFacts(review, now, machineZone());
  return (
    <>
      <span className="draft-facts draft-review">
        <MessageSquareText aria-hidden />
        <span>
          {before}
          <bdi>{name}</bdi>
        </span>
      </span>
      <span className={`draft-facts ${isLate ? 'draft-late' : ''}`}>{facts.join(' · ')}</span>
    </>
  );
}

/** "SEV-1 · In review · 5 minutes ago". */
export function factsLine(row: FactsRow, now: number): string {
  return [row.severity, firstUpper(label(row.status)), editedAgo(row.updatedAt, now)]
    .filter((fact) => fact !== '')
    .join(' · ');
}

export function firstUpper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
