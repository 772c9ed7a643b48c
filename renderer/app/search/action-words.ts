import { counted } from '../../document/counted';
import { dueWords, type OwnerGroup } from '../../search/open-actions';

/**
 * "12 open actions, 3 of them overdue."
 *
 * @param today YYYY-MM-DD
 */
export function actionsCount(groups: readonly OwnerGroup[], today: string): string {
  const actions = groups.flatMap((group) => group.actions);
  if (actions.length === 0) return 'No open actions.';
  const late = actions.filter(({ due }) => dueWords(due, today).isOverdue).length;
  const all =
    actions.length === 1
      ? counted(1, 'open action')
      : `${actions.length.toLocaleString('en-GB')} open actions`;
  return late === 0 ? `${all}.` : `${all}, ${late.toLocaleString('en-GB')} of them overdue.`;
}
