import type { Node } from '@tiptap/pm/model';

import type { Template } from '../../templates/template';
import type { Dismissal } from '../document/dismissals';
import { readDraftFacts, sameDraftFacts, viewDraft } from './draft-facts';
import { findingKey, type Finding } from './finding';
import { rules as allRules } from './registry';
import type { DraftFacts, ProseRule, Rule, RuleFinding, TextRule } from './rule';
import type { TextBlock } from './text-block';

export interface CheckOptions {
  /** The template that the draft was made from; null where there is none. */
  readonly template: Template | null;
  /** All of the registry's where left out. */
  readonly rules?: readonly Rule[];
}

/**
 * Checks one draft again and again, and reads only what has changed since the last time.
 *
 * @param openComments how many threads of the draft nobody has resolved; 0 where left out
 */
export type Checker = (doc: Node, openComments?: number) => readonly Finding[];

function complete(rule: Rule, found: readonly RuleFinding[]): readonly Finding[] {
  const { id, group, severity, why } = rule;
  return found.map((finding) => ({ rule: id, group, severity, why, related: [], fixes: [], ...finding }));
}

/** Which rules there are of each kind, in their order. */
function sorted(rules: readonly Rule[]) {
  return {
    text: rules.filter((rule): rule is TextRule => rule.about === 'text'),
    prose: rules.filter((rule): rule is ProseRule => rule.about === 'prose'),
    draft: rules.flatMap((rule) => (rule.about === 'draft' ? [rule] : [])),
  };
}

/**
 * A checker that keeps the findings of each text: a `text` rule sees a text again only when it changed, a `prose` rule
 * also when rows or facts did. Findings come rule by rule in the order of the registry, each in document order.
 */
export function createChecker({ template, rules = allRules }: CheckOptions): Checker {
  const { text, prose, draft } = sorted(rules);
  const ofText = new WeakMap<TextBlock, readonly Finding[]>();
  let ofProse = new WeakMap<TextBlock, readonly Finding[]>();
  let known: DraftFacts | null = null;

  return (doc, openComments = 0) => {
    const now = readDraftFacts(doc);
    if (known === null || !sameDraftFacts(known, now)) {
      known = now;
      ofProse = new WeakMap();
    }
    const facts = known;
    const view = viewDraft(doc, { template, openComments }, now);
    const found = new Map<string, Finding[]>(rules.map(({ id }) => [id, []]));
    const keep = (findings: readonly Finding[]) => {
      for (const finding of findings) found.get(finding.rule)?.push(finding);
    };
    for (const block of view.blocks) {
      keep(cached(ofText, block, () => text.flatMap((rule) => complete(rule, rule.check(block)))));
      keep(cached(ofProse, block, () => prose.flatMap((rule) => complete(rule, rule.check(block, facts)))));
    }
    for (const rule of draft) keep(complete(rule, rule.check(view)));
    return [...found.values()].flat();
  };
}

function cached(
  cache: WeakMap<TextBlock, readonly Finding[]>,
  block: TextBlock,
  make: () => readonly Finding[],
): readonly Finding[] {
  let findings = cache.get(block);
  if (findings === undefined) {
    findings = make();
    cache.set(block, findings);
  }
  return findings;
}

/** Everything the rules find in a draft, dismissed or not. @param openComments threads that nobody has resolved */
export function checkDraft(doc: Node, options: CheckOptions, openComments = 0): readonly Finding[] {
  return createChecker(options)(doc, openComments);
}

/** Parts findings by whether a person has set them aside in this draft. */
export function withoutDismissed(
  findings: readonly Finding[],
  doc: Node,
): { readonly open: readonly Finding[]; readonly dismissed: readonly Finding[] } {
  const keys = new Set((doc.attrs['dismissals'] as readonly Dismissal[]).map(({ key }) => key));
  return {
    open: findings.filter((finding) => !keys.has(findingKey(finding))),
    dismissed: findings.filter((finding) => keys.has(findingKey(finding))),
  };
}
