import { useRef, type KeyboardEvent } from 'react';

import type { Hit, SearchAnswer } from '../search/asking';
import type { FactsRow } from '../storage/rows';
import { factsLine } from './draft-row';
import { Marked } from './marked';
import { focusSearch } from './search-field';
import { moreWords, placeWords } from './search-words';

interface SearchResultsProps {
  readonly answer: SearchAnswer;
  /** The rows of the drafts by id, as far as they are known. */
  readonly rows: ReadonlyMap<string, FactsRow>;
  readonly openId: string | null;
  /** Milliseconds UTC. */
  readonly now: number;
  /** `blockId` '' opens the draft at its beginning. */
  readonly onOpenAt: (draftId: string, blockId: string) => void;
  readonly onMore: () => void;
}

/** The drafts that were found, each with the places that show best what was found. Arrows go through all of them. */
export function SearchResults({ answer, rows, openId, now, onOpenAt, onMore }: SearchResultsProps) {
  const list = useRef<HTMLDivElement>(null);
  const { hits, total } = answer;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      focusSearch();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const places = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = places.findIndex((place) => place === document.activeElement);
    const next = places[at + step];
    if (next !== undefined) next.focus();
    else if (step === -1) focusSearch();
  };
  return (
    <div className="library-list hits" ref={list} role="presentation" onKeyDown={onKeyDown}>
      <ol aria-label="Drafts that were found">
        {hits.map((hit) => (
          <HitItem
            key={hit.draftId}
            hit={hit}
            row={rows.get(hit.draftId)}
            isOpen={hit.draftId === openId}
            now={now}
            onOpenAt={onOpenAt}
          />
        ))}
      </ol>
      {total > hits.length ? (
        <button type="button" className="hits-more" onClick={onMore}>
          {moreWords(total - hits.length)}
        </button>
      ) : null}
    </div>
  );
}

interface HitItemProps extends Pick<SearchResultsProps, 'now' | 'onOpenAt'> {
  readonly hit: Hit;
  readonly row: FactsRow | undefined;
  readonly isOpen: boolean;
}

function HitItem({ hit, row, isOpen, now, onOpenAt }: HitItemProps) {
  const { draftId, title, titleRanges, snippets } = hit;
  return (
    <li className={`hit ${isOpen ? 'hit-open' : ''}`}>
      <button
        type="button"
        className="hit-main"
        aria-current={isOpen ? 'true' : undefined}
        title={title}
        onClick={() => onOpenAt(draftId, '')}
      >
        <span className="draft-title" dir="auto">
          {title === '' ? 'Untitled post-mortem' : <Marked text={title} ranges={titleRanges} />}
        </span>
        {row === undefined ? null : <span className="draft-facts">{factsLine(row, now)}</span>}
      </button>
      {snippets.length === 0 ? null : (
        <ul aria-label="Where">
          {snippets.map((snippet, index) => {
            const place = placeWords(snippet);
            return (
              <li key={`${snippet.blockId} ${index}`}>
                <button
                  type="button"
                  className="hit-snippet"
                  onClick={() => onOpenAt(draftId, snippet.blockId)}
                >
                  {place === '' ? null : <span className="hit-place">{place} </span>}
                  <span dir="auto">
                    {snippet.cutBefore ? '… ' : ''}
                    <Marked text={snippet.text} ranges={snippet.ranges} />
                    {snippet.cutAfter ? ' …' : ''}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

/** Puts the focus on the first result, if there is one. */
export function focusFirstResult(): void {
  const first = document.querySelector('.hit-main');
  if (first instanceof HTMLElement) first.focus();
}
