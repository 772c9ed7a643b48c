import type { Node } from '@tiptap/pm/model';

import type { Template } from '../../templates/template';
import type { Facts } from '../document/facts';
import type { ActionRow, EventRow, FactorRow, ImpactRow, SectionView } from '../document/read';
import type { Moment } from '../document/vocabulary';
import type { Metric } from '../timeline/metrics';
import type { MomentView } from '../timeline/moments';
import type { CheckGroup, Finding, FindingSeverity } from './finding';
import type { TextBlock } from './text-block';

/** What the rules read of a draft besides its running text. Built once per change of rows or facts. */
export interface DraftFacts {
  readonly facts: Facts;
  readonly events: readonly EventRow[];
  readonly impacts: readonly ImpactRow[];
  readonly factors: readonly FactorRow[];
  readonly actions: readonly ActionRow[];
  readonly moments: ReadonlyMap<Moment, MomentView>;
  readonly metrics: readonly Metric[];
}

/** Everything, for rules about the whole draft. */
export interface DraftView extends DraftFacts {
  /** The document itself, for what is neither a row nor a text: footnotes, and who may see a block. */
  readonly doc: Node;
  readonly title: string;
  readonly sections: readonly SectionView[];
  /** Every text of the draft in document order. */
  readonly blocks: readonly TextBlock[];
  readonly template: Template | null;
  /** How many threads of the draft nobody has resolved. */
  readonly openComments: number;
}

/** What a rule gives; name, group, reason are the rule's and are filled in. */
export type RuleFinding = Pick<Finding, 'place' | 'message'> &
  Partial<Pick<Finding, 'severity' | 'related' | 'fixes'>>;

interface RuleShape {
  readonly id: string;
  readonly group: CheckGroup;
  /** Of its findings, where they do not say themselves. */
  readonly severity: FindingSeverity;
  /** For people, a few words: "Durations follow from the events". */
  readonly title: string;
  /** Why it matters, one sentence, and where the rule is from. */
  readonly why: string;
}

/** A rule about one text. `text` rules look at nothing else, so their findings are kept until that text changes. */
export interface TextRule extends RuleShape {
  readonly about: 'text';
  readonly check: (block: TextBlock) => readonly RuleFinding[];
}

/** A rule about one text beside the rows and facts of the draft; kept until either changes. */
export interface ProseRule extends RuleShape {
  readonly about: 'prose';
  readonly check: (block: TextBlock, facts: DraftFacts) => readonly RuleFinding[];
}

/** A rule about rows and facts, or about the draft as a whole. */
export interface DraftRule extends RuleShape {
  readonly about: 'draft';
  readonly check: (draft: DraftView) => readonly RuleFinding[];
}

export type Rule = TextRule | ProseRule | DraftRule;
