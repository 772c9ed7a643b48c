/** Counting tests from vitest's JSON report. */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Counts} */
export const noTests = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function plus(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * The counts of a report. A run that failed counts as one failure at least: a file that cannot be loaded has no
 * failing test in it.
 *
 * @param {any} report vitest's `json` reporter's; undefined where it wrote none
 * @param {number} exitCode vitest's
 * @returns {Counts}
 */
export function countsOf(report, exitCode) {
  const failed = Number(report?.numFailedTests ?? 0);
  return {
    passed: Number(report?.numPassedTests ?? 0),
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: Number(report?.numPendingTests ?? 0) + Number(report?.numTodoTests ?? 0),
  };
}

/**
 * The full names of tests that did not run.
 *
 * @param {any} report
 * @returns {readonly string[]}
 */
export function skippedNames(report) {
  const files = /** @type {any[]} */ (report?.testResults ?? []);
  const tests = files.flatMap((file) => /** @type {any[]} */ (file.assertionResults ?? []));
  return tests
    .filter((test) => ['skipped', 'pending', 'todo', 'disabled'].includes(test.status))
    .map((test) => String(test.fullName));
}

/**
 * The last line of `npm test`; other programs read it.
 *
 * @param {Counts} counts
 * @returns {string}
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
