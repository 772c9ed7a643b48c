import type { EventKind } from '../../document/vocabulary';
import type { SourceRecord } from './record';

/** What a system tells of, whatever its records say. */
const bySystem: Readonly<Record<string, EventKind>> = { statuspage: 'communication' };

/**
 * What the words of an event most likely make it, the surest first: the first that fits counts. English only. Each takes
 * verbs in the forms in which people write them while they work: "rolling back", "we rolled back", "rollback started".
 */
const byWords: readonly (readonly [EventKind, RegExp])[] = [
  [
    'hypothesis',
    /\b(?:suspect(?:s|ed|ing)?|hypothes[ie]s|theory|maybe|perhaps|possibly|might (?:be|have)|may (?:be|have)|could (?:be|have been)|i think|we think|think(?:s|ing)? (?:it|this|that)|wondering (?:if|whether)|(?:working|current) theory|believed? (?:to be|that|it)|looks like (?:it|this|the cause))\b/u,
  ],
  [
    'decision',
    /\b(?:decid(?:e|es|ed|ing)|decision|agree(?:s|d)? (?:to|that|on)|opt(?:s|ed) (?:to|for)|chose(?:n)? to|(?:let'?s|we should|we(?:'ll| will)) (?:not |now )?(?:go with|wait|roll|revert|fail|hold|stop|keep|switch|disable|restart)|go\/no-go|approved?)\b/u,
  ],
  [
    'communication',
    /\bstatus ?page\b|\bstatus update\b|\b(?:tweet(?:s|ed)?|announce(?:s|d|ment)?|press release|blog post)\b|\b(?:post(?:s|ed)?|sent|send(?:s|ing)?|publish(?:es|ed)?|notif(?:y|ies|ied|ying)|inform(?:s|ed|ing)?|told|e-?mail(?:s|ed|ing)?|contact(?:s|ed)?|updat(?:es|ed|ing)|messag(?:es|ed|ing))\b[^.]{0,40}\b(?:customers?|users?|clients?|stakeholders?|support|leadership|management|legal|press|public|everyone|vendor|provider)\b|\b(?:incident|war room|bridge|call|channel)\b[^.]{0,20}\b(?:opened|created|started|set up)\b|\b(?:opens?|opened|creat(?:es|ed)|start(?:s|ed)?|join(?:s|ed)?)\b[^.]{0,20}\b(?:incident (?:channel|call|bridge|room)|war room|bridge|call|channel)\b|\bescalat(?:e|es|ed|ing|ion)\b/u,
  ],
  [
    'action',
    /\b(?:roll(?:s|ed|ing)?[ -]?(?:it |this |them |that |the \w+ )?back|rollback|revert(?:s|ed|ing)?|restart(?:s|ed|ing)?|reboot(?:s|ed|ing)?|fail(?:s|ed|ing)?[ -]?over(?: to)?|failover (?:started|initiated|completed?)|scal(?:e|es|ed|ing) (?:up|down|out|in|the)|disabl(?:e|es|ed|ing)|kill(?:s|ed|ing)?|drain(?:s|ed|ing)?|purg(?:e|es|ed|ing)|flush(?:es|ed|ing)?|block(?:s|ed|ing) (?:the|traffic|all|ip|requests)|appl(?:y|ies|ied|ying) (?:the |a |an )?(?:\w+ )?(?:fix|patch|mitigation|change)|mitigat(?:es|ed|ing) (?:by|with)|hot ?fix(?:ed|es)?|patch(?:ed|ing)|re-?deploy(?:s|ed|ing)?|throttl(?:es|ed|ing)|isolat(?:es|ed|ing)|switch(?:es|ed|ing)? (?:to|over|back|traffic)|(?:re-?rout|rerout)(?:es|ed|ing)|re-?enabl(?:e|es|ed|ing)|restor(?:e|es|ed|ing) (?:the|from|a|data|backups?)|rebuil(?:t|ds?|ding)|increas(?:e|es|ed|ing) (?:the )?\w* ?(?:limit|capacity|timeout|memory|replicas|pool)|add(?:s|ed|ing) (?:more |a )?(?:capacity|nodes?|servers?|replicas?)|(?:start|began|begin)(?:s|ed|ing)? (?:the )?(?:restore|recovery|investigati\w+|debugging|mitigation)|investigat(?:es|ing|ed)|fix (?:is |was )?(?:deployed|applied|rolled out|released|pushed|live))\b/u,
  ],
  [
    'alert',
    /\b(?:alert(?:s|ed|ing)?|alarm(?:s|ed)?|pag(?:ed|es)(?! (?:load|view|render|rank)\w*)|pager(?:duty)?|firing|on-?call (?:engineer )?(?:was |is |gets? |got )?(?:paged|alerted|called)|(?:monitor(?:s|ing)?|check|probe|watchdog|health ?check) (?:is |has |was )?(?:fir(?:es|ed|ing)|trigger(?:s|ed)|fail(?:s|ed|ing)|report(?:s|ed)))\b|^\W*(?:triggered|firing|critical|problem)\b/u,
  ],
  [
    'change',
    /\b(?:deploy(?:s|ed|ing|ments?)?|releas(?:es|ed|ing)|roll(?:s|ed|ing)?[ -]?(?:it |this |the \w+ )?out|rollout|merg(?:es|ed|ing)|ship(?:s|ped|ping)|push(?:es|ed|ing)? (?:to|a|the|out|config\w*|v?\d)|config(?:uration)? (?:change|update|push)|(?:enabl|upgrad|migrat)(?:es|ed|ing)|migration|maintenance|feature flag|goes live|went live|(?:turns?|turned) on|introduc(?:es|ed))\b/u,
  ],
  [
    'observation',
    /\b(?:se(?:e|es|eing|en)|saw|notic(?:e|es|ed|ing)|observ(?:e|es|ed|ing)|confirm(?:s|ed)?|(?:4|5)(?:\d\d|xx)s?|error rates?|errors?|latency|spik(?:es?|ed|ing)|dropp?(?:s|ed|ing)|cpu|memory|graphs?|logs? (?:show|say|contain)s?|dashboards?|time(?:s|d)? ?outs?|(?:is|are|was|were|goes|went) (?:down|slow|unavailable|unreachable|offline|degraded|failing|broken|full|stuck)|fail(?:s|ed|ing|ures?)|crash(?:es|ed|ing)?|(?:customers?|users?|support)[^.]{0,30}\b(?:report|complain)\w*|reports? of|recover(?:s|ed|ing|y)?|back to normal|healthy|normal levels?|no longer|exhaust(?:s|ed)|runs? out|ran out|rises?|rose|increas(?:es|ed|ing)|decreas(?:es|ed|ing)|backlog|queue)\b/u,
  ],
];

/**
 * The kind that a record is most likely of: what its source says, else what its words say. '' where neither is clear, and
 * for questions ("Should we roll back?"), which tell of nothing that was done. Only ever a suggestion.
 */
export function suggestKind({
  kind,
  system,
  text,
}: Pick<SourceRecord, 'kind' | 'system' | 'text'>): EventKind | '' {
  if (kind !== '') return kind;
  const known = bySystem[system.toLowerCase()];
  if (known !== undefined) return known;
  const words = text.slice(0, longest).toLowerCase().replaceAll('’', "'");
  const isQuestion = /\?\s*$/u.test(words);
  for (const [kind, pattern] of byWords) {
    if (pattern.test(words)) return isQuestion && kind !== 'hypothesis' ? '' : kind;
  }
  return '';
}

/** What an event is stands at its beginning; a pasted log would be of every kind. In UTF-16 units. */
const longest = 240;
