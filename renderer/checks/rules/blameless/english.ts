/*
 * Pieces of patterns for English prose. Every repetition is bounded, so that a pattern takes time linear in the text.
 * Patterns made of them are compiled with the flags "giu".
 */

/** Between two words. A line of a paragraph may end anywhere. */
export const gap = String.raw`\s{1,3}`;

/** Adverbs that stand between a subject, its auxiliaries and the verb. */
export const adverb =
  '(?:[a-z]{2,20}ly|also|already|just|never|not|perhaps|maybe|at least|instead|then|always|even|still|again|all|both)';

const irregular = [
  'been|done|had|known|seen|taken|made|caught|written|run|set|thought|told|read|gone|begun|chosen|found|kept|left',
  'let|lost|paid|put|sent|spent|understood|held|built|brought|shut|cut|given|gotten|got|spoken|broken|driven|come',
  'become|felt|led|meant|met|said|sat|stood|drawn|thrown|grown|hidden|shown|fallen|forgotten|foreseen|overseen',
  'undone|redone|rewritten|rerun|reset|withdrawn|learnt|dealt|bought|sought|taught|woken|split|hit|rolled back',
].join('|');

/** A past participle. Words that only end like one are left out. */
export const participle = String.raw`(?!(?:need|feed|seed|speed|breed|indeed|hundred|embed|exceed|proceed|succeed)\b)(?:[a-z]{2,20}ed|${irregular})\b`;

const roles = [
  'teams?|(?:engineer|developer|dev|operator|administrator|sysadmin|reviewer|author|maintainer|employee)s?',
  '(?:colleague|technician|contractor|responder|programmer|volunteer|intern|approver)s?|admins|SREs?|DBAs?|staff',
  'on[- ]?calls?(?: (?:engineer|developer|operator|person|responder|SRE|team)s?)?|(?:incident|engineering|product|release) (?:manager|commander|lead)s?|commander|tech leads?|humans?',
].join('|');

/** People who work on the system, or the writers. Users and customers are not among them, nor "they", often machines. */
const people = String.raw`(?:we|I|he|she|(?:some|every|any)(?:one|body)|nobody|no[- ]one|(?:one|none|some|all) of (?:us|them|our [a-z]{2,20})|(?:${roles})(?: (?:on[- ]call|on duty|in charge|involved|responsible|at the time))?(?:,? who)?)`;

/** Where a word begins that no other runs into; also before "@". */
const start = String.raw`(?<![\p{L}\p{N}_@-])`;

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`);
}

/** A subject that is a person or a group of people. @param names of people that the draft itself gives */
export function humanSubject(names: readonly string[]): string {
  const known = names.filter((name) => name.length > 1).map(escaped);
  const handles = String.raw`@[a-z\d][a-z\d-]{1,38}`;
  return `${start}(?:${[people, handles, ...known].join('|')})`;
}

/** As far as a sentence is looked at on either side, in UTF-16 units. */
const reach = 300;

/** What of the sentence around a stretch comes before and after it; at most 300 characters either side. */
export function sentenceAround(text: string, from: number, to: number) {
  const start = Math.max(0, from - reach);
  const lead = text.slice(start, from);
  const ends = ['.', '!', '?', ';', '\n'].map((end) => lead.lastIndexOf(end));
  const rest = text.slice(to, to + reach);
  const end = /[.!?;\n]/u.exec(rest);
  return {
    before: lead.slice(Math.max(...ends) + 1),
    after: end === null ? rest : rest.slice(0, end.index),
    isQuestion: end?.[0] === '?',
  };
}
