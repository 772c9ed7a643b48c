import { useId, useState } from 'react';

import { canRestore, type Compared } from '../../journal/compare';
import { Button } from '../../ui/button';
import { conditionWords, copyWords, libraryWords, shownTitle, type CopyName } from './restore-words';
import type { Choice } from './use-choice';

/** A longer list is shown from its beginning; all of it is chosen from. */
const firstShown = 200;
/** A list that is longer than a window has a field to look for titles. */
const needsFilter = 12;

interface RestoreListProps {
  readonly drafts: readonly Compared[];
  readonly copy: CopyName;
  readonly choice: Choice;
  /** Milliseconds UTC. */
  readonly now: number;
  readonly disabled: boolean;
}

/** The drafts of a copy with both of their states, to be chosen from. */
export function RestoreList({ drafts, copy, choice, now, disabled }: RestoreListProps) {
  const [looksFor, setLooksFor] = useState('');
  const [showsAll, setShowsAll] = useState(false);
  const words = looksFor.trim().toLocaleLowerCase();
  const found = drafts.filter(({ title }) => shownTitle(title).toLocaleLowerCase().includes(words));
  const shown = showsAll ? found : found.slice(0, firstShown);
  return (
    <section className="restore-list" aria-label={`Drafts in the ${copy}`}>
      <div className="restore-head">
        <AllBox drafts={found} choice={choice} disabled={disabled} />
        {drafts.length > needsFilter ? (
          <input
            className="input restore-filter"
            type="search"
            aria-label="Look for a title"
            placeholder="Look for a title"
            value={looksFor}
            onChange={(event) => setLooksFor(event.target.value)}
          />
        ) : null}
      </div>
      {found.length === 0 ? <p className="restore-none">No title has these words.</p> : null}
      <ul className="restore-rows">
        {shown.map((draft) => (
          <RestoreRow key={draft.id} {...{ draft, copy, choice, now, disabled }} />
        ))}
      </ul>
      {found.length > shown.length ? (
        <Button onClick={() => setShowsAll(true)}>Show all {found.length.toLocaleString('en')}</Button>
      ) : null}
    </section>
  );
}

interface AllBoxProps {
  readonly drafts: readonly Compared[];
  readonly choice: Choice;
  readonly disabled: boolean;
}

function AllBox({ drafts, choice, disabled }: AllBoxProps) {
  const ids = drafts.filter(canRestore).map(({ id }) => id);
  const chosen = ids.filter((id) => choice.has(id)).length;
  const isAll = ids.length > 0 && chosen === ids.length;
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={isAll}
        disabled={disabled || ids.length === 0}
        ref={(box) => {
          if (box !== null) box.indeterminate = chosen > 0 && !isAll;
        }}
        onChange={(event) => choice.set(ids, event.target.checked)}
      />
      <span>
        All ({chosen.toLocaleString('en')} of {ids.length.toLocaleString('en')} chosen)
      </span>
    </label>
  );
}

interface RestoreRowProps extends Omit<RestoreListProps, 'drafts'> {
  readonly draft: Compared;
}

function RestoreRow({ draft, copy, choice, now, disabled }: RestoreRowProps) {
  const name = useId();
  const states = useId();
  const isWhole = canRestore(draft);
  const condition = conditionWords(draft, copy);
  return (
    <li>
      <label className="restore-row">
        <input
          type="checkbox"
          aria-labelledby={name}
          aria-describedby={states}
          checked={choice.has(draft.id)}
          disabled={disabled || !isWhole}
          onChange={(event) => choice.set([draft.id], event.target.checked)}
        />
        <span className="restore-title" id={name} dir="auto">
          {shownTitle(draft.title)}
        </span>
        <span className="restore-states" id={states}>
          <span className={draft.relation === 'missing' ? 'restore-missing' : ''}>
            {libraryWords(draft, now)}
          </span>
          {isWhole ? <span>{copyWords(draft, copy, now)}</span> : null}
          {condition === null ? null : <span className="restore-condition">{condition}</span>}
        </span>
      </label>
    </li>
  );
}
