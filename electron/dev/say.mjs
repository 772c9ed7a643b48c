/** What the commands tell a person. All of it goes to stderr, so that stdout stays clean for pipes. */

/** @param {string} line one sentence, without its line end */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Something is missing or wrong on this machine; the message is one sentence that says what to do. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * A SetupError is told by its sentence alone; anything else is a fault of ours and keeps its stack.
 *
 * @param {unknown} error
 */
export function sayError(error) {
  const text =
    error instanceof SetupError ? error.message : error instanceof Error ? error.stack : String(error);
  say(`aftermark: ${text}`);
}

/**
 * Runs a command's main function; an error is told, and makes the exit code 1.
 *
 * @param {() => Promise<number>} main gives the exit code
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    sayError(error);
    process.exitCode = 1;
  }
}

/**
 * A duration for people.
 *
 * @param {number} milliseconds
 * @returns {string} such as "0.4 s" or "2 min 05 s"
 */
export function spokenDuration(milliseconds) {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
