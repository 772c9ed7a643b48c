/** What the environment and the command line ask of the commands here. */
import path from 'node:path';

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether this is a continuous integration run
 */
export function isCi(env = process.env) {
  return env.CI !== undefined && !['', '0', 'false'].includes(env.CI);
}

/**
 * Takes switches of ours out of a command line.
 *
 * @template {string} Switch
 * @param {readonly string[]} args
 * @param {readonly Switch[]} known such as "--watch"
 * @returns {{ given: ReadonlySet<Switch>, rest: readonly string[] }}
 */
export function takeSwitches(args, known) {
  const isKnown = (/** @type {string} */ word) => /** @type {readonly string[]} */ (known).includes(word);
  return {
    given: new Set(/** @type {Switch[]} */ (args.filter(isKnown))),
    rest: args.filter((word) => !isKnown(word)),
  };
}

/**
 * The folder that relative file names on the command line start from. npm runs scripts in the package's folder
 * and says in INIT_CWD where the person is; that holds for the script itself only, not for what a test starts.
 *
 * @param {readonly string[]} scripts the names in package.json that run this program
 * @param {NodeJS.ProcessEnv} env
 * @param {string} current
 * @returns {string}
 */
export function callersFolder(scripts, env = process.env, current = process.cwd()) {
  const byNpm = scripts.includes(env.npm_lifecycle_event ?? '') && env.npm_package_name === 'aftermark';
  const root = path.dirname(env.npm_package_json ?? '');
  return byNpm && env.INIT_CWD && path.resolve(current) === root ? env.INIT_CWD : current;
}
