import type { Node } from '@tiptap/pm/model';

import { knownZone, printSpan } from '../markdown/times';
import { incidentSpan } from '../timeline/metrics';

/**
 * When the incident hurt, as the line under the title says it: "2 July 2019, 13:42–14:09 UTC". Derived from events and
 * impacts, and never more exact than they are; '' while neither end is known.
 * @param zone IANA name of the document's zone
 */
export function printIncidentSpan(doc: Node, zone: string): string {
  const { start, end } = incidentSpan(doc);
  return printSpan(start?.event, end?.event, knownZone(zone), 'full');
}
