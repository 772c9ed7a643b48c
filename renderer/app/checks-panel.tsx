import { Check } from 'lucide-react';
import { useState } from 'react';

import { checkGroups, findingKey, type CheckGroup, type Finding } from '../checks/finding';
import type { ChecksState } from './checks-model';
import { groupNames, worstFirst } from './checks-words';
import { FindingCard, type FindingActions } from './finding-card';
import { Folded } from './folded';

interface ChecksPanelProps extends FindingActions {
  readonly state: ChecksState;
  /** Key of the finding that the keyboard last went to in the text. */
  readonly current: string | null;
  /** Why a finding was set aside. */
  readonly reasonFor: (finding: Finding) => string;
  readonly onBringBack: (finding: Finding) => void;
  /** Switches the checks on or off. */
  readonly onLive: (on: boolean) => void;
}

/** Answers "can I publish this?": what the rules found, what was set aside and why, and what is well. */
export function ChecksPanel({
  state,
  current,
  reasonFor,
  onBringBack,
  onLive,
  ...actions
}: ChecksPanelProps) {
  switch (state.kind) {
    case 'off':
      return (
        <div className="checks">
          <p className="quiet">The checks are switched off.</p>
          <LiveSwitch on={false} onLive={onLive} />
        </div>
      );
    case 'waiting':
      return <p className="quiet">Reading the draft…</p>;
    case 'failed':
      return (
        <p className="quiet" role="alert">
          The checks stopped: {state.message} Open the draft again to start them anew.
        </p>
      );
    case 'found':
      return (
        <div className="checks">
          <p className="checks-head">
            <b>Before you publish</b>
            <output>
              {state.open.length} open, {state.passing.length} pass
            </output>
          </p>
          {state.open.length === 0 ? (
            <p className="checks-clear">
              <Check aria-hidden /> Nothing that is checked stands against publishing.
            </p>
          ) : (
            checkGroups.map((group) => (
              <GroupOfFindings
                key={group}
                group={group}
                findings={state.open.filter((finding) => finding.group === group)}
                current={current}
                {...actions}
              />
            ))
          )}
          <Dismissed findings={state.dismissed} reasonFor={reasonFor} onBringBack={onBringBack} />
          <Passing titles={state.passing} />
          <LiveSwitch on onLive={onLive} />
        </div>
      );
  }
}

/** So many findings of one group are shown before the rest is asked for. */
const firstShown = 6;

interface GroupProps extends FindingActions {
  readonly group: CheckGroup;
  readonly findings: readonly Finding[];
  readonly current: string | null;
}

function GroupOfFindings({ group, findings, current, ...actions }: GroupProps) {
  const [wanted, setWanted] = useState(firstShown);
  if (findings.length === 0) return null;
  const sorted = worstFirst(findings);
  const place = sorted.findIndex((finding) => findingKey(finding) === current);
  const shown = sorted.slice(0, Math.max(wanted, place + 1));
  const more = sorted.length - shown.length;
  return (
    <section aria-label={groupNames[group]}>
      <h3 className="checks-group">
        {groupNames[group]} <span>{findings.length}</span>
      </h3>
      <ul className="finding-cards">
        {numbered(shown).map(({ key, finding }) => (
          <FindingCard key={key} finding={finding} isCurrent={findingKey(finding) === current} {...actions} />
        ))}
      </ul>
      {more > 0 ? (
        <button type="button" className="text-button" onClick={() => setWanted(wanted + 50)}>
          Show {Math.min(50, more)} more of {sorted.length}
        </button>
      ) : null}
    </section>
  );
}

/** Findings with a key each: the same words may be found twice in one block. */
function numbered(
  findings: readonly Finding[],
): readonly { readonly key: string; readonly finding: Finding }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = findingKey(finding);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${name} ${count}`, finding };
  });
}

type DismissedProps = Pick<ChecksPanelProps, 'reasonFor' | 'onBringBack'> & {
  readonly findings: readonly Finding[];
};

function Dismissed({ findings, reasonFor, onBringBack }: DismissedProps) {
  if (findings.length === 0) return null;
  return (
    <Folded words={`${findings.length} kept as ${findings.length === 1 ? 'it is' : 'they are'}`}>
      <ul className="checks-kept">
        {numbered(findings).map(({ key, finding }) => (
          <li key={key}>
            <p dir="auto">{finding.message}</p>
            <p className="finding-why" dir="auto">
              {reasonFor(finding) === '' ? 'No reason was given.' : `Kept because: ${reasonFor(finding)}`}
            </p>
            <button type="button" className="text-button" onClick={() => onBringBack(finding)}>
              Bring back
            </button>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function Passing({ titles }: { readonly titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <Folded words={`${titles.length} pass`}>
      <ul className="checks-well">
        {titles.map((title) => (
          <li key={title}>
            <Check aria-hidden /> {title}
          </li>
        ))}
      </ul>
    </Folded>
  );
}

/** The checks never stand in the way: who does not want them while writing, switches them off. */
function LiveSwitch({ on, onLive }: { readonly on: boolean; readonly onLive: (on: boolean) => void }) {
  return (
    <label className="checks-live">
      <input type="checkbox" checked={on} onChange={(event) => onLive(event.target.checked)} />
      Check while I write
    </label>
  );
}
