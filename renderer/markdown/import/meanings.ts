import { leafMark } from './inline-text';

/** What a section is about, whatever its author called it. */
export const meanings = [
  'summary',
  'what-happened',
  'background',
  'impact',
  'timeline',
  'five-whys',
  'contributing',
  'root-cause',
  'trigger',
  'fault',
  'detection',
  'diagnosis',
  'response',
  'resolution',
  'backlog-check',
  'recurrence',
  'lessons',
  'went-well',
  'went-wrong',
  'got-lucky',
  'actions',
  'responders',
  'messaging',
  'customers',
  'metrics',
  'questions',
  'supporting',
] as const;
export type Meaning = (typeof meanings)[number];

/**
 * Headings of post-mortems, the narrower before the wider: the first that fits counts. Collected from the published
 * templates of Google, Atlassian, PagerDuty, GitLab, Azure, AWS and others, and from what public post-mortems use.
 */
const vocabulary: readonly (readonly [Meaning, RegExp])[] = [
  ['timeline', /\btimeline\b|\bchronology\b|\b(?:sequence|chain|log) of events\b|^event log$/u],
  ['five-whys', /\b(?:five|5)(?: or more)? whys\b|^whys$/u],
  ['messaging', /^(?:internal|external|customer) (?:e-?mail|message|communication)s?$|^messaging$/u],
  ['customers', /what (?:can|should|could) (?:customers|users|you) do\b|^what should you do$/u],
  [
    'went-wrong',
    /went (?:wrong|poorly|badly|bad|less well)\b|(?:did ?n[o']?t|didn'?t) (?:go|work)\b|could (?:have|be) (?:gone |done |been )?(?:done )?(?:better|improved)\b|what can be improved|^(?:the )?bad$|^what to improve$/u,
  ],
  ['went-well', /(?:went|worked) (?:well|right|good)\b|^what worked$|^(?:the )?good$/u],
  ['got-lucky', /\blucky?\b/u],
  ['backlog-check', /\bbacklog check\b/u],
  ['response', /^actions? taken\b|^immediate actions? taken\b/u],
  [
    'actions',
    /\baction(?:s| items?| points?| plan)\b|^(?:resulting|next|corrective|preventive) action\b|\b(?:corrective|preventi(?:ve|ative)|preventa?tive)\b.*\b(?:action|measure|step)s?\b|^follow[- ]?ups?\b|^remediations?(?: items| steps| plan)?$|^next steps\b|^what'?s next$|^what we (?:will )?do next$|^to-?dos?$|^prevention$|^preventing (?:it|this|a)\b|what (?:are we|we'?re|we are|are you|will we be) (?:doing|changing|going to do)\b|\bhow (?:are|will|do|can) we prevent\w*\b|\bprevent\w* (?:recurrence|it from|this from)\b|^(?:further |future )?improvements?$|^recommendations?$|^looking (?:forward|ahead)$|^(?:future|planned|remaining) (?:work|plan|action|step)s?$|^tasks$/u,
  ],
  ['contributing', /\bcontributing (?:factor|condition|cause)s?\b/u],
  [
    'root-cause',
    /\broot causes?\b|^causes?$|^(?:analysis of (?:the )?causes?|causes? analysis)$|^(?:the )?underlying causes?$|^why (?:did )?(?:it|this|that) happen(?:ed)?$|^what caused\b|^why it (?:happened|broke|failed)$/u,
  ],
  ['trigger', /^(?:the )?triggers?$/u],
  ['fault', /^(?:the )?fault$/u],
  [
    'lessons',
    /\blessons?\b|^(?:what )?(?:did )?we (?:have )?learn(?:ed|t)\b|\blearnings?\b|^(?:key )?takeaways?$/u,
  ],
  ['recurrence', /^recurrences?$/u],
  ['metrics', /^(?:metrics|stat(?:istic)?s|key metrics)$/u],
  ['questions', /^(?:incident )?questions$/u],
  ['responders', /^(?:responders?|at+endees?|participants?|people involved|roles|responder list)$/u],
  [
    'supporting',
    /\bsupporting (?:information|documents|material|data)\b|^appendi(?:x|ces)\b|^(?:references|sources|links|further reading|resources)$/u,
  ],
  [
    'summary',
    /\bsummary$|^(?:incident |executive |problem )?(?:overview|abstract|synopsis|tl;?dr)$|^in short$/u,
  ],
  [
    'what-happened',
    /^what (?:went on|happened)\b|^how (?:did )?(?:it|this) happen(?:ed)?$|^(?:incident |outage |problem )?description$/u,
  ],
  ['background', /^(?:background|lead-?up|lead up|context)\b(?: information)?$/u],
  [
    'impact',
    /\bimpact(?:ed)?\b|^(?:who|what) was (?:affected|impacted)$|^affected (?:users|services|systems|customers)$|^fallout$|^damage$/u,
  ],
  ['detection', /^detection\b|^how (?:was|did) .*\bdetect/u],
  ['diagnosis', /^diagnosis$/u],
  [
    'resolution',
    /\bresolution\b|^recovery\b|\bhow (?:we|was it|it was|it is|did we) (?:resolved?|fix(?:ed)?)\b|^mitigation\b|^restoration$|^the fix$|^fix$/u,
  ],
  ['response', /^(?:incident |our )?response$|^how (?:did )?we respond(?:ed)?$/u],
];

/** A heading as the vocabulary has it: without numbering, emoji, brackets, punctuation at the ends and doubled spaces. */
export function plainHeading(text: string): string {
  return text
    .replaceAll(leafMark, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')
    .replace(/\p{Extended_Pictographic}|\u200D|\uFE0F/gu, ' ')
    .replace(/^(?!5 (?:or more )?whys)[\s\d.)#:–—-]+(?=\p{L})/u, '')
    .replace(/[\s:.?!*_–—-]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Longer headings are sentences, and what they are about is a guess. In words. */
const longestHeading = 12;

/** What a section with this heading is about; null where its words do not say. */
export function meaningOf(heading: string): Meaning | null {
  const plain = plainHeading(heading);
  if (plain === '' || plain.split(' ').length > longestHeading) return null;
  return vocabulary.find(([, words]) => words.test(plain))?.[0] ?? null;
}
