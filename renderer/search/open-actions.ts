import type { NodeJSON } from '../document/draft';
import { actionStatuses, type ActionStatus } from '../document/vocabulary';
import { civilDateFrom, shortMonth } from '../time/calendar';
import { fold } from './terms';

/** An action that is neither done nor dropped, as its draft has it. */
export interface OpenAction {
  /** Id of its row in the document; '' where it has none yet. */
  readonly blockId: string;
  /** Its first line. */
  readonly text: string;
  readonly owner: string;
  /** A day (YYYY-MM-DD) or words such as "end of the quarter". */
  readonly due: string;
  readonly priority: string;
  readonly status: ActionStatus | '';
}

/** An open action together with the draft it stands in. */
export interface ActionOfDraft extends OpenAction {
  readonly draftId: string;
  readonly draftTitle: string;
}

const isOpen = (status: ActionStatus | ''): boolean => status !== 'done' && status !== 'dropped';

const attribute = (node: NodeJSON, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value.trim() : '';
};

function textIn(node: NodeJSON): string {
  return (
    node.text ?? (node.content ?? []).map((child) => textIn(child)).join(node.type === 'paragraph' ? '' : ' ')
  );
}

/** The open actions of a document, in its order. */
export function openActionsOf(document: NodeJSON): readonly OpenAction[] {
  const rows = (document.content ?? [])
    .filter(({ type }) => type === 'actions')
    .flatMap(({ content }) => content ?? [])
    .filter(({ type }) => type === 'action');
  return rows.flatMap((row) => {
    const written = attribute(row, 'status');
    const status: ActionStatus | '' = actionStatuses.find((term) => term === written) ?? '';
    if (!isOpen(status)) return [];
    const [first] = row.content ?? [];
    const action = {
      blockId: attribute(row, 'id'),
      text: first === undefined ? '' : textIn(first).replaceAll(/\s+/gu, ' ').trim(),
      owner: attribute(row, 'owner'),
      due: attribute(row, 'due'),
      priority: attribute(row, 'priority'),
      status,
    };
    // A row that nobody has written anything into is none yet.
    return action.text === '' && action.owner === '' && action.due === '' ? [] : [action];
  });
}

export interface OwnerGroup {
  /** '' for those that nobody owns. */
  readonly owner: string;
  /** By due date; those without a day come last. */
  readonly actions: readonly ActionOfDraft[];
}

const isDay = (due: string): boolean => civilDateFrom(due) !== null;

function byDue(one: ActionOfDraft, other: ActionOfDraft): number {
  const [a, b] = [isDay(one.due), isDay(other.due)];
  if (a !== b) return a ? -1 : 1;
  if (one.due !== other.due && a) return one.due < other.due ? -1 : 1;
  return one.priority.localeCompare(other.priority) || one.draftTitle.localeCompare(other.draftTitle);
}

/** Open actions by who owns them, in the order of their names; what nobody owns comes first. */
export function byOwner(actions: readonly ActionOfDraft[]): readonly OwnerGroup[] {
  const owners = new Map<string, ActionOfDraft[]>();
  for (const action of actions) {
    const key = action.owner.normalize('NFC').toLocaleLowerCase();
    const same = owners.get(key);
    if (same === undefined) owners.set(key, [action]);
    else same.push(action);
  }
  return [...owners.values()]
    .map((own) => ({ owner: own[0]?.owner ?? '', actions: own.sort(byDue) }))
    .sort((one, other) => one.owner.localeCompare(other.owner));
}

/** The actions that have all words of a text in them, in their draft's title or in their owner. */
export function actionsLike(actions: readonly ActionOfDraft[], text: string): readonly ActionOfDraft[] {
  const words = fold(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return actions;
  return actions.filter((action) => {
    const all = fold(`${action.text} ${action.draftTitle} ${action.owner}`);
    return words.every((word) => all.includes(word));
  });
}

export interface DueWords {
  /** "due 3 Dec", "due 3 Dec 2025, 12 days ago", "due end of the quarter"; '' where nothing is said. */
  readonly text: string;
  readonly isOverdue: boolean;
}

const dayMs = 86_400_000;

/**
 * When an action is due, in words.
 *
 * @param today YYYY-MM-DD
 */
export function dueWords(due: string, today: string): DueWords {
  if (due === '') return { text: '', isOverdue: false };
  const date = civilDateFrom(due);
  if (date === null) return { text: `due ${due}`, isOverdue: false };
  const year = due.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.year}`;
  const day = `${date.day} ${shortMonth(date.month)}${year}`;
  if (due >= today) return { text: due === today ? `due today` : `due ${day}`, isOverdue: false };
  const days = Math.round((Date.parse(`${today}T00:00Z`) - Date.parse(`${due}T00:00Z`)) / dayMs);
  return {
    text: `overdue by ${days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`}, since ${day}`,
    isOverdue: true,
  };
}
