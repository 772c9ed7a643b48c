/** What a finding means for publishing: an error is certainly wrong, a warning probably, a hint is worth a look. */
export const findingSeverities = ['error', 'warning', 'hint'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

export const checkGroups = ['facts', 'complete', 'blameless', 'leaks'] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** A place in a draft that stays true while other blocks change. */
export interface Place {
  /** Id of the nearest block that has one (paragraph, event, action…); null for the document and its facts. */
  readonly block: string | null;
  /**
   * A stretch of the text of that block, which has text of its own; UTF-16 units as `textOf` in `text-block.ts` counts
   * them. Null for the block as a whole.
   */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** The words at the place, or what names it to a person ("factor 3", "Time zone"). */
  readonly quote: string;
}

/** A change that would mend it; never made unasked. */
export type Fix =
  /** Puts other words in place of the finding's range. */
  | { readonly kind: 'replace'; readonly label: string; readonly text: string }
  /** Sets one attribute of the block, or of the document where the place has none. */
  | { readonly kind: 'attribute'; readonly label: string; readonly name: string; readonly value: unknown }
  /** Puts a live value in place of the finding's range; `value` is that node's `value` attribute. */
  | { readonly kind: 'live'; readonly label: string; readonly value: unknown };

export interface Finding {
  /** Name of the rule: "duration-mismatch". */
  readonly rule: string;
  readonly group: CheckGroup;
  readonly severity: FindingSeverity;
  readonly place: Place;
  /** One sentence that says what is wrong: "“37 minutes” does not follow: the events give 27 minutes (13:42 to 14:09)." */
  readonly message: string;
  /** Why it matters, in a sentence; the same for all findings of a rule. */
  readonly why: string;
  /** Other places that it is about: the two events of a contradiction. */
  readonly related: readonly Place[];
  readonly fixes: readonly Fix[];
}

/** Names a finding across runs: the rule, the block, and the words. Other words at the place are another finding. */
export function findingKey({ rule, place }: Pick<Finding, 'rule' | 'place'>): string {
  return `${rule} ${place.block ?? '-'} ${place.quote}`;
}
