import { AttrStep, DocAttrStep } from '@tiptap/pm/transform';

import { changedIn } from './attribute-merge';
import { idOf } from './block-text';
import type { Replayed } from './replay';

/** Names the attribute that a step changes, by the block's id; null for any other step, and where there is no id. */
export function attributeKey({ step, before }: Replayed): string | null {
  if (step instanceof DocAttrStep) return `doc ${step.attr}`;
  if (!(step instanceof AttrStep)) return null;
  const target = before.nodeAt(step.pos);
  const id = target === null ? null : idOf(target);
  return id === null ? null : `block ${id} ${step.attr}`;
}

/** What a step changes of its attribute. */
export function changedMembers({ step, before, after }: Replayed): readonly string[] {
  if (!(step instanceof AttrStep || step instanceof DocAttrStep)) return [];
  const [was, now] = [before, after].map((doc) => (step instanceof AttrStep ? doc.nodeAt(step.pos) : doc));
  return changedIn(step.attr, was?.attrs[step.attr], now?.attrs[step.attr]);
}
