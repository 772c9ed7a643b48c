import { listed, placeOfRow } from '../place';
import type { DraftRule } from '../../rule';

/**
 * Impacts that do not say how much, from what, and from when to when. Where the draft's own moments bound the impact,
 * one that has no times of its own is taken to have those.
 */
export const impactMeasure: DraftRule = {
  id: 'impact-measure',
  group: 'complete',
  about: 'draft',
  severity: 'hint',
  title: 'Impact has a measure and times',
  why: '“Some users” can be ten or a million; a number with its source can be checked (Google SRE Workbook: quantifiable metrics).',
  check: ({ impacts, events }) => {
    const ids = new Set(events.flatMap(({ id }) => id ?? []));
    const has = (moment: 'impact-started' | 'impact-ended') =>
      events.some(({ attributes }) => attributes.moments.includes(moment));
    return impacts.flatMap((row, index) => {
      const { who, measure, source, start, end } = row.attributes;
      if (row.headline === '' && who === '') return [];
      const isKnown = (id: string | null) => id !== null && ids.has(id);
      const missing = [
        ...(measure.trim() === '' ? ['how much it was'] : []),
        ...(/\d/u.test(measure) && source.trim() === '' ? ['where the number is from'] : []),
        ...(!isKnown(start) && !has('impact-started') ? ['when it began'] : []),
        ...(!isKnown(end) && !has('impact-ended') ? ['when it ended'] : []),
      ];
      if (missing.length === 0) return [];
      const name = `Impact ${index + 1}`;
      return [{ place: placeOfRow(row, name), message: `${name} does not say ${listed(missing, 'or')}.` }];
    });
  },
};
