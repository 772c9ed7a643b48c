/**
 * What follows from an object alone, worked out once and kept for as long as the object is there: several rules ask the
 * same of a text, or of a reading of a draft's facts.
 */
export function remember<Key extends object, Answer>(read: (key: Key) => Answer): (key: Key) => Answer {
  const kept = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    let known = kept.get(key);
    if (known === undefined) {
      known = { answer: read(key) };
      kept.set(key, known);
    }
    return known.answer;
  };
}
