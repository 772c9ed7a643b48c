import type { Node } from '@tiptap/pm/model';

import type { Finding } from '../../../../renderer/checks/finding';
import type { Rule } from '../../../../renderer/checks/rule';
import { checkDraft } from '../../../../renderer/checks/run';
import type { NodeJSON } from '../../../../renderer/document/draft';
import { bundledTemplates } from '../../../../templates/index';
import type { Template } from '../../../../templates/template';
import { doc, p, title } from '../../support/build';

interface Made {
  readonly attrs?: object;
  readonly template?: Template | null;
}

/** What one rule finds in a document of these blocks. */
export function findingsIn(
  rule: Rule,
  content: readonly NodeJSON[],
  { attrs = {}, template = null }: Made = {},
): readonly Finding[] {
  return checkDraft(document(content, attrs), { template, rules: [rule] });
}

function document(content: readonly NodeJSON[], attrs: object): Node {
  return doc([title('Outage'), ...content], attrs);
}

/** The words that one rule points at in a paragraph. */
export function quotesIn(rule: Rule, text: string, attrs: object = {}): readonly string[] {
  return findingsIn(rule, [p(text, { id: 'p' })], { attrs }).map(({ place }) => place.quote);
}

export const messagesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ message }) => message);

export function bundled(id: string): Template {
  const template = bundledTemplates.find((one) => one.id === id);
  if (template === undefined) throw new Error(`There is no template ${id}.`);
  return template;
}

/** Milliseconds that a rule takes for a text; rules run on every changed paragraph. */
export function timeOf(rule: Rule, text: string): number {
  const draft = document([p(text, { id: 'p' })], {});
  const start = performance.now();
  checkDraft(draft, { template: null, rules: [rule] });
  return performance.now() - start;
}
