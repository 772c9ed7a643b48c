import { Plus, Trash2, Undo2 } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';

import type { DraftSearch } from '../search/asking';
import type { FactsRow } from '../storage/rows';
import { Button } from '../ui/button';
import { DraftList } from './draft-list';
import type { RowsState } from './follow-rows';
import type { LibraryActions } from './library-actions';
import { SearchField } from './search-field';
import { FilterChips, FilterRow } from './search-filters';
import { focusFirstResult, SearchResults } from './search-results';
import { foundWords, progressWords } from './search-words';
import { useAsking, type Asking } from './use-asking';

export interface LibraryPaneProps extends LibraryActions {
  readonly rows: RowsState;
  readonly search: DraftSearch;
  readonly showsTrash: boolean;
  readonly openId: string | null;
  /** What is to be said at the foot of the list; null where nothing is. */
  readonly note: ReactNode;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** All drafts on this machine, last edited first. */
export function LibraryPane(props: LibraryPaneProps) {
  const { rows, search, showsTrash, onNew, onOpenAt, onShowTrash } = props;
  const trashed = trashCount(rows);
  const asking = useAsking(search);
  const [showsFilters, setShowsFilters] = useState(false);
  const openBest = () => {
    const best = asking.state.answer?.hits[0];
    if (best !== undefined) onOpenAt(best.draftId, best.snippets[0]?.blockId ?? '');
  };
  const toggleFilters = () => {
    if (!showsFilters) search.askChoices();
    setShowsFilters(!showsFilters);
  };
  return (
    <aside className="library" aria-label="Library">
      <Button look="primary" className="library-new" onClick={onNew}>
        <Plus aria-hidden /> New post-mortem
      </Button>
      <search className="library-search">
        <SearchField
          text={asking.text}
          onText={asking.setText}
          onEnter={openBest}
          onDown={focusFirstResult}
          onFocus={search.wake}
          filtersOpen={showsFilters}
          onToggleFilters={toggleFilters}
        />
        {showsFilters ? (
          <FilterRow filters={asking.filters} choices={asking.state.choices} onFilters={asking.setFilters} />
        ) : null}
        <FilterChips filters={asking.filters} onFilters={asking.setFilters} />
        <p className="search-status" role="status">
          {asking.isOn ? searchStatus(asking) : ''}
        </p>
      </search>
      {asking.isOn ? <Found {...props} asking={asking} /> : <Drafts {...props} />}
      {props.note}
      <button type="button" className="library-trash" onClick={() => onShowTrash(!showsTrash)}>
        {showsTrash ? (
          <>
            <Undo2 aria-hidden /> Back to all drafts
          </>
        ) : (
          <>
            <Trash2 aria-hidden /> Trash {trashed > 0 ? `(${trashed})` : ''}
          </>
        )}
      </button>
    </aside>
  );
}

function searchStatus({ state }: Asking): string {
  if (state.failure !== null) return state.failure;
  const reading = state.progress === null ? '' : progressWords(state.progress);
  return [foundWords(state), reading].filter((words) => words !== '').join(' ');
}

function Found({ rows, openId, now, onOpenAt, asking }: LibraryPaneProps & { readonly asking: Asking }) {
  const drafts = rows.kind === 'all' || rows.kind === 'first' ? rows.drafts : null;
  const byId = useMemo(() => new Map(drafts?.map((row) => [row.id, row])), [drafts]);
  const { answer } = asking.state;
  if (answer === null) return <div className="library-list" />;
  return (
    <SearchResults
      answer={answer}
      rows={byId}
      openId={openId}
      now={now}
      onOpenAt={onOpenAt}
      onMore={asking.more}
    />
  );
}

function trashCount(rows: RowsState): number {
  if (rows.kind === 'all') return rows.trash.length;
  return rows.kind === 'first' ? rows.trashCount : 0;
}

/** Undefined while they are being read. */
function shownRows(rows: RowsState, showsTrash: boolean): readonly FactsRow[] | undefined {
  if (rows.kind === 'all') return showsTrash ? rows.trash : rows.drafts;
  return rows.kind === 'first' && !showsTrash ? rows.drafts : undefined;
}

function Drafts(props: LibraryPaneProps) {
  const { rows, showsTrash, openId, now, onExample } = props;
  if (rows.kind === 'failed') return <p className="library-list quiet">{rows.message}</p>;
  const drafts = shownRows(rows, showsTrash);
  if (drafts === undefined) return <p className="library-list quiet">Reading the library…</p>;
  if (drafts.length === 0) return <EmptyLibrary showsTrash={showsTrash} onExample={onExample} />;
  return (
    <DraftList
      // Another list begins at its own top.
      key={String(showsTrash)}
      drafts={drafts}
      complete={rows.kind === 'all'}
      inTrash={showsTrash}
      openId={openId}
      now={now}
      actions={props}
    />
  );
}

type EmptyLibraryProps = Pick<LibraryPaneProps, 'showsTrash' | 'onExample'>;

function EmptyLibrary({ showsTrash, onExample }: EmptyLibraryProps) {
  if (showsTrash) {
    return (
      <div className="library-list">
        <h2 className="library-group">Trash</h2>
        <p className="quiet">The trash is empty.</p>
      </div>
    );
  }
  return (
    <p className="library-list quiet">
      No drafts yet. Start one, or{' '}
      <button type="button" className="link-button" onClick={onExample}>
        open the example
      </button>
      .
    </p>
  );
}
