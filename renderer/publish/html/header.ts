import type { Node } from '@tiptap/pm/model';
import type { Element } from 'hast';

import { readFacts, readTitle } from '../../document/read';
import { label } from '../../document/vocabulary';
import { knownZone, printSpan } from '../../markdown/times';
import { incidentSpan } from '../../timeline/metrics';
import { h } from './element';
import { capitalised, factList } from './rows';
import { writeDay } from './times';

/** What a page is called where its draft has no title: every page needs a name. */
export const untitled = 'Post-mortem';

/** The title, and under it when it hurt and whom: all of it facts of the draft. */
export function writeHeader(doc: Node): Element {
  const facts = readFacts(doc);
  const title = readTitle(doc);
  const { start, end } = incidentSpan(doc);
  const span = printSpan(start?.event, end?.event, knownZone(facts.zone), 'full');
  const day = /^\d{4}-\d\d-\d\d$/u.test(facts.incidentDate)
    ? writeDay(facts.incidentDate)
    : facts.incidentDate;
  return h(
    'header',
    {},
    title === '' ? null : h('p', { className: ['genre'] }, untitled),
    h('h1', { dir: 'auto' }, title === '' ? untitled : title.replace(/\s+/gu, ' ')),
    factList([
      { name: span === '' ? 'Date' : 'Impact', value: [span === '' ? day : span] },
      { name: 'Severity', value: [facts.severity.trim()] },
      { name: 'Status', value: [capitalised(label(facts.incidentStatus))] },
      { name: 'Services', value: [facts.services.join(', ')] },
    ]),
  );
}
