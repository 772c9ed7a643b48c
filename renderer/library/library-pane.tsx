import { EllipsisVertical, MessageSquareText, Plus, Trash2, Undo2 } from 'lucide-react';

import type { FactsRow, ReviewSummary } from '../storage/rows';
import { machineZone } from '../time/zones';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import { editedAgo, groupByAge } from './ages';
import type { LibraryActions } from './library-actions';
import { reviewFacts } from './review-facts';
import { draftItems, trashItems } from './row-menu';

interface LibraryPaneProps extends LibraryActions {
  /** Undefined while the list is being read. */
  readonly drafts: readonly FactsRow[] | undefined;
  readonly trashCount: number;
  readonly showsTrash: boolean;
  readonly openId: string | null;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** All drafts on this machine, last edited first. */
export function LibraryPane(props: LibraryPaneProps) {
  const { drafts, showsTrash, now, onNew, onShowTrash, trashCount } = props;
  return (
    <aside className="library" aria-label="Library">
      <Button look="primary" className="library-new" onClick={onNew}>
        <Plus aria-hidden /> New post-mortem
      </Button>
      <div className="library-list">
        {showsTrash ? <h2 className="library-group">Trash</h2> : null}
        {drafts === undefined ? <p className="quiet">Reading the library…</p> : null}
        {drafts?.length === 0 ? <EmptyLibrary {...props} /> : null}
        {drafts === undefined
          ? null
          : groupByAge(drafts, now).map((group) => (
              <section key={group.label} aria-label={group.label}>
                {showsTrash ? null : <h2 className="library-group">{group.label}</h2>}
                <ul>
                  {group.drafts.map((row) => (
                    <LibraryItem key={row.id} row={row} {...props} />
                  ))}
                </ul>
              </section>
            ))}
      </div>
      <button type="button" className="library-trash" onClick={() => onShowTrash(!showsTrash)}>
        {showsTrash ? (
          <>
            <Undo2 aria-hidden /> Back to all drafts
          </>
        ) : (
          <>
            <Trash2 aria-hidden /> Trash {trashCount > 0 ? `(${trashCount})` : ''}
          </>
        )}
      </button>
    </aside>
  );
}

function EmptyLibrary({ showsTrash, onExample }: LibraryPaneProps) {
  if (showsTrash) return <p className="quiet">The trash is empty.</p>;
  return (
    <p className="quiet">
      No drafts yet. Start one, or{' '}
      <button type="button" className="link-button" onClick={onExample}>
        open the example
      </button>
      .
    </p>
  );
}

function LibraryItem({ row, openId, now, ...actions }: LibraryPaneProps & { readonly row: FactsRow }) {
  const title = row.title === '' ? 'Untitled post-mortem' : row.title;
  const isOpen = row.id === openId;
  const facts = [row.severity, statusWord(row.status), editedAgo(row.updatedAt, now)].filter(
    (fact) => fact !== '',
  );
  return (
    <li className={`draft ${isOpen ? 'draft-open' : ''}`}>
      <button
        type="button"
        className="draft-main"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => (actions.showsTrash ? actions.onRestore(row) : actions.onOpen(row.id))}
        title={actions.showsTrash ? `Restore “${title}”` : title}
      >
        <span className="draft-title" dir="auto">
          {title}
        </span>
        {row.review === undefined ? (
          <span className="draft-facts">{facts.join(' · ')}</span>
        ) : (
          <ReviewLines review={row.review} now={now} />
        )}
      </button>
      <Menu
        label={`More for ${title}`}
        icon={<EllipsisVertical aria-hidden />}
        items={actions.showsTrash ? trashItems(row, actions) : draftItems(row, actions)}
      />
    </li>
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

function statusWord(status: string): string {
  const words = status.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
