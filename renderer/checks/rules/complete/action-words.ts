import { isEnglish } from '../languages';
import { placeOfRow } from '../place';
import type { DraftRule } from '../../rule';
import { numberedActions, openActions } from './action-fields';

/** First words that are certainly no verb in the imperative. Many nouns are verbs too ("Alert on …"); they are not here. */
const noVerb =
  /^(?:the|an?|we|our|us|they|their|it|its|this|that|these|those|there|here|i|he|she|someone|somebody|no|not|more|less|fewer|better|additional|new|missing|possible|potential|further|future|some|any|all|every|each|lack|because|when|while|since|for|in|on|at|of|with|from|by|as|if|should|must|would|could|will|need|needs|needed|documentation|automation|improvement|improvements|investigation|implementation|migration|integration|creation|addition|removal|introduction|visibility|awareness|database|dashboards?|runbooks?|playbooks?|metrics|alerts|tests|backups|logs)$/iu;

/** Gerunds are no imperative either; these only end like one. */
const notGerund =
  /^(?:bring|ping|string|spring|ring|sing|swing|sling|cling|fling|wing|king|thing|sting|wring)$/iu;

function firstWord(headline: string): string {
  // A tag, a number or a box may stand before it: "[infra] Add", "3. Add", "P1: Add".
  const text = headline.replace(
    /^(?:[\s\uFFFC]|\[[^\]]{0,40}\]|\(?\d{1,3}[.)]|[A-Z][A-Z0-9-]{0,11}:|[-–—•*])+/u,
    '',
  );
  return /^[\p{L}’'-]+/u.exec(text)?.[0] ?? '';
}

/** Actions that do not begin with a verb; English only, by a closed list of words that are none. */
export const actionVerb: DraftRule = {
  id: 'action-verb',
  group: 'complete',
  about: 'draft',
  severity: 'hint',
  title: 'Actions begin with a verb',
  why: 'A verb first says what will be done and when it is done (SRE Workbook; Lunney, Lueder, Beyer: “actionable”).',
  check: (draft) => {
    if (!isEnglish(draft.facts.language)) return [];
    return numberedActions(draft).flatMap(({ row, name }) => {
      const word = firstWord(row.headline);
      const isGerund = /^\p{L}{2,20}ing$/u.test(word) && !notGerund.test(word);
      if (!noVerb.test(word) && !isGerund) return [];
      const ask = isGerund ? 'Say it as a task' : 'Begin with what is to be done';
      return [
        {
          place: placeOfRow(row, name),
          message: `${name} begins with “${word}”, which is no verb. ${ask}: “Add …”, “Move …”, “Test …”.`,
        },
      ];
    });
  },
};

const vague =
  /^(?:improve|ensure|make sure|make (?:it |the )?[a-z]{0,20} ?better|enhance|consider|look into|think about|explore|try to|strive|aim to|be (?:more )?(?:careful|mindful|aware)|pay (?:more )?attention|review|discuss|address|handle|optimi[sz]e|strengthen)\b/iu;

/** What follows that makes a vague verb concrete: a number, or that it is found out by when. */
const bounded = /\d|\bso that\b|\bby (?:adding|moving|replacing|running|using|making)\b|\bevery\b/iu;

/** Verbs that never come to an end: improve, ensure, consider. A number or "by adding …" makes them concrete. */
export const actionVague: DraftRule = {
  id: 'action-vague',
  group: 'complete',
  about: 'draft',
  severity: 'hint',
  title: 'Actions say when they are done',
  why: 'Nobody can tell when “improve” is finished (SRE Workbook; Lunney, Lueder, Beyer: actionable, specific, bounded).',
  check: (draft) => {
    if (!isEnglish(draft.facts.language)) return [];
    return openActions(draft).flatMap(({ row, name }) => {
      const words = vague.exec(row.headline)?.[0];
      if (words === undefined || bounded.test(row.headline)) return [];
      return [
        {
          place: placeOfRow(row, name),
          message: `${name}: “${words}” has no end. How will you see that it is done?`,
        },
      ];
    });
  },
};
