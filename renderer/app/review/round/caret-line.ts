import type { Node } from '@tiptap/pm/model';

import { isObject } from '../../../document/attributes';
import type { NodeJSON } from '../../../document/draft';
import { replay } from '../../../review/replay';
import type { Suggestion } from '../../../review/types';

/*
 * The editor puts an empty line below a document that ends with something one cannot write after, such as a table. In a
 * review that is nobody's suggestion.
 */

const isEmptyLine = (node: unknown): boolean =>
  isObject(node) &&
  node['type'] === 'paragraph' &&
  (!Array.isArray(node['content']) || node['content'].length === 0);

/** Whether a step does nothing but put an empty line at the end of a document. */
function isCaretLine(step: unknown, doc: Node): boolean {
  if (!isObject(step) || step['stepType'] !== 'replace') return false;
  const end = doc.content.size;
  if (step['from'] !== end || step['to'] !== end || !isObject(step['slice'])) return false;
  const { content } = step['slice'];
  return Array.isArray(content) && content.length === 1 && isEmptyLine(content[0]);
}

/** Suggestions without the line that the editor put there; all of them where something builds on it. */
export function withoutCaretLine(base: Node, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  if (base.lastChild?.isTextblock === true) return suggestions;
  let doc = base;
  for (const [index, { steps }] of suggestions.entries()) {
    const [only] = steps;
    if (steps.length === 1 && isCaretLine(only, doc)) {
      const others = suggestions.filter((_, at) => at !== index);
      const left = replay(
        base,
        others.flatMap((one) => one.steps),
      );
      return left.ok ? others : suggestions;
    }
    const replayed = replay(doc, steps);
    if (!replayed.ok) return suggestions;
    doc = replayed.document;
  }
  return suggestions;
}

/** The document without an empty line at its end. */
export function withoutLastLine(document: NodeJSON): NodeJSON {
  const { content = [] } = document;
  return isEmptyLine(content.at(-1)) ? { ...document, content: content.slice(0, -1) } : document;
}
