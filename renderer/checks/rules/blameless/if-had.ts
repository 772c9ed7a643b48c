import { adverb, gap, humanSubject, participle, sentenceAround } from './english';
import { englishRule, matches, type Prose, type Judged, withNames } from './prose';

const patterns = withNames((names) => {
  const human = `(?:they|${humanSubject(names)})`;
  const article = `(?:(?:the|an?|our|any|one of our)${gap}(?:[a-z-]{2,20}${gap}){0,2})?`;
  return [
    new RegExp(
      String.raw`(?<!\b(?:as|ask|asked|asking|see|check|checked|know|knew|sure|determine|unclear)\s)\bif${gap}(?:only${gap})?${article}${human}${gap}had(?:n['’]t)?(?:${gap}${adverb}){0,2}${gap}${participle}`,
      'giu',
    ),
    new RegExp(
      String.raw`(?:^|[.;:,—–]\s{0,3}|\b(?:avoided|prevented|different|better|faster|sooner|and|but|while)${gap})(had${gap}${article}${human}(?:${gap}${adverb}){0,2}${gap}${participle})`,
      'giu',
    ),
    new RegExp(String.raw`\bif${gap}only${gap}(?:[a-z’'-]{1,20}${gap}){1,4}?had\b`, 'giu'),
  ];
});

function find({ text, names }: Prose): readonly Judged[] {
  const found: Judged[] = [];
  for (const pattern of patterns(names)) {
    for (const match of matches(text, pattern)) {
      const words = match[1] ?? match[0];
      const from = match.to - words.length;
      const { isQuestion } = sentenceAround(text, from, match.to);
      const isTold = found.some((other) => from < other.to && other.from < match.to);
      // "Had we not been watching" is praise.
      if (isQuestion || isTold || /^had\b.*\bnot\b/isu.test(words)) continue;
      found.push({
        from,
        to: match.to,
        message: `“${words}” tells of an incident that did not happen. What stood in the way at the time?`,
      });
    }
  }
  return found;
}

/**
 * "if we had noticed", "had the engineer checked", "if only": a condition that was not met, with people as its subject.
 *
 * From: as "should have"; Jeli and Dekker name it as the plainest form of a counterfactual.
 * Right in 3 of 3 on 49 public post-mortems.
 */
export const ifHad = englishRule({
  id: 'if-had',
  severity: 'hint',
  title: 'No other course of events: “if we had”',
  why: 'What might have been explains nothing that happened; what held people back does (Jeli, Dekker).',
  trigger: /\bhad/iu,
  find,
});
