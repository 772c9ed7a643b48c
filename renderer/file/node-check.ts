import type { NodeJSON } from '../document/draft';
import { limits } from './limits';
import { type Checked, refuse } from './json';

interface Waiting {
  readonly value: unknown;
  readonly parent: Waiting | null;
  readonly index: number;
  readonly depth: number;
}

function place(node: Waiting): string {
  const parts: string[] = [];
  for (let at = node; at.parent !== null; at = at.parent) parts.unshift(`.content[${at.index}]`);
  return `document${parts.join('')}`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';

function markProblem(marks: unknown): string | null {
  if (marks === undefined) return null;
  if (!Array.isArray(marks)) return 'has marks that are not a list';
  const bad = marks.some(
    (mark) =>
      !isRecord(mark) || !isName(mark['type']) || !(mark['attrs'] === undefined || isRecord(mark['attrs'])),
  );
  return bad ? 'has a mark without a type' : null;
}

function nodeProblem(node: unknown): string | null {
  if (!isRecord(node)) return 'is not a node';
  if (!isName(node['type'])) return 'has no type';
  if (node['attrs'] !== undefined && !isRecord(node['attrs'])) return 'has attributes that are not an object';
  if (node['content'] !== undefined && !Array.isArray(node['content']))
    return 'has content that is not a list';
  // An empty text node is the one thing ProseMirror cannot even construct.
  if (node['type'] === 'text' ? !isName(node['text']) : node['text'] !== undefined) return 'has a wrong text';
  return markProblem(node['marks']);
}

/**
 * Checks that a value is a ProseMirror document as JSON: nodes with a type, within the limits of depth and number.
 * Knows no node type but `doc` and `text`, so that what a newer version of the app wrote passes and survives. Walks
 * with a list of its own, so depth cannot end the stack.
 *
 * @returns the same value, not a copy, or a sentence that names the node by its path
 */
export function checkDocument(value: unknown): Checked<NodeJSON> {
  if (!isRecord(value) || value['type'] !== 'doc')
    return refuse('document is not a document node of type "doc".');
  const waiting: Waiting[] = [{ value, parent: null, index: 0, depth: 1 }];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count += 1;
    const problem =
      next.depth > limits.nodeDepth
        ? `is nested more than ${limits.nodeDepth} levels deep`
        : nodeProblem(next.value);
    if (problem !== null) {
      const where = next.depth > limits.nodeDepth ? 'document' : place(next);
      return refuse(`${where} ${problem}.`);
    }
    const content: readonly unknown[] = (next.value as NodeJSON).content ?? [];
    if (count + waiting.length + content.length > limits.nodes) {
      return refuse(`document has more than ${limits.nodes} nodes.`);
    }
    for (const [index, child] of content.entries()) {
      waiting.push({ value: child, parent: next, index, depth: next.depth + 1 });
    }
  }
  return { ok: true, value: value as unknown as NodeJSON };
}
