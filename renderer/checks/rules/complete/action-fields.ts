import { counted } from '../../../document/counted';
import type { ActionRow } from '../../../document/read';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import { opening, placeOfRow } from '../place';

export interface NumberedAction {
  readonly row: ActionRow;
  /** "Action 3", as readers see it. */
  readonly name: string;
}

/** The actions with words in them, as readers count them. */
export function numberedActions({ actions }: Pick<DraftView, 'actions'>): readonly NumberedAction[] {
  return actions
    .map((row, index) => ({ row, name: `Action ${index + 1}` }))
    .filter(({ row }) => row.headline !== '');
}

/** Actions that somebody still has to do: neither done nor dropped. */
export function openActions(draft: Pick<DraftView, 'actions'>): readonly NumberedAction[] {
  return numberedActions(draft).filter(
    ({ row }) => row.attributes.status !== 'done' && row.attributes.status !== 'dropped',
  );
}

/** A page for the public names no owners and often no days; what is missing there is worth a look, no more. */
function severityFor({ template }: DraftView): 'hint' | 'warning' {
  return template?.audience === 'public' ? 'hint' : 'warning';
}

/** Up to this many, each is named; more are one finding with their number. */
const mostNamed = 5;

/** Findings for open actions that lack something. @param lack as in "has no owner" */
function lacking(
  draft: DraftView,
  lack: string,
  lacks: (attributes: ActionRow['attributes']) => boolean,
): readonly RuleFinding[] {
  const without = openActions(draft).filter(({ row }) => lacks(row.attributes));
  const severity = severityFor(draft);
  const first = without[0];
  if (first === undefined) return [];
  if (without.length > mostNamed) {
    const related = without.slice(1).map(({ row, name }) => placeOfRow(row, name));
    const message = `${counted(without.length, 'open action')} have ${lack}.`;
    return [{ place: placeOfRow(first.row, 'Actions'), message, related, severity }];
  }
  return without.map(({ row, name }) => ({
    place: placeOfRow(row, name),
    message: `${name}, “${opening(row.headline)}”, has ${lack}.`,
    severity,
  }));
}

/** Open actions that nobody owns. */
export const actionOwner: DraftRule = {
  id: 'action-without-owner',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'Every action has an owner',
  why: 'An action that is everybody’s is nobody’s (SRE Workbook, PagerDuty: one named owner).',
  check: (draft) => lacking(draft, 'no owner', ({ owner }) => owner.trim() === ''),
};

/** Open actions without a day. Words such as "end of the quarter" count as one. */
export const actionDue: DraftRule = {
  id: 'action-without-due',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'Every action has a due date',
  why: 'Without a day an action waits for the next incident (Atlassian: four or eight weeks; GitLab: an estimated date).',
  check: (draft) => lacking(draft, 'no due date', ({ due }) => due.trim() === ''),
};

/** Whether a day (YYYY-MM-DD) is one of the calendar: 2019-09-31 is none. */
function isDay(written: string): boolean {
  const at = Date.parse(`${written}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written);
}

/** Due dates that no calendar has. That one lies before the incident is a rule about facts. */
export const dueDate: DraftRule = {
  id: 'action-due-date',
  group: 'complete',
  about: 'draft',
  severity: 'error',
  title: 'Due dates are days of the calendar',
  why: 'A day that does not exist never comes, and no tracker takes it.',
  check: (draft) =>
    numberedActions(draft).flatMap(({ row, name }) => {
      const due = row.attributes.due.trim();
      if (!/^\d{4}-\d{2}-\d{2}$/u.test(due) || isDay(due)) return [];
      return [
        { place: placeOfRow(row, name), message: `${name} is due on ${due}, a day that no calendar has.` },
      ];
    }),
};
