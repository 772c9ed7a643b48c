import { gap, sentenceAround } from './english';
import { englishRule, matches, type Prose, type Judged } from './prose';

const always =
  'careless(?:ly|ness)?|negligen(?:t|tly|ce)|stupid(?:ly|ity)?|ignoran(?:t|ce)|incompeten(?:t|ce|tly)|sloppy|sloppily|sloppiness|reckless(?:ly|ness)?|idiot(?:s|ic)?|clueless|irresponsib(?:le|ly)|inexcusabl[ey]|foolish(?:ly|ness)?|unprofessional(?:ly)?|laziness|thoughtless(?:ly|ness)?';
const ofPeople = `lazy${gap}(?:engineer|developer|operator|admin)s?|blunder(?:s|ed)?|dumb${gap}(?:mistake|error|decision|idea)s?|(?:rookie|silly|embarrassing)${gap}(?:mistake|error)s?|(?:embarrassing|shameful)ly|finger[- ]?pointing at`;
const pattern = new RegExp(`\\b(?:${always}|${ofPeople})\\b`, 'giu');

const denied = /\b(?:not|no|never|nobody|n['’]t|without|rather than|blissfully)\b/iu;

function find({ text }: Prose): readonly Judged[] {
  const found: Judged[] = [];
  for (const match of matches(text, pattern)) {
    const { before, isQuestion } = sentenceAround(text, match.from, match.to);
    if (isQuestion || denied.test(before.slice(-30))) continue;
    found.push({
      from: match.from,
      to: match.to,
      message: `“${match[0]}” judges people. What did they do, and what made it look right to them?`,
    });
  }
  return found;
}

/**
 * Words that judge people: "careless", "negligent", "stupid", "ignorance". Words that machines are called as well ("lazy
 * loading", "dumb terminal") count only beside a person or a mistake.
 *
 * From: the SRE Workbook ("counterproductive finger pointing", "animated language").
 * Right in 1 of 1 on 49 public post-mortems.
 */
export const judgingWords = englishRule({
  id: 'judging-words',
  severity: 'warning',
  title: 'No words that judge people',
  why: 'People who may be judged tell less, and the next incident is harder to understand (the SRE Workbook).',
  trigger:
    /careless|negligen|stupid|ignoran|incompeten|slopp|reckless|idiot|clueless|irrespons|inexcus|foolish|unprofess|laz[iy]|thoughtless|blunder|dumb|rookie|silly|embarrass|shameful|finger/iu,
  find,
});
