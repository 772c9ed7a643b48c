import { isNumber, isObject, isText, type Check } from './attributes';

/** A finding of the checks that a person has set aside, with the reason. Kept in the draft, never published. */
export interface Dismissal {
  /** What was found, as the checks name it: the rule, the block, the words. Other words there are another finding. */
  readonly key: string;
  /** Why it was set aside, in the person's words; '' where none were given. */
  readonly reason: string;
  /** Milliseconds UTC. */
  readonly at: number;
}

export const isDismissal: Check<Dismissal> = (value): value is Dismissal =>
  isObject(value) && isText(value['key']) && isText(value['reason']) && isNumber(value['at']);
