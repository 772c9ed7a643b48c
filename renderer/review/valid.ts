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

/** Whether what a step has touched is still as the schema wants it. Only that is looked at, not the whole document. */
export function isValid(after: Node, step: Step): boolean {
  if (step instanceof DocAttrStep) return hasValidAttributes(after);
  const ranges: (readonly [number, number])[] = step instanceof AttrStep ? [[step.pos, step.pos + 1]] : [];
  step.getMap().forEach((_from, _to, from, to) => ranges.push([from, to]));
  return ranges.every(([from, to]) => {
    let whole = true;
    for (const $at of [after.resolve(from), after.resolve(to)])
      for (let depth = $at.depth; depth >= 0; depth -= 1) whole &&= isWhole($at.node(depth));
    after.nodesBetween(from, to, (node) => {
      whole &&= isWhole(node);
      return whole;
    });
    return whole;
  });
}
