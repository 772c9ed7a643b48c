import { civilDateFrom, isoDay, wallOf } from '../../../time/calendar';
import { dayMs } from '../../prose/tolerance';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import { placeOfRow } from '../place';
import { incidentDay } from './instants';

function check(draft: DraftView): readonly RuleFinding[] {
  const incident = incidentDay(draft);
  if (incident === null) return [];
  const start = wallOf(incident);
  return draft.actions.flatMap((action, index): RuleFinding[] => {
    const due = civilDateFrom(action.attributes.due.trim());
    if (due === null) return [];
    const before = start - wallOf(due);
    if (before <= 0 && before > -3 * 366 * dayMs) return [];
    const later = { ...due, year: incident.year };
    const next = wallOf(later) >= start ? later : { ...later, year: incident.year + 1 };
    const fixed = isoDay(next);
    return [
      {
        place: placeOfRow(action, `Action ${index + 1}`),
        severity: before > 0 ? 'error' : 'hint',
        message:
          before > 0
            ? `Due on ${action.attributes.due}, before the incident (${isoDay(incident)}).`
            : `Due on ${action.attributes.due}, more than three years after the incident.`,
        fixes:
          civilDateFrom(fixed) === null
            ? []
            : [{ kind: 'attribute', label: `Use ${fixed}`, name: 'due', value: fixed }],
      },
    ];
  });
}

export const dueBefore: DraftRule = {
  id: 'due-before-incident',
  group: 'facts',
  severity: 'error',
  about: 'draft',
  title: 'Actions are due after the incident',
  why: 'An action that follows from an incident cannot be due before it; most often the year is last year’s.',
  check,
};
