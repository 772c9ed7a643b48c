import type { DraftFacts } from '../../rule';

/** What follows from a reading of a draft's facts, worked out once for all texts that are checked against it. */
export function perFacts<Answer>(read: (facts: DraftFacts) => Answer): (facts: DraftFacts) => Answer {
  const kept = new WeakMap<DraftFacts, { readonly answer: Answer }>();
  return (facts) => {
    let known = kept.get(facts);
    if (known === undefined) {
      known = { answer: read(facts) };
      kept.set(facts, known);
    }
    return known.answer;
  };
}
