import type { Node } from '@tiptap/pm/model';

import { checkDraft } from '../../../../../renderer/checks/run';
import { factRules } from '../../../../../renderer/checks/rules/facts/index';
import type { Finding } from '../../../../../renderer/checks/finding';
import type { NodeJSON } from '../../../../../renderer/document/draft';
import { doc, p } from '../../../support/build';
import { outage } from '../../../support/outage';

/** The outage with blocks behind its end. Impact 13:42 to 14:09, detected 13:45, identified 14:00, mitigated 14:07, resolved 14:52. */
export function withOutage(blocks: readonly NodeJSON[], attrs: object = {}): Node {
  const { content, attrs: own } = outage.toJSON() as { content: readonly NodeJSON[]; attrs: object };
  return doc([...content, ...blocks], { ...own, ...attrs });
}

export const findingsIn = (document: Node): readonly Finding[] =>
  checkDraft(document, { template: null, rules: factRules });

/** What is found in one sentence beside the outage: "error duration-mismatch “37 minutes”". */
export function foundIn(sentence: string | NodeJSON): readonly string[] {
  const block = typeof sentence === 'string' ? p(sentence, { id: 'sentence' }) : sentence;
  return findingsIn(withOutage([block])).map(said);
}

export const said = ({ severity, rule, place }: Finding): string => `${severity} ${rule} “${place.quote}”`;
