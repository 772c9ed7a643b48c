import type { Node } from '@tiptap/pm/model';
import { AttrStep, DocAttrStep, type Step } from '@tiptap/pm/transform';

/** Attributes only: what a node holds is another question, and asking it of a long timeline takes long. */
function hasValidAttributes(node: Node): boolean {
  try {
    for (const [name, { validate }] of Object.entries(node.type.spec.attrs ?? {}))
      if (typeof validate === 'function') validate(node.attrs[name]);
    return true;
  } catch {
    return false;
  }
}

const isWhole = (node: Node): boolean => node.type.validContent(node.content) && hasValidAttributes(node);

/**
 * Whether what a step has touched is still as the schema wants it. Only that is looked at, not the whole document: of the
 * document itself a step that replaces something has asked the schema when it was applied, and its attributes are as they
 * were.
 */
export function isValid(after: Node, step: Step): boolean {
  if (step instanceof DocAttrStep) return hasValidAttributes(after);
  const ranges: (readonly [number, number])[] = step instanceof AttrStep ? [[step.pos, step.pos + 1]] : [];
  step.getMap().forEach((_from, _to, from, to) => ranges.push([from, to]));
  const touched = new Set<Node>();
  for (const [from, to] of ranges) {
    for (const $at of [after.resolve(from), after.resolve(to)])
      for (let depth = $at.depth; depth > 0; depth -= 1) touched.add($at.node(depth));
    after.nodesBetween(from, to, (node) => {
      touched.add(node);
      return true;
    });
  }
  return [...touched].every(isWhole);
}
