import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';

import { isObject } from '../document/attributes';
import { documentSchema } from '../document/schema';

/** A step with the documents before and after it. */
export interface Replayed {
  readonly step: Step;
  readonly before: Node;
  readonly after: Node;
}

export type Replay =
  | { readonly ok: true; readonly steps: readonly Replayed[]; readonly document: Node }
  /** `index` of the first step that does not fit. */
  | { readonly ok: false; readonly index: number };

/** A set of marks is many small steps; taken one by one each can be placed, or not, by itself. */
function single(json: unknown): readonly unknown[] {
  return isObject(json) && json['stepType'] === 'markSet' && Array.isArray(json['steps'])
    ? (json['steps'] as readonly unknown[])
    : [json];
}

/**
 * Reads steps from JSON and applies them one after the other. Nothing that comes in can make it throw: what is no step, or
 * does not fit the document that it meets, ends the replay.
 */
export function replay(document: Node, steps: readonly unknown[]): Replay {
  const replayed: Replayed[] = [];
  let before = document;
  for (const [index, json] of steps.entries()) {
    try {
      for (const one of single(json)) {
        const step = Step.fromJSON(documentSchema, one);
        const after = step.apply(before).doc;
        if (after === null) return { ok: false, index };
        replayed.push({ step, before, after });
        before = after;
      }
    } catch {
      return { ok: false, index };
    }
  }
  return { ok: true, steps: replayed, document: before };
}

/** The step that takes another back, with its documents. */
export function undone({ step, before, after }: Replayed): Replayed {
  return { step: step.invert(before), before: after, after: before };
}
