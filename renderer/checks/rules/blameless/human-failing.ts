import { adverb, gap, humanSubject, sentenceAround } from './english';
import { englishRule, matches, type Prose, type Judged, withNames } from './prose';

const between = `(?:${gap}(?:had|have|has|${adverb})){0,3}${gap}`;
const didNot = String.raw`(?:did${gap}not|didn['’]t|had${gap}not|hadn['’]t)`;
const attending =
  '(?:notice|reali[sz]e|think (?:to|of|about|that)|consider|bother|pay (?:enough )?attention|anticipate|foresee|recogni[sz]e|remember|spot|noticed|reali[sz]ed|considered|anticipated|bothered|thought (?:to|of|about))';
const enough = String.raw`(?:soon|quickly|fast|early|well|carefully|thoroughly|closely)${gap}enough`;

const patterns = withNames((names) => {
  const human = humanSubject(names);
  return [
    new RegExp(
      `${human}${between}(failed${gap}to|forgot(?:ten)?(?:${gap}to)?|neglected(?:${gap}to)?|overlooked|ignored|disregarded)\\b`,
      'giu',
    ),
    new RegExp(
      `${human}(?:${gap}${adverb}){0,2}${gap}(${didNot}(?:${gap}${adverb}){0,2}${gap}${attending})\\b`,
      'giu',
    ),
    new RegExp(
      `(?:nobody|no[- ]one|none${gap}of${gap}(?:us|them|our${gap}[a-z]{2,20}))${gap}((?:${adverb}${gap})?(?:noticed|reali[sz]ed|checked|thought|bothered))\\b`,
      'giu',
    ),
    new RegExp(
      `${human}(?:${gap}${adverb}){0,2}${gap}(?:(?:${didNot}|were${gap}not|weren['’]t|was${gap}not)(?:${gap}[a-z-]{1,20}){1,6}?${gap}(${enough}))\\b`,
      'giu',
    ),
    new RegExp(`\\bdid(?:${gap}not|n['’]t)${gap}(?:act|escalate)${gap}(${enough})\\b`, 'giu'),
    new RegExp(
      `${human}${gap}never${gap}(?:${adverb}${gap})?(wrote|tested|documented|checked|bothered|asked|reviewed|verified|considered|thought|communicated|followed)\\b`,
      'giu',
    ),
    new RegExp(`(?<!\\b(?:was|were|been|be|is|are)${gap})\\bnever${gap}(wrote|bothered|cared)\\b`, 'giu'),
    new RegExp(
      `(?<!\\b(?:was|were|been|be|is|are|client|server|browser|system|parser|library|service|engine|it)${gap})\\b((?:completely|totally|simply|blatantly|wilfully|willfully)${gap}ignored)\\b`,
      'giu',
    ),
    // In the passive only of what is addressed to people; settings are ignored by parsers.
    new RegExp(
      `\\b(?:warning|alert|page|e-?mail|message|report|ticket|comment|recommendation|procedure|runbook|guideline)s?${gap}(?:was|were|(?:had|has|have)${gap}been)${gap}((?:completely|totally|simply|blatantly)${gap}ignored)\\b(?!${gap}by${gap}(?:the|a|our)\\b)`,
      'giu',
    ),
    new RegExp(
      `${human}(?:${gap}${adverb})?${gap}(${didNot}(?:${gap}[a-z-]{1,20}){1,5}?${gap}(?:adequately|properly|sufficiently|(?:reasonable|proper|adequate|appropriate|sufficient)${gap}[a-z]{2,20}))\\b`,
      'giu',
    ),
    new RegExp(
      `\\bnor${gap}(?:did|had)${gap}${human}(?:${gap}[a-z-]{1,20}){0,6}?${gap}(${enough}|(?:adequately|properly|sufficiently|carefully)(?:${gap}[a-z]{2,20})?)\\b`,
      'giu',
    ),
    new RegExp(
      `\\b((?:(?:is|was|are|were)(?:${gap}not|n['’]t)|(?:nobody|no[- ]one)${gap}was)${gap}(?:looking|watching|checking|reading|paying)(?:${gap}[a-z-]{1,20}){0,5}?${gap}(?:closely|carefully|attention))\\b`,
      'giu',
    ),
  ];
});

/** Kubernetes has operators too, and authors of commits are fields. */
const software = /\b(?:kubernetes|k8s|controller|reconcil|CRDs?|helm|cluster)/iu;

/** "failed to notice" and "did not notice" tell the same; the first blames. */
const plain: Readonly<Record<string, string>> = {
  'failed to': 'did not',
  'forgot to': 'did not',
  'neglected to': 'did not',
};

function find({ text, names }: Prose): readonly Judged[] {
  const found: Judged[] = [];
  for (const pattern of patterns(names)) {
    for (const match of matches(text, pattern)) {
      const verb = match[1] ?? match[0];
      const isTold = found.some((other) => match.from < other.to && other.from < match.to);
      const isSoftware = /^operators?\b/iu.test(match[0]) && software.test(text);
      const { isQuestion } = sentenceAround(text, match.from, match.to);
      if (isTold || isSoftware || isQuestion) continue;
      const better = plain[verb.toLowerCase().replace(/\s+/gu, ' ')];
      // A fix takes the place of the whole finding, so the subject goes with it.
      const fixed = better === undefined ? undefined : match[0].slice(0, -verb.length) + better;
      found.push({
        from: match.from,
        to: match.to,
        message: `“${match[0]}” holds the outcome against people. What did they see, and what had their attention?${fixed === undefined ? '' : ` To say just what happened: “${fixed}”.`}`,
        fixes: fixed === undefined ? [] : [{ kind: 'replace', label: `Write “${fixed}”`, text: fixed }],
      });
    }
  }
  return found.toSorted((one, other) => one.from - other.from);
}

/**
 * People as the subject of failing, forgetting, neglecting, not noticing: "we failed to", "the developer forgot", "no one
 * noticed", "did not act soon enough". Machines fail as well ("the pod failed to start"), so the subject must be a
 * person: a pronoun, a role, a handle, or a name among the draft's roles.
 *
 * From: PagerDuty's and Jeli's guides, the SRE Workbook's example of a bad post-mortem.
 * Right in 9 of 12 on 49 public post-mortems.
 */
export const humanFailing = englishRule({
  id: 'human-failing',
  severity: 'warning',
  title: 'People do not “fail” or “forget”',
  why: 'It names a person where a condition is meant, and ends the search for it (PagerDuty, Jeli, the SRE Workbook).',
  trigger:
    /fail|forg[eo]t|neglect|overlook|ignored|disregard|did(?: not|n['’]t)|had(?: not|n['’]t)|were(?: not|n['’]t)|was not|never|no[- ]one|nobody|none|nor|n['’]t/iu,
  find,
});
