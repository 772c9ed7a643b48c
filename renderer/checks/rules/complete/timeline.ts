import { counted } from '../../../document/counted';
import type { EventRow } from '../../../document/read';
import { label } from '../../../document/vocabulary';
import { listed, opening, placeOfRow } from '../place';
import type { DraftRule } from '../../rule';

const wanted = ['impact-started', 'detected', 'impact-ended'] as const;

/** Timelines in which no event is marked as the start of impact, the detection, or the end of impact. */
export const momentsMissing: DraftRule = {
  id: 'moments-missing',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'The timeline marks its moments',
  why: 'Duration and time to detect follow from these three; without them nothing in the header can be known.',
  check: ({ events }) => {
    const first = events.find(({ attributes }) => attributes.happened !== null);
    if (first === undefined || events.length < 2) return [];
    const marked = new Set(events.flatMap(({ attributes }) => attributes.moments));
    const missing = wanted.filter((moment) => !marked.has(moment)).map((moment) => `“${label(moment)}”`);
    if (missing.length === 0) return [];
    return [
      {
        place: placeOfRow(first, 'Timeline'),
        message: `No event is marked as ${listed(missing, 'or')}.`,
      },
    ];
  },
};

/** Up to this many, each is named; more are one finding with their number. */
const mostNamed = 3;

function when({ attributes, headline }: EventRow): string {
  const written = attributes.happened?.written.trim() ?? '';
  return written === '' ? `“${opening(headline)}”` : written;
}

/** Events that name no record they are known from. */
export const eventSource: DraftRule = {
  id: 'event-without-source',
  group: 'complete',
  about: 'draft',
  severity: 'hint',
  title: 'Events name their source',
  why: 'A row that names its log, ticket or message can be checked, and believed (PagerDuty: for each item, where the data came from).',
  check: ({ events }) => {
    const without = events.filter(({ attributes, headline }) => {
      const isEmpty = headline === '' && attributes.happened === null;
      return !isEmpty && attributes.sources.every(({ system, id, link }) => system + id + link === '');
    });
    const first = without[0];
    if (first === undefined) return [];
    if (without.length > mostNamed) {
      const all = without.length === events.length;
      const message = all
        ? `None of the ${counted(without.length, 'event')} names a source.`
        : `${counted(without.length, 'event')} of ${events.length} name no source: ${listed([...without.slice(0, mostNamed).map(when), '…'])}.`;
      const related = without.slice(1).map((row) => placeOfRow(row, when(row)));
      return [{ place: placeOfRow(first, 'Sources'), message, related }];
    }
    return without.map((row) => ({
      place: placeOfRow(row, when(row)),
      message: `No source for ${when(row)}: “${opening(row.headline)}” names no log, ticket or message.`,
    }));
  },
};
