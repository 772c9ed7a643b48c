import { durationWords, readDurations } from '../../prose/durations';
import { durationsIn, sentencesIn, timesIn } from '../../prose/of-block';
import { sentenceAt } from '../../prose/sentences';
import { agreement } from '../../prose/tolerance';
import { readable } from '../../prose/plain';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { placeIn, placeOfRow } from '../place';
import { claimOf } from './claims';
import { derivedFor, judge } from './duration';
import { impactLength, metricLength } from './lengths';
import { statedImpacts } from './stated-moments';

/** A cell behind one that names what it holds, or the next paragraph's: "Duration" | "37 minutes". */
function checkCells(draft: DraftView): readonly RuleFinding[] {
  return draft.blocks.flatMap((block, index): readonly RuleFinding[] => {
    const label = draft.blocks[index - 1];
    if (block.role !== 'cell' || label?.role !== 'cell' || label.text.length > 40 || block.text.length > 60)
      return [];
    return inCell(block, label, draft);
  });
}

function inCell(block: TextBlock, label: TextBlock, draft: DraftView): readonly RuleFinding[] {
  const text = readable(block);
  const [reading, ...more] = readDurations(text);
  if (reading === undefined || more.length > 0 || reading.from > 12) return [];
  const joined = `${label.text.trim().replace(/:$/u, '')}: `;
  const whole = `${joined}${text}`;
  const moved = { ...reading, from: reading.from + joined.length, to: reading.to + joined.length };
  const claim = claimOf(whole, moved, { from: 0, to: whole.length });
  if (claim === null) return [];
  const found = judge(reading, claim, derivedFor(claim, draft), draft);
  return found === null ? [] : [{ place: placeIn(block, reading.from, reading.to), ...found }];
}

/** An impact's measure that names how long: it is this impact's length, or the whole one's. */
function checkMeasures(draft: DraftView): readonly RuleFinding[] {
  return draft.impacts.flatMap((impact, index): readonly RuleFinding[] => {
    const { measure } = impact.attributes;
    const own = impactLength(draft, impact);
    if (own === null) return [];
    return readDurations(measure).flatMap((reading): RuleFinding[] => {
      const claim = claimOf(measure, reading, { from: 0, to: measure.length });
      if (claim?.subject !== 'impact') return [];
      const found = judge(reading, claim, [own, ...derivedFor(claim, draft)], draft);
      if (found === null) return [];
      const [fix] = found.fixes ?? [];
      const text =
        fix?.kind === 'replace'
          ? measure.slice(0, reading.from) + fix.text + measure.slice(reading.to)
          : null;
      return [
        {
          ...found,
          place: placeOfRow(impact, `Impact ${index + 1}: ${measure}`),
          fixes:
            text === null || fix === undefined
              ? []
              : [{ kind: 'attribute', label: fix.label, name: 'measure', value: text }],
        },
      ];
    });
  });
}

/** Where no events say how long it lasted, a range of times in the text may: "impacted from 11:40 to 15:38". */
function checkStated(draft: DraftView): readonly RuleFinding[] {
  if (metricLength(draft, 'impact') !== null) return [];
  const stated = statedImpacts(draft);
  if (stated.length === 0 || stated.length > 3) return [];
  return draft.blocks.flatMap((block) => {
    if (block.quoted || block.row !== null) return [];
    const text = readable(block);
    return durationsIn(block).flatMap((reading): RuleFinding[] => {
      const claim = claimOf(text, reading, sentenceAt(text, reading.from, sentencesIn(block)));
      if (claim?.subject !== 'impact') return [];
      if (timesIn(block).some(({ end }) => end !== null)) return [];
      if (
        !stated.every(
          ({ ms }) => agreement(reading, { least: ms, most: ms, approximate: false }) === 'differs',
        )
      )
        return [];
      const [one] = stated;
      if (one === undefined) return [];
      return [
        {
          place: placeIn(block, reading.from, reading.to),
          severity: claim.force === 'plain' ? 'warning' : 'hint',
          message: `“${reading.text}” does not follow: ${one.text.trim()} is ${durationWords(one.ms)}.`,
          related: [one.place],
        },
      ];
    });
  });
}

export const durationField: DraftRule = {
  id: 'duration-field',
  group: 'facts',
  severity: 'warning',
  about: 'draft',
  title: 'Durations in tables and measures follow from the events',
  why: 'Tables are filled in once, early, and believed for longest.',
  check: (draft) => [...checkCells(draft), ...checkMeasures(draft), ...checkStated(draft)],
};
