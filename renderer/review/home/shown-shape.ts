import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { ReplaceAroundStep } from '@tiptap/pm/transform';

import { idOf } from '../block-text';
import { attributeChanges, typeWord } from '../changes-attributes';
import type { Replayed } from '../replay';
import type { ShownChange } from './plan-types';
import type { Sides } from './shown';
import type { WayBack } from './way-back';

/** "bulletList" as people say it. */
const said = (node: Node): string =>
  typeWord(node).replaceAll(/(?<=[a-z])[A-Z]/gu, (sign) => ` ${sign.toLowerCase()}`);

function around($at: ResolvedPos): string {
  const words: string[] = [];
  for (let depth = 1; depth <= $at.depth; depth += 1) words.push(said($at.node(depth)));
  return words.join(', ');
}

/** A block that becomes one of another kind, or blocks that go into a list or a quote or come out of it. */
export function shapeChanges(
  { step, before, after }: Replayed,
  back: WayBack,
  sides: Sides,
): readonly ShownChange[] {
  if (!(step instanceof ReplaceAroundStep)) return [];
  const $old = before.resolve(step.gapFrom);
  const $now = after.resolve(step.from + step.insert);
  if ($old.parent.isTextblock && $now.parent.isTextblock) {
    const position = back.map($old.before(), 1);
    const block = idOf($now.parent);
    return attributeChanges($old.parent, $now.parent, sides).map((change) => ({
      kind: 'attribute',
      position,
      block,
      ...change,
    }));
  }
  const [was, is] = [around($old), around($now)];
  const first = $old.nodeAfter;
  if (was === is || first === null) return [];
  return [
    {
      kind: 'attribute',
      position: back.map(step.gapFrom, 1),
      block: idOf(first),
      name: 'around',
      label: 'stands in',
      before: was,
      after: is,
    },
  ];
}
