import type { Node } from '@tiptap/pm/model';

import { counted } from '../../document/counted';
import type { ActionAttributes } from '../../document/nodes/actions';
import type { EventAttributes } from '../../document/nodes/timeline';

/** What stands in a structured block, in a few words: "10 events · 1 without a source". '' for an empty one. */
export function countLine(container: Node): string {
  const rows = container.children;
  if (rows.length === 0) return '';
  switch (container.type.name) {
    case 'timeline': {
      const events = rows
        .filter((row) => row.type.name === 'event')
        .map((row) => row.attrs as EventAttributes);
      const bare = events.filter((event) => event.sources.length === 0).length;
      const undated = events.filter((event) => event.happened === null).length;
      return [
        counted(events.length, 'event', 'events'),
        // Where no event names a source, the author does not use them here, and the count would only nag.
        bare > 0 && bare < events.length ? `${bare} without a source` : null,
        undated > 0 ? `${undated} without a time` : null,
      ]
        .filter((part) => part !== null)
        .join(' · ');
    }
    case 'actions': {
      const done = rows.filter((row) => (row.attrs as ActionAttributes).status === 'done').length;
      const actions = counted(rows.length, 'action', 'actions');
      return done === 0 ? actions : `${actions} · ${done} done`;
    }
    case 'factors':
      return counted(rows.length, 'factor', 'factors');
    case 'impacts':
      return rows.length === 1 ? '' : counted(rows.length, 'impact', 'impacts');
    default:
      return '';
  }
}
