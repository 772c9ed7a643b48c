import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import type { Plan } from '../../../review/home/plan-types';
import type { Session } from '../../session';
import { useStore } from '../../store';
import { ConflictItem } from './conflict-item';
import { drawnAtOnce, groupsIn, isOf, stretchWith, type Stretch } from './shown-entries';
import { SuggestionItem } from './suggestion-item';
import { groupsOf, type Group } from './words';

interface SuggestionListProps {
  readonly session: Session;
  readonly plan: Plan;
  readonly isBusy: boolean;
}

/** Suggestions in the order of the text, by section. Of a long list what is near is drawn. */
export function SuggestionList({ session, plan, isBusy }: SuggestionListProps) {
  const current = useStore(session.home.current);
  const groups = useMemo(() => groupsOf(plan), [plan]);
  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const [wanted, setWanted] = useState<Stretch>({ start: 0, end: drawnAtOnce });
  const at = entries.findIndex((entry) => isOf(entry, current));
  const stretch = stretchWith(wanted, at, entries.length);
  if (stretch.start !== wanted.start || stretch.end > wanted.end) setWanted(stretch);
  const place = useRef<HTMLDivElement>(null);
  const reached = entries[at]?.id ?? entries[stretch.start]?.id ?? null;

  /** Arrows go from one to the next; the text follows, the focus stays here. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const target = event.target instanceof HTMLElement ? event.target.dataset['entry'] : undefined;
    if (step === 0 || target === undefined) return;
    event.preventDefault();
    const ids = entries.flatMap((entry) =>
      entry.kind === 'one' ? [entry.id] : entry.suggestions.map(({ id }) => id),
    );
    const next = ids[ids.indexOf(target) + step];
    if (next === undefined) return;
    session.home.choose(next, false);
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(next)}"]`)?.focus(),
    );
  };

  return (
    <div ref={place} role="presentation" className="suggestion-groups" onKeyDown={onKeyDown}>
      {stretch.start === 0 ? null : (
        <button
          type="button"
          className="text-button"
          onClick={() => setWanted({ start: Math.max(0, stretch.start - drawnAtOnce), end: stretch.end })}
        >
          Show {Math.min(drawnAtOnce, stretch.start)} earlier
        </button>
      )}
      {groupsIn(groups, stretch).map((group) => (
        <GroupOfSuggestions
          key={group.key}
          session={session}
          group={group}
          whole={groups.find(({ key }) => key === group.key) ?? group}
          current={current}
          reached={reached}
          isBusy={isBusy}
        />
      ))}
      {stretch.end < entries.length ? (
        <More
          rest={entries.length - stretch.end}
          onMore={() => setWanted({ start: stretch.start, end: stretch.end + drawnAtOnce })}
        />
      ) : null}
    </div>
  );
}

interface MoreProps {
  readonly rest: number;
  readonly onMore: () => void;
}

/** Draws more of the list as soon as its end comes near. */
function More({ rest, onMore }: MoreProps) {
  const place = useRef<HTMLButtonElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    const seen = new IntersectionObserver(
      (found) => {
        if (found.some(({ isIntersecting }) => isIntersecting)) latest.current();
      },
      { rootMargin: '400px' },
    );
    if (place.current !== null) seen.observe(place.current);
    return () => seen.disconnect();
  }, []);
  return (
    <button ref={place} type="button" className="text-button" onClick={onMore}>
      {rest} more
    </button>
  );
}

interface GroupProps {
  readonly session: Session;
  readonly group: Group;
  /** The group with what is not drawn. */
  readonly whole: Group;
  readonly current: string | null;
  /** Id of the entry that Tab reaches. */
  readonly reached: string | null;
  readonly isBusy: boolean;
}

function GroupOfSuggestions({ session, group, whole, current, reached, isBusy }: GroupProps) {
  const { home } = session;
  const heading = group.section?.heading ?? '';
  const name =
    group.section === null ? 'Above the first section' : heading === '' ? 'Section without a name' : heading;
  const single = whole.entries.flatMap((entry) => (entry.kind === 'one' ? [entry.id] : []));
  return (
    <section aria-label={name}>
      <h3 className="checks-group" dir="auto">
        {name} <span>{whole.entries.length}</span>
      </h3>
      <ul className="suggestion-list">
        {group.entries.map((entry) => (
          <li key={entry.id}>
            {entry.kind === 'one' ? (
              <SuggestionItem
                session={session}
                suggestion={entry.suggestion}
                isCurrent={entry.id === current}
                isReached={entry.id === reached}
                isBusy={isBusy}
              />
            ) : (
              <ConflictItem
                session={session}
                suggestions={entry.suggestions}
                current={current}
                isReached={entry.id === reached}
                isBusy={isBusy}
              />
            )}
          </li>
        ))}
      </ul>
      {single.length < 2 ? null : (
        <div className="suggestion-actions" role="group" aria-label={`All suggestions in ${name}`}>
          <button
            type="button"
            className="text-button"
            disabled={isBusy}
            onClick={() => void home.accept(single)}
          >
            Accept all {single.length} here
          </button>
          <button
            type="button"
            className="text-button is-quiet"
            disabled={isBusy}
            onClick={() => void home.reject(single)}
          >
            Reject all {single.length} here
          </button>
        </div>
      )}
    </section>
  );
}
