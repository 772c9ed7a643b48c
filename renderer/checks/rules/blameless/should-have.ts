import { adverb, gap, humanSubject, participle, sentenceAround } from './english';
import { englishRule, matches, type Prose, type Judged, withNames } from './prose';

/** Participles that are also adjectives: "should have automated tests" is about what there should be. */
const adjectival =
  /^(?:limited|automated|dedicated|improved|detailed|documented|increased|reduced|related|distributed|shared|managed|required|needed|updated|defined|named|assigned|advanced|enhanced|centrali[sz]ed|isolated|restricted|combined|elevated|extended|tested|agreed|written|standardi[sz]ed|replicated|staged|planned|fixed|set|known|designated|associated|unified|redundant|controlled|approved|trained|monitored|sufficient|read|cut|run|built|split)$/iu;

/** What follows a participle that is a verb: an object, a place, a time, or nothing. */
const afterVerb =
  /^(?:the|a|an|this|that|these|those|it|its|our|us|them|their|his|her|him|my|me|all|any|each|every|both|some|more|less|to|in|on|by|for|with|at|from|before|after|when|while|until|and|or|but|as|earlier|sooner|later|first|faster|better|against|into|over|up|down|off|out|about|if|because|so|than|here|there|again|too|instead|what|which|how|who|whether|everything|someone|anyone|and)$/iu;

/** What machines do or have done to them: "should have been retried" is how a system is expected to work. */
const mechanical =
  /^(?:corrected|retried|cached|redirected|processed|delivered|routed|rerouted|scheduled|triggered|restarted|returned|applied|generated|recreated|created|evicted|expired|populated|replicated|synced|synchroni[sz]ed|sent|received|loaded|mounted|replaced|refreshed|renewed|allocated|queued|dropped|rejected|terminated|stored|logged|accepted|selected|propagated|invalidated|garbage|affected|impacted|used|able)$/iu;

/** What a check made by people does or does not do: a verdict on those who made it. */
const noticing = /^(?:caught|noticed|prevented|spotted|flagged)$/iu;

const should = String.raw`\b(?:should(?:n['’]t|${gap}${adverb})?${gap}have|should['’]ve|ought${gap}(?:not${gap})?to${gap}have)`;
const pattern = new RegExp(
  `${should}((?:${gap}${adverb}){0,2})${gap}(${participle})(?:${gap}${adverb}(?![\\p{L}]))?(?:${gap}([a-z’'-]{1,30}))?`,
  'giu',
);
const whole = new RegExp(
  `^${should}(?:${gap}${adverb}){0,2}${gap}${participle}(?:${gap}${participle})?`,
  'iu',
);
const isParticiple = new RegExp(`^${participle}$`, 'iu');

const subject = withNames(
  (names) => new RegExp(`${humanSubject(names)}(?:${gap}(?!and\\b|or\\b)${adverb})?${gap}$`, 'iu'),
);

function isJudgement(match: RegExpMatchArray, isHuman: boolean): boolean {
  const adverbs = match[1] ?? '';
  const verb = match[2] ?? '';
  const next = match[3] ?? '';
  if (/automatic/iu.test(match[0])) return false;
  if (/^been$/iu.test(verb)) return isHuman || (isParticiple.test(next) && !mechanical.test(next));
  if (adverbs === '' && adjectival.test(verb) && next !== '' && !afterVerb.test(next)) return false;
  return isHuman || noticing.test(verb);
}

function find({ text, names }: Prose): readonly Judged[] {
  const found: Judged[] = [];
  for (const match of matches(text, pattern)) {
    const { before, isQuestion } = sentenceAround(text, match.from, match.to);
    if (isQuestion || !isJudgement(match, subject(names).test(before.slice(-100)))) continue;
    const words = whole.exec(match[0])?.[0] ?? match[0];
    found.push({
      from: match.from,
      to: match.from + words.length,
      message: `“${words}” judges by what is known now. What could people see at the time, and what made their way the sensible one?`,
    });
  }
  return found;
}

/**
 * "should (not) have" with a participle: what somebody did, held against what came out later. Not: what there ought to
 * be ("should have clear rules"), how a machine is expected to work ("should have been retried"), questions.
 *
 * From: Jeli's and PagerDuty's guides to post-mortems (no counterfactuals), Dekker's "inside the tunnel".
 * Right in 3 of 4 on 49 public post-mortems.
 */
export const shouldHave = englishRule({
  id: 'should-have',
  severity: 'hint',
  title: 'No judgement in hindsight: “should have”',
  why: 'A reader learns from what people saw and why their way made sense, not from what would have been better (PagerDuty, Jeli, Dekker).',
  trigger: /\b(?:should|ought)/iu,
  find,
});
