import { gap } from './english';
import { englishRule, matches, type Prose, type Judged } from './prose';

const people =
  '(?:humans?|people|everyone|everybody|engineers?|developers?|operators?|staff|employees?|admins?|administrators?|(?:the|our|all)(?: [a-z-]{2,20})? (?:teams?|engineers?|developers?|staff)|teams?|on[- ]?calls?|us|them|ourselves)';
const patterns = [
  new RegExp(
    String.raw`\b(?:train|teach|remind|tell|educate|instruct|warn)(?:ed|ing)?${gap}${people}${gap}(?:not${gap}to|never${gap}to|to${gap}(?:not|never|be${gap}(?:more${gap})?(?:careful|attentive|vigilant|diligent)|double[- ]?check|pay|take${gap}(?:more${gap})?care))\b`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(?:be|being)${gap}(?:more|extra)${gap}(?:careful|cautious|vigilant|diligent|attentive)\b`,
    'giu',
  ),
  new RegExp(String.raw`\b(?:pay|paying)${gap}(?:more|closer)${gap}attention\b|\btry${gap}harder\b`, 'giu'),
];

function find({ text }: Prose): readonly Judged[] {
  return patterns.flatMap((pattern) =>
    [...matches(text, pattern)].map(({ from, to, 0: words }) => ({
      from,
      to,
      message: `“${words}” asks people to be different. What change to the system would make the mistake harder to make, or harmless?`,
    })),
  );
}

/**
 * Asking people to err less: "train humans not to", "be more careful". Teaching them something ("train the team to use
 * the console") is another thing.
 *
 * From: the SRE Workbook's example ("make humans less error-prone") and Lunney, Lueder and Beyer, "Postmortem action items".
 * Nothing was found in 49 public post-mortems; it stands on the sentences of its test.
 */
export const trainingPeople = englishRule({
  id: 'training-people',
  severity: 'hint',
  title: 'Change the system, not the people',
  why: 'An intention to take care is gone by the next night shift; a guard in the system is not (the SRE Workbook).',
  trigger:
    /\b(?:train|teach|remind|tell|educat|instruct|warn|careful|cautious|vigilant|diligent|attenti|try harder)/iu,
  find,
});
