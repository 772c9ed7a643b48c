import { useEffect, useMemo, useState } from 'react';

import { label } from '../../document/vocabulary';
import { progressWords } from '../../library/search-words';
import {
  actionsLike,
  byOwner,
  dueWords,
  type ActionOfDraft,
  type OwnerGroup,
} from '../../search/open-actions';
import { localDay } from '../../time/zone-clock';
import { machineZone } from '../../time/zones';
import { Dialog } from '../../ui/dialog';
import { useStore } from '../store';
import { useNow } from '../use-now';
import { actionsCount } from './action-words';
import './actions-dialog.css';
import { searchClient, type ActionsState } from './search-client';

interface ActionsDialogProps {
  /** Opens a draft at one of its blocks. */
  readonly onOpen: (draftId: string, blockId: string) => void;
  readonly onClose: () => void;
}

/** Owners that are shown before more are asked for: a list of thousands takes seconds to draw. */
const page = 200;

/** All actions that are not done, of all drafts but those in the trash, by owner and due date. */
export function ActionsDialog({ onOpen, onClose }: ActionsDialogProps) {
  const search = searchClient();
  useEffect(() => search.followActions(), [search]);
  const state = useStore(search.actions);
  const [text, setText] = useState('');
  const [owner, setOwner] = useState<string | null>(null);
  const today = localDay(useNow(), machineZone());

  const all = useMemo(() => byOwner(state.actions ?? []), [state.actions]);
  const groups = useMemo(() => {
    const wanted = (state.actions ?? []).filter((action) => owner === null || action.owner === owner);
    return byOwner(actionsLike(wanted, text));
  }, [state.actions, owner, text]);

  return (
    <Dialog title="Open actions" onClose={onClose} width="panel">
      <div className="actions-panel">
        <div className="actions-filter" role="group" aria-label="Filters">
          <input
            className="input"
            type="text"
            role="searchbox"
            aria-label="Words in the action or the draft’s title"
            placeholder="Words in the action or the draft’s title"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <OwnerChoice groups={all} owner={owner} onOwner={setOwner} />
        </div>
        <p className="actions-status" role="status">
          {statusWords(state, groups, today)}
        </p>
        <ActionGroups groups={groups} today={today} onOpen={onOpen} />
      </div>
    </Dialog>
  );
}

function statusWords(
  { actions, progress, failure }: ActionsState,
  groups: readonly OwnerGroup[],
  today: string,
) {
  if (failure !== null) return failure;
  const reading = progress === null ? '' : progressWords(progress);
  if (actions === null) return reading;
  return [actionsCount(groups, today), reading].filter((words) => words !== '').join(' ');
}

interface OwnerChoiceProps {
  readonly groups: readonly OwnerGroup[];
  readonly owner: string | null;
  readonly onOwner: (owner: string | null) => void;
}

/** A value of its own for "all": an owner may be called anything. */
const everybody = 'everybody';

function OwnerChoice({ groups, owner, onOwner }: OwnerChoiceProps) {
  const index = groups.findIndex((group) => group.owner === owner);
  return (
    <select
      className="input"
      aria-label="Owner"
      value={index === -1 ? everybody : String(index)}
      onChange={({ target }) => onOwner(groups[Number(target.value)]?.owner ?? null)}
    >
      <option value={everybody}>All owners</option>
      {groups.map((group, place) => (
        <option key={group.owner} value={String(place)}>
          {group.owner === '' ? 'Nobody' : group.owner} ({group.actions.length.toLocaleString('en-GB')})
        </option>
      ))}
    </select>
  );
}

interface ActionGroupsProps {
  readonly groups: readonly OwnerGroup[];
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly onOpen: (draftId: string, blockId: string) => void;
}

function ActionGroups({ groups, today, onOpen }: ActionGroupsProps) {
  const [limit, setLimit] = useState(page);
  const shown = firstActions(groups, limit);
  const total = groups.reduce((sum, { actions }) => sum + actions.length, 0);
  return (
    <div className="actions-list">
      {shown.map(({ owner, actions }) => (
        <section key={owner} aria-label={owner === '' ? 'No owner' : owner}>
          <h3 dir="auto">{owner === '' ? 'No owner' : owner}</h3>
          <ul>
            {actions.map((action) => (
              <ActionItem
                key={`${action.draftId} ${action.blockId} ${action.text}`}
                action={action}
                today={today}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      ))}
      {total > limit ? (
        <button type="button" className="hits-more" onClick={() => setLimit(limit + page)}>
          {(total - limit).toLocaleString('en-GB')} more
        </button>
      ) : null}
    </div>
  );
}

/** The groups with so many actions between them. */
function firstActions(groups: readonly OwnerGroup[], limit: number): readonly OwnerGroup[] {
  const first: OwnerGroup[] = [];
  let left = limit;
  for (const group of groups) {
    if (left <= 0) break;
    first.push({ ...group, actions: group.actions.slice(0, left) });
    left -= group.actions.length;
  }
  return first;
}

interface ActionItemProps extends Pick<ActionGroupsProps, 'today' | 'onOpen'> {
  readonly action: ActionOfDraft;
}

function ActionItem({ action, today, onOpen }: ActionItemProps) {
  const { draftId, draftTitle, blockId, text, due, priority, status } = action;
  const words = dueWords(due, today);
  return (
    <li>
      <button type="button" className="action-open" onClick={() => onOpen(draftId, blockId)}>
        <span className="action-text" dir="auto">
          {text === '' ? 'An action without text' : text}
        </span>
        <span className="action-facts">
          {words.text === '' ? null : (
            <span className={words.isOverdue ? 'action-overdue' : ''}>{words.text}</span>
          )}
          {priority === '' ? null : <span>{priority}</span>}
          {status === 'in-progress' ? <span>{label(status)}</span> : null}
          <span className="action-draft" dir="auto">
            {draftTitle === '' ? 'Untitled post-mortem' : draftTitle}
          </span>
        </span>
      </button>
    </li>
  );
}
