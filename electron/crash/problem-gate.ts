/** An error that keeps coming is written down once in this time, in milliseconds. */
const REPEAT_PERIOD = 60_000;
/** So many different ones are written down in that time: a storm must not push out the report on how it began. */
const MOST_IN_PERIOD = 3;

/** Lets a problem through, or holds it back because there were enough of them. */
export interface ProblemGate {
  /** @param now milliseconds of a clock that only goes forward */
  readonly passes: (signature: string, now: number) => boolean;
}

export function createProblemGate(): ProblemGate {
  let passed: readonly { readonly signature: string; readonly at: number }[] = [];
  return {
    passes(signature, now) {
      passed = passed.filter(({ at }) => now - at < REPEAT_PERIOD);
      if (passed.length >= MOST_IN_PERIOD || passed.some((one) => one.signature === signature)) return false;
      passed = [...passed, { signature, at: now }];
      return true;
    },
  };
}
