import { reviewRecordNames } from '../document/review-record';

/** What becomes of an attribute that a reviewer changed from `base` to `theirs` and that is `ours` in the draft. */
export type MergedAttribute =
  | { readonly kind: 'set'; readonly value: unknown; readonly agreed: readonly string[] }
  | { readonly kind: 'same'; readonly agreed: readonly string[] }
  | { readonly kind: 'conflict' };

/** Stands among what both changed alike for a value as a whole. */
const whole = '';

export const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Attributes that are sets: whoever adds or removes a member says nothing of the others. */
const sets: ReadonlySet<string> = new Set([
  'moments',
  'sources',
  'tags',
  'services',
  'roles',
  'answers',
  'dismissals',
  ...reviewRecordNames,
]);

type Members = ReadonlyMap<string, unknown>;

const membersOf = (value: unknown): Members | null =>
  Array.isArray(value) ? new Map(value.map((member: unknown) => [JSON.stringify(member), member])) : null;

const without = (one: Members, other: Members): readonly string[] =>
  [...one.keys()].filter((key) => !other.has(key));

/**
 * Both only added and removed members: ours, without what they removed, with what they added at the end. Where both took
 * the same member out and put one in, each may have rewritten it, and that is a conflict; so is another order.
 */
function mergeSets(base: Members, ours: Members, theirs: Members): MergedAttribute {
  const [added, removed] = [without(theirs, base), without(base, theirs)];
  const [oursAdded, oursRemoved] = [without(ours, base), without(base, ours)];
  if (added.length === 0 && removed.length === 0) return { kind: 'conflict' };
  const isRewritten = removed.some((key) => oursRemoved.includes(key));
  if (isRewritten && (added.length > 0 || oursAdded.length > 0)) return { kind: 'conflict' };
  const merged = new Map(ours);
  for (const key of removed) merged.delete(key);
  for (const key of added) merged.set(key, theirs.get(key));
  const value = [...merged.values()];
  const agreed = [
    ...added.filter((key) => oursAdded.includes(key)),
    ...removed.filter((key) => oursRemoved.includes(key)),
  ];
  return sameValue(value, [...ours.values()]) ? { kind: 'same', agreed } : { kind: 'set', value, agreed };
}

/** What a change of an attribute changes: members of a list that is a set, or the value as a whole. */
export function changedIn(name: string, before: unknown, after: unknown): readonly string[] {
  const [was, now] = sets.has(name) ? [membersOf(before), membersOf(after)] : [null, null];
  return was === null || now === null ? [whole] : [...without(now, was), ...without(was, now)];
}

/**
 * @param agreed what both sides changed before, alike or not (`changedIn`). It is the author's as well, so a reviewer who
 *   changes it again, or takes it back, does not have it for themselves.
 */
export function mergeAttribute(
  name: string,
  base: unknown,
  ours: unknown,
  theirs: unknown,
  agreed: ReadonlySet<string>,
): MergedAttribute {
  const [was, here, there] = sets.has(name)
    ? [membersOf(base), membersOf(ours), membersOf(theirs)]
    : [null, null, null];
  const changed = changedIn(name, base, theirs);
  if (sameValue(ours, theirs)) return { kind: 'same', agreed: changed };
  if (changed.some((member) => agreed.has(member))) return { kind: 'conflict' };
  if (sameValue(ours, base)) return { kind: 'set', value: theirs, agreed: [] };
  return was === null || here === null || there === null ? { kind: 'conflict' } : mergeSets(was, here, there);
}
