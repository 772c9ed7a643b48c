/** A page that crashes more often than this within `CRASH_PERIOD` is not loaded again without a question. */
const CRASHES_BORNE = 1;
/** In milliseconds. */
const CRASH_PERIOD = 60_000;

/**
 * Whether a page that has just crashed may be loaded again without a question. `crashes` are the times of all its
 * crashes so far, this one included, and `now` the present, both in milliseconds of the same clock.
 */
export function mayReload(crashes: readonly number[], now: number): boolean {
  return crashes.filter((time) => now - time < CRASH_PERIOD).length <= CRASHES_BORNE;
}
