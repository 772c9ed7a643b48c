import type { NodeJSON } from '../../document/draft';
import type { Moment } from '../../document/vocabulary';
import { textOf } from './inline-text';

/** What is not said of this event but of another, or not at all. */
const unsure =
  /\b(?:not|no|before|until|after|when|if|will|should|would|could|may|might|appears?|seems?|partial(?:ly)?|some|most|likely|probabl[ey]|possibl[ey]|suspect\w*)\b|n't\b|\?/iu;

const hurt = '(?:outage|impact|incident impact|customer impact|user impact|downtime|service outage)';

/** Each in words that say nothing else. The start of the headline, or a marker of its own: "**Outage begins.**" */
const patterns: readonly (readonly [Moment, RegExp])[] = [
  [
    'impact-started',
    new RegExp(
      `^${hurt} (?:begins|began|starts|started)\\b|^(?:start|beginning) of (?:the )?${hurt}\\b`,
      'iu',
    ),
  ],
  ['impact-ended', new RegExp(`^${hurt} (?:ends|ended|is over|over)\\b|^end of (?:the )?${hurt}\\b`, 'iu')],
  ['declared', /^(?:an? |the )?incident (?:is |was )?declared\b(?! (?:as )?(?:resolved|over|closed))/iu],
  ['resolved', /^(?:the )?incident (?:is |was )?(?:declared |marked )?(?:as )?(?:resolved|closed)\b/iu],
  ['mitigated', /^(?:the )?(?:incident|impact) (?:is |was )?(?:fully )?mitigated\b/iu],
  ['identified', /^(?:the )?root cause (?:is |was )?(?:identified|found)\b/iu],
  ['acknowledged', /^(?:the )?(?:page|alert|pager) (?:is |was )?(?:acknowledged|acked)\b/iu],
  [
    'public-notice',
    /^(?:first )?public (?:notice|announcement) (?:is |was )?(?:posted|published|made|given|sent)\b|^(?:the )?(?:incident|outage) (?:is |was )?(?:first )?(?:posted|published|announced) (?:on|to) (?:the |our )?(?:public )?status ?page\b|^(?:the )?status ?page (?:incident (?:is |was )?(?:opened|created)|(?:is |was )?first updated)\b/iu,
  ],
  ['detected', /^(?:the )?(?:incident|outage) (?:is |was )?(?:first )?detected\b|^first detected\b/iu],
];

/** Longer headlines tell a story, in which such words may belong to anything. In characters. */
const longest = 200;

/** The moments that an event's words name unmistakably. */
export function momentsIn(content: readonly NodeJSON[]): readonly Moment[] {
  const first = content[0];
  if (first?.type !== 'paragraph') return [];
  return [
    ...new Set(
      claims(first).flatMap((claim) =>
        patterns.flatMap(([moment, words]) => (words.test(claim) ? [moment] : [])),
      ),
    ),
  ];
}

/** The beginning of the headline, and what is marked in it as a thing of its own: bold, or in angle brackets. */
function claims(first: NodeJSON): readonly string[] {
  const text = textOf(first.content).trim();
  const bold = (first.content ?? []).flatMap((node) =>
    node.text !== undefined && node.marks?.some(({ type }) => type === 'bold') === true ? [node.text] : [],
  );
  const tagged = [...text.matchAll(/<([^<>]{3,40})>/gu)].map((match) => match[1] ?? '');
  const start = text.length <= longest && !unsure.test(text) ? [text] : [];
  return [...start, ...bold, ...tagged].map((claim) => claim.trim().replace(/^[<*\s]+/u, ''));
}

/** A moment falls on one event. Where several claim it, none has it: which one is not ours to say. */
export function withoutRivals(rows: readonly (readonly Moment[])[]): readonly (readonly Moment[])[] {
  const count = new Map<Moment, number>();
  for (const moment of rows.flat()) count.set(moment, (count.get(moment) ?? 0) + 1);
  return rows.map((moments) => moments.filter((moment) => count.get(moment) === 1));
}
