import { useMemo, useState } from 'react';

import { counted } from '../../../document/counted';
import { sideOf, type Side } from '../../../review/changes-attributes';
import { shownAuthor } from '../../../review/files/author';
import type { Plan } from '../../../review/home/plan-types';
import type { Session } from '../../session';
import { useStore } from '../../store';
import { DecidedList } from './decided-list';
import { Folded } from '../../folded';
import type { Brought } from './came-home';
import type { HomeState } from './model';
import { Moment } from './moment';
import { SuggestionList } from './suggestion-list';
import { UnplacedCard } from './unplaced-card';
import { authorsOf, broughtWords, countOf, planOf } from './words';

interface SuggestionsPanelProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

/** What reviewers suggest for the open draft, beside the text. */
export function SuggestionsPanel({ session }: SuggestionsPanelProps) {
  const state = useStore(session.home.state);
  const decisions = useStore(session.home.decisions);
  const brought = useStore(session.home.brought);
  // Facts are said in the words of the draft as it was when the plan came.
  const side = useSide(session, state);
  return (
    <div className="suggestions">
      <PanelState session={session} state={state} side={side} />
      {side === null || decisions.length === 0 ? null : (
        <>
          <Decisions session={session} side={side} words="set aside" kinds={['aside']} />
          <Decisions
            session={session}
            side={side}
            words="decided"
            kinds={['accepted', 'rejected', 'placed']}
          />
        </>
      )}
      <CameHome session={session} brought={brought} />
    </div>
  );
}

function useSide({ editor }: Session, state: HomeState): Side | null {
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => (state.kind === 'none' ? null : sideOf(editor.state.doc)), [editor, state]);
}

interface StateProps {
  readonly session: Session;
  readonly state: HomeState;
  readonly side: Side | null;
}

function PanelState({ session, state, side }: StateProps) {
  switch (state.kind) {
    case 'none':
      return (
        <p className="quiet">
          {session.review === null
            ? 'Nothing has come home. Open a returned file, or drop several on the window, and what reviewers suggest stands here and in the text.'
            : 'This draft came for review. What you change in it is your suggestion; Return for Review… sends it home.'}
        </p>
      );
    case 'reading':
      return (
        <p className="quiet">
          <output>Looking where the suggestions stand…</output>
        </p>
      );
    case 'failed':
      return (
        <div className="suggestions-failed">
          <p className="quiet" role="alert">
            What came home cannot be placed: {state.message} Nothing is lost: it stays with the draft.
          </p>
          <button type="button" className="text-button" onClick={() => void session.home.refresh()}>
            Try again
          </button>
        </div>
      );
    case 'planned':
      return side === null ? null : <Pending session={session} plan={state.plan} side={side} />;
  }
}

interface PendingProps {
  readonly session: Session;
  readonly plan: Plan;
  readonly side: Side;
}

function Pending({ session, plan: whole, side }: PendingProps) {
  const { home } = session;
  const [author, setAuthor] = useState('');
  const busy = useStore(home.busy);
  const shown = useStore(home.shown);
  const current = useStore(home.current);
  const authors = authorsOf(whole);
  const from = authors.some(({ id }) => id === author) ? author : '';
  const plan = useMemo(() => planOf(whole, from), [whole, from]);
  const ids = plan.suggestions.map(({ id }) => id);
  const count = countOf(plan);
  const everyone = [...ids, ...plan.conflicts.flatMap(({ suggestions }) => suggestions.map(({ id }) => id))];
  return (
    <>
      <p className="checks-head">
        <b>{count === 0 ? 'Everything is decided' : counted(count, 'suggestion')}</b>
        <output>{busy ?? headWords(plan)}</output>
      </p>
      {authors.length < 2 ? null : (
        <label className="suggestions-from">
          From
          <select className="input" value={from} onChange={(event) => setAuthor(event.target.value)}>
            <option value="">everybody</option>
            {authors.map((one) => (
              <option key={one.id} value={one.id}>
                {shownAuthor(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {ids.length === 0 ? null : (
        <div className="suggestion-actions" role="group" aria-label="All suggestions that are listed">
          <button
            type="button"
            className="button button-plain"
            disabled={busy !== null}
            onClick={() => void home.accept(ids)}
          >
            Accept {ids.length === 1 ? 'it' : `all ${ids.length}`}
          </button>
          <button
            type="button"
            className="button button-plain"
            disabled={busy !== null}
            onClick={() => void home.reject(everyone)}
          >
            Reject {everyone.length === 1 ? 'it' : `all ${everyone.length}`}
          </button>
        </div>
      )}
      <label className="checks-live">
        <input type="checkbox" checked={shown} onChange={(event) => home.show(event.target.checked)} />
        Show suggestions in the text
      </label>
      <SuggestionList session={session} plan={plan} isBusy={busy !== null} />
      {plan.cards.length === 0 ? null : (
        <section aria-label="No place">
          <h3 className="checks-group">
            No place <span>{plan.cards.length}</span>
          </h3>
          <ul className="suggestion-list">
            {plan.cards.map(({ card }) => (
              <li key={card.suggestion}>
                <UnplacedCard
                  session={session}
                  card={card}
                  side={side}
                  isCurrent={card.suggestion === current}
                  isBusy={busy !== null}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function headWords({ conflicts, cards }: Plan): string {
  return [
    ...(conflicts.length === 0 ? [] : [counted(conflicts.length, 'conflict')]),
    ...(cards.length === 0 ? [] : [`${cards.length} without a place`]),
  ].join(', ');
}

interface DecisionsProps {
  readonly session: Session;
  readonly side: Side;
  /** "3 set aside". */
  readonly words: string;
  readonly kinds: readonly string[];
}

function Decisions({ session, side, words, kinds }: DecisionsProps) {
  const all = useStore(session.home.decisions);
  const decisions = all.filter(({ kind }) => kinds.includes(kind));
  if (decisions.length === 0) return null;
  return (
    <Folded words={`${decisions.length} ${words}`}>
      {kinds.includes('accepted') ? (
        <p className="suggestion-note">Undo takes back what was decided last.</p>
      ) : null}
      <DecidedList session={session} decisions={decisions} side={side} />
    </Folded>
  );
}

interface CameHomeProps {
  readonly session: Session;
  readonly brought: readonly Brought[];
}

/** The reviews that came home, and those that were taken back. */
function CameHome({ session, brought }: CameHomeProps) {
  if (brought.length === 0) return null;
  const back = brought.filter(({ isTaken }) => !isTaken);
  return (
    <>
      {back.map((one) => (
        <div key={one.hash} className="suggestion">
          <p className="suggestion-note">
            The review of <bdi>{shownAuthor(one.reviewer)}</bdi> was taken back.
          </p>
          <button type="button" className="text-button" onClick={() => void session.home.takeAgain(one.hash)}>
            Take it in again
          </button>
        </div>
      ))}
      <Folded words={`${counted(brought.length, 'review')} came home`}>
        <ul className="decided">
          {brought.map((one) => (
            <li key={one.hash} className="suggestion-note">
              <bdi>{broughtWords(one)}</bdi>, <Moment at={one.receivedAt} />
              {one.isTaken ? '' : ' (taken back)'}
            </li>
          ))}
        </ul>
        <p className="suggestion-note">
          Names are as the reviewers wrote them. The draft as it was before is kept in its history.
        </p>
      </Folded>
    </>
  );
}
