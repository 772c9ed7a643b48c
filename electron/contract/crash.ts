import * as v from 'valibot';

/** What the app says of its own faults, and what the window that stands in for a crashed one asks for (electron/crash/). */
export const crashRequests = {
  /**
   * Tells of an error in the page, as it was thrown; electron writes a report of it and leaves out of that whatever a
   * person may have written. `view`: a part of the window could not be shown.
   */
  reportProblem: {
    argument: v.object({
      kind: v.picklist(['error', 'rejection', 'view']),
      name: v.pipe(v.string(), v.maxLength(100)),
      message: v.pipe(v.string(), v.maxLength(2_000)),
      stack: v.pipe(v.string(), v.maxLength(20_000)),
    }),
    result: v.void(),
  },
  /** The last report, without anything that a person has written and without names of folders; '' where there is none. */
  crashReport: { argument: v.void(), result: v.pipe(v.string(), v.maxLength(200_000)) },
  /** Loads the app's own page again in place of the crash window. */
  reopenWindow: { argument: v.void(), result: v.void() },
  quitApp: { argument: v.void(), result: v.void() },
} as const;
