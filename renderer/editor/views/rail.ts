import type { Attrs, Node } from '@tiptap/pm/model';

import type { EventAttributes } from '../../document/nodes/timeline';

/** Class of an event's piece of the rail; '' where nobody was hurting. */
export type Rail = '' | 'rail-starts' | 'rail-hurts' | 'rail-ends';

/**
 * The rail beside each event that stands in the impact, over all timelines in document order, by the event's
 * attributes. It hurts from the first event marked "impact started" to the last one marked "impact ended", as the
 * metrics reckon, or to the last event while no end is known.
 */
export function railOf(doc: Node): ReadonlyMap<Attrs, Rail> {
  const events: EventAttributes[] = [];
  doc.forEach((container) => {
    if (container.type.name !== 'timeline') return;
    container.forEach((row) => {
      if (row.type.name === 'event') events.push(row.attrs as EventAttributes);
    });
  });
  const start = events.findIndex(({ moments }) => moments.includes('impact-started'));
  const end = events.findLastIndex(({ moments }) => moments.includes('impact-ended'));
  if (start === -1 || (end !== -1 && end <= start)) return new Map();
  const last = end === -1 ? events.length - 1 : end;
  return new Map(
    events.slice(start, last + 1).map((attributes, index): [Attrs, Rail] => {
      if (index === 0) return [attributes, 'rail-starts'];
      return [attributes, start + index === end ? 'rail-ends' : 'rail-hurts'];
    }),
  );
}
