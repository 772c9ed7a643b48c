/**
 * What a review may hold, beside the limits of every file (file/limits.ts). Far above what people write, and low enough
 * that a file from a stranger is looked through in seconds. Lengths are UTF-16 units.
 */
export const reviewLimits = {
  name: 200,
  role: 200,
  recipients: 2_000,
  request: 20_000,
  comment: 100_000,
  quote: 100_000,
  /** Before and after the quote of an anchor. */
  context: 32,
  suggestions: 50_000,
  /** In all suggestions together: a day of typing, letter by letter, several times over. */
  steps: 500_000,
  threads: 20_000,
  commentsInThread: 2_000,
  eventsInThread: 2_000,
  signOffs: 20_000,
  stepType: 64,
  /** The largest position in a document; a file of the largest size cannot hold one that long. */
  position: 1_000_000_000,
} as const;
