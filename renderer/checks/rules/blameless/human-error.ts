import { gap, humanSubject, sentenceAround } from './english';
import { englishRule, matches, type Prose, type Judged, withNames } from './prose';

const error = `(?:(?:an?|the|pure|simple|plain)${gap}){0,2}(?:(?:human|operator|user|pilot)${gap}(?:errors?|mistakes?|failures?)|cockpit${gap}error)`;

/** What makes a cause of it. */
const asCause = String.raw`(?:(?:due${gap}to|because${gap}of|caused${gap}by|result(?:ed)?${gap}(?:of|from)|attributed${gap}to|down${gap}to|stem(?:s|med)${gap}from|blamed${gap}on|cause[ds]?(?:${gap}(?:was|is|were))?:?|(?:was|is|were)(?:${gap}(?:likely|probably|mainly|simply|just))?|to)${gap})`;

const patterns = withNames((names) => {
  const human = humanSubject(names);
  return [
    new RegExp(`${asCause}(${error})\\b`, 'giu'),
    // Alone at the head of a sentence, a cell or a factor.
    new RegExp(
      String.raw`(?:^|[.!?:\n]\s{1,3})(${error})(?=\s{0,3}(?:$|[.,;:)–—])|${gap}(?:in|by|when|during|on|while|which|that|as|and)\b)`,
      'giu',
    ),
    new RegExp(
      String.raw`((?:human|operator)${gap}error)${gap}(?:caused|led${gap}to|resulted|was${gap}the|is${gap}the)\b`,
      'giu',
    ),
    new RegExp(`${human}['’]s?${gap}((?:mistake|error|fault|negligence|carelessness))\\b`, 'giu'),
    new RegExp(
      `(?!(?:we|I)${gap})${human}${gap}(made${gap}(?:a|an|the)${gap}(?:[a-z]{2,15}${gap})?(?:mistake|error))\\b`,
      'giu',
    ),
    new RegExp(
      String.raw`\b(?:mistake|error|negligence)${gap}(?:by|of)${gap}((?:an?|the|our|one${gap}of${gap}our)${gap}(?:[a-z-]{2,20}${gap}){0,2}?${human})\b`,
      'giu',
    ),
    new RegExp(
      `${human}${gap}(?:was|were|is|are)${gap}((?:at${gap}fault|to${gap}blame|the${gap}root${gap}cause))\\b`,
      'giu',
    ),
  ];
});

const denied =
  /\b(?:not|no|never|n['’]t|neither|nor|rather than|instead of|blam(?:e|ing)|beyond|without|stop at|label(?:l?ed|l?ing)?|prone|resilien\w*|risks?|possibility|potential|chance|reduc\w+|prevent\w*|avoid\w*|eliminat\w+|minimi[sz]\w+|guard|protect\w*|against)\b/iu;

function find({ text, names }: Prose): readonly Judged[] {
  const found: Judged[] = [];
  for (const pattern of patterns(names)) {
    for (const match of matches(text, pattern)) {
      const { before, after, isQuestion } = sentenceAround(text, match.from, match.to);
      const isTold = found.some((other) => match.from < other.to && other.from < match.to);
      const words = match[0].replace(/^[.!?:\s]+/u, '');
      const isDenied =
        denied.test(before.slice(-40)) ||
        /\b(?:not|rather than)\b/iu.test(words) ||
        /^\s+(?:is|are|was|were)\s+(?:never|not)\b/iu.test(after);
      if (isTold || isQuestion || isDenied) continue;
      found.push({
        from: match.to - words.length,
        to: match.to,
        message: `“${words}” is where the search for causes begins, not where it ends. What made the mistake easy to make, and what let it through?`,
      });
    }
  }
  return found;
}

/**
 * A person's error as a cause: "due to human error", "Human error", "the engineer's mistake", "the operator was at
 * fault". Not where it is denied ("not human error") and not where the system's guard against it is meant ("prone to
 * human error"). That something was removed "by mistake" tells what happened and blames nobody.
 *
 * From: PagerDuty's list of what not to do, AWS's correction of error, the SRE Workbook, GitLab's template ("a root cause
 * can never be a person").
 * Nothing was found in 49 public post-mortems; it stands on the sentences of its test.
 */
export const humanError = englishRule({
  id: 'human-error',
  severity: 'warning',
  title: 'A person’s error is no cause',
  why: 'People err everywhere; what differs is what their errors can do. A cause can never be a person (GitLab, PagerDuty, AWS).',
  trigger: /error|mistake|fault|negligence|carelessness|blame|root cause|failure/iu,
  find,
});
