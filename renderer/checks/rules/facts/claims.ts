import type { Moment } from '../../../document/vocabulary';
import type { DurationReading } from '../../prose/durations';

/** What a length of time in a sentence is said of. */
export type Subject = 'impact' | 'detect' | 'acknowledge' | 'identify' | 'mitigate' | 'resolve' | 'notice';

export interface Claim {
  readonly subject: Subject;
  /** `plain`: the words leave no doubt. `weak`: they may be about a part of it. */
  readonly force: 'plain' | 'weak';
  /** Whether a shorter length may be that of a part of the impact. */
  readonly mayBePart: boolean;
}

const gone =
  'down|unavailable|offline|inaccessible|unreachable|degraded|broken|out of service|dark|unusable|unresponsive';
const trouble =
  'outage|downtime|disruption|interruption|degradation|unavailability|impact|incident|service disruption|service degradation|partial outage|blackout|brown-?out|disturbance';

/** What the clause is about that leads up to the length. Looks at no more than 140 characters. */
const ahead: readonly (readonly [Subject, Claim['force'], RegExp])[] = [
  [
    'impact',
    'plain',
    new RegExp(
      `\\b(?:${trouble}|effect|problem|issue|failure)\\b(?: \\S+){0,6}? (?:lasted|lasting|continued|went on|persisted|endured|dragged on|ran|spanned|was over in)(?: for)?(?: (?:a )?total(?: of)?)?$`,
      'iu',
    ),
  ],
  [
    'impact',
    'plain',
    new RegExp(`\\b(?:outage|downtime|incident|disruption|impact)\\b (?:was|of)(?: a total of)?$`, 'iu'),
  ],
  [
    'impact',
    'plain',
    /(?:^|[\s*(|])(?:(?:total|overall|incident|outage|impact|service|customer|user|actual) )*(?:duration|downtime|length|dauer|durée|duración)(?: of (?:the )?(?:\w+ )?(?:impact|outage|incident|downtime|disruption))?\**(?: was| is)?\**:?\**$/iu,
  ],
  [
    'impact',
    'weak',
    new RegExp(
      `\\b(?:was|were|been|went|stayed|remained|being)(?: \\S+){0,3}? (?:${gone})(?: \\S+){0,4}? for(?: (?:a )?total of)?$|\\b(?:${gone}) for(?: (?:a )?total of)?$`,
      'iu',
    ),
  ],
  [
    'impact',
    'weak',
    /\b(?:could not|couldn[’']t|cannot|can[’']t|unable to|failed|failing|errors?|timeouts?|affected|impacted|lost|without|down|dropped)\b(?: \S+){0,8}? for(?: (?:a )?total of)?$/iu,
  ],
  [
    'impact',
    'weak',
    /\b(?:Ausfall|Störung|Unterbrechung)\b(?: \S+){0,4}? (?:dauerte|währte)$|\b(?:panne|interruption|incident)\b(?: \S+){0,4}? a duré$|\b(?:interrupción|caída|incidente)\b(?: \S+){0,4}? duró$/iu,
  ],
  [
    'detect',
    'plain',
    /\b(?:(?:time )?to (?:detect(?:ion)?|discover)|detection time|TTD|MTTD)\**(?: was| is| of)?\**:?\**$/iu,
  ],
  [
    'detect',
    'plain',
    /\b(?:detected|noticed|discovered|spotted|alerted|paged)(?: (?:it|this|us|the \w+))?(?: only| just)? (?:after|within|in)$|\b(?:undetected|unnoticed)(?: for)?$|\btook(?: (?:us|the \w+(?: team)?))?(?: only)?$(?=.{0,60} to (?:detect|notice|discover|spot))/iu,
  ],
  [
    'acknowledge',
    'plain',
    /\b(?:(?:time )?to acknowledge(?:ment)?|TTA|MTTA)\**(?: was| is| of)?\**:?\**$|\backnowledged (?:it |the \w+ )?(?:after|within|in)$/iu,
  ],
  [
    'identify',
    'plain',
    /\b(?:(?:time )?to (?:identify|identification|diagnos\w+)|TTI|MTTI)\**(?: was| is| of)?\**:?\**$/iu,
  ],
  [
    'mitigate',
    'plain',
    /\b(?:(?:time )?to (?:mitigat\w+|stop|contain\w*)|TTM|MTTM)\**(?: was| is| of)?\**:?\**$|\bmitigated (?:it |the \w+ )?(?:after|within|in)$/iu,
  ],
  [
    'resolve',
    'plain',
    /\b(?:(?:time )?to (?:resol\w+|recover\w*|restor\w+|repair|fix)|recovery time|resolution time|TTR|MTTR)\**(?: was| is| of)?\**:?\**$/iu,
  ],
  ['resolve', 'weak', /\b(?:resolved|recovered|restored|fixed)(?: \S+){0,3}? (?:after|within|in)$/iu],
  ['notice', 'plain', /\btime to public notice\**(?: was| is| of)?\**:?\**$/iu],
];

/** "25 minutes to mitigate": the deed, and nothing behind it or the incident itself, since it takes time to do other things too. */
function toDo(verbs: string): RegExp {
  const whole =
    'outage|incident|problem|issue|failure|impact|fault|services?|trouble|disruption|(?:root )?cause|culprit|errors|traffic|operations?';
  return new RegExp(
    `^ (?:for (?:us|the team|anyone) )?to (?:${verbs})(?=\\s*(?:[.,;:)]|$|and\\b|but\\b|it\\b|this\\b|(?:the |our |full |normal )(?:\\w+ )?(?:${whole})\\b|service\\b))`,
    'iu',
  );
}

/** What follows the length and says of what it is one. Looks at no more than 90 characters. */
const behind: readonly (readonly [Subject, Claim['force'], RegExp])[] = [
  [
    'impact',
    'plain',
    new RegExp(
      `^[ -](?:(?:long|worldwide|global|complete|total|full|partial|major) ){0,2}(?:outage|downtime|service disruption|blackout)\\b`,
      'iu',
    ),
  ],
  [
    'impact',
    'weak',
    new RegExp(
      `^[ -](?:(?:long|brief|short|partial|total|full|complete|major|minor|global|worldwide|service|cascading|production|site|network|unplanned) ){0,2}(?:${trouble}|failure)\\b`,
      'iu',
    ),
  ],
  [
    'impact',
    'plain',
    /^ of (?:(?:total|complete|full|global|worldwide|service) ){0,2}(?:downtime|outage|impact|unavailability|service interruption|service disruption)\b/iu,
  ],
  ['impact', 'weak', new RegExp(`^ of (?:(?:\\w+) ){0,2}(?:${trouble}|errors|failures)\\b`, 'iu')],
  ['detect', 'plain', toDo('detect|notice|discover|spot')],
  ['detect', 'plain', /^[ -]detection (?:delay|time)\b/iu],
  ['acknowledge', 'plain', toDo('acknowledge')],
  ['identify', 'plain', toDo('identify|diagnose|find|pinpoint|understand|locate')],
  ['mitigate', 'plain', toDo('mitigate|contain|stop|relieve')],
  ['resolve', 'plain', toDo('resolve|recover(?: from)?|restore|fix|end')],
];

/** Speaks of what might be, of a goal, of another time. */
const elsewhere =
  /\b(?:could(?! not)|would|might|(?<!\d )may(?! \d| have\b)|if|should|target|objective|SLO|SLA|goal|budget|expect\w*|plan(?:ned|s)?|allow\w*|previous(?:ly)?|last (?:year|month|week|time)|in the past|(?:earlier|another|second|third|first|two|three|four|several|both|each|similar|separate|other|one) (?:\w+ )?(?:outage|incident|disruption|downtime)s?|usually|normally|typically|average|otherwise|instead of|sometimes|next time|historically|maintenance)\b/iu;
/** Says that only a part was hurt, or only for a part of the time. */
const partial =
  /\b(?:some|a few|few|subset|part(?:ial|ially|s|ly)?|certain|intermittent\w*|most|many|majority|one of|region|regions|zone|worst|peak|at least one|api|dashboard|write|writes|reads?|eu|us|phase)\b/iu;

/** What a length of time in a text is said of, or null where that is not plain enough to check. */
export function claimOf(
  text: string,
  reading: DurationReading,
  sentence: { from: number; to: number },
): Claim | null {
  if (reading.setting) return null;
  const head = text
    .slice(Math.max(sentence.from, reading.from - 140), reading.from)
    .replace(hedgeWords, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trimEnd();
  const tail = text.slice(reading.to, Math.min(sentence.to, reading.to + 90));
  const whole = text.slice(
    Math.max(sentence.from, reading.from - 100),
    Math.min(sentence.to, reading.to + 80),
  );
  if (elsewhere.test(whole.replace(reading.text, ' '))) {
    const label = labelled(head);
    return label === null ? null : { ...label, mayBePart: label.force === 'weak' };
  }
  const found = match(head, tail);
  if (found === null) return null;
  const isPart = found.subject === 'impact' && partial.test(whole);
  const force = isPart ? 'weak' : found.force;
  return { subject: found.subject, force, mayBePart: force === 'weak' };
}

const hedgeWords =
  /(?:\b(?:for )?(?:about|around|approximately|roughly|nearly|almost|just under|just over|over|more than|less than|under|at least|at most|up to|an estimated|some|circa|ca\.|a total of|only|exactly|precisely)|~|[<>≈])\s*(?:the |an? )?$/iu;

/** "Duration: 27 minutes" says what it is whatever else stands in the line. */
function labelled(head: string): Matched | null {
  return /:\**\s*$/u.test(head) ? match(head, '') : null;
}

/** "The first page came three minutes after the deploy": an alert, and what it came after. */
const alerted =
  /\b(?:pages?|alerts?|alarms?) (?:came|fired|went (?:out|off)|arrived|triggered|was sent)(?: only| in)?$/iu;
const afterStart = /^ (?:after|later|into)\b/iu;

type Matched = Pick<Claim, 'subject' | 'force'>;

function match(head: string, tail: string): Matched | null {
  if (alerted.test(head) && afterStart.test(tail)) return { subject: 'detect', force: 'weak' };
  const near = /\btook(?: (?:us|the \w+(?: team)?|them|engineers|responders))?(?: only| just)?$/iu.test(head);
  for (const [subject, force, pattern] of behind) {
    if (pattern.test(tail)) {
      // "25 minutes to mitigate" needs no more; "37 minutes to restore" may be one of many steps.
      return {
        subject,
        force: force === 'plain' && (subject === 'impact' || near || subject === 'detect') ? 'plain' : 'weak',
      };
    }
  }
  for (const [subject, force, pattern] of ahead) {
    if (pattern.test(head) || (hadFor.test(head) && pattern.test(head.replace(hadFor, ''))))
      return { subject, force };
  }
  return null;
}
const hadFor = / for$/iu;

/** Between which moments a length may lie that is said of a subject; the first is what the words mean. */
export const spansOf: Readonly<Record<Subject, readonly (readonly [Moment, Moment])[]>> = {
  impact: [
    ['impact-started', 'impact-ended'],
    ['impact-started', 'resolved'],
    ['impact-started', 'mitigated'],
    ['detected', 'impact-ended'],
    ['detected', 'resolved'],
    ['detected', 'mitigated'],
    ['declared', 'resolved'],
    ['declared', 'impact-ended'],
  ],
  detect: [
    ['impact-started', 'detected'],
    ['impact-started', 'acknowledged'],
    ['impact-started', 'declared'],
    ['impact-started', 'identified'],
  ],
  acknowledge: [
    ['detected', 'acknowledged'],
    ['impact-started', 'acknowledged'],
  ],
  identify: [
    ['impact-started', 'identified'],
    ['detected', 'identified'],
    ['acknowledged', 'identified'],
    ['declared', 'identified'],
  ],
  mitigate: [
    ['impact-started', 'mitigated'],
    ['detected', 'mitigated'],
    ['identified', 'mitigated'],
    ['acknowledged', 'mitigated'],
    ['impact-started', 'impact-ended'],
    ['detected', 'impact-ended'],
  ],
  resolve: [
    ['impact-started', 'resolved'],
    ['detected', 'resolved'],
    ['impact-started', 'impact-ended'],
    ['detected', 'impact-ended'],
    ['identified', 'resolved'],
    ['acknowledged', 'resolved'],
    ['declared', 'resolved'],
    ['impact-started', 'mitigated'],
    ['detected', 'mitigated'],
    ['identified', 'impact-ended'],
  ],
  notice: [['impact-started', 'public-notice']],
};
