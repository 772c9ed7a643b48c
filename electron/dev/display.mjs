/** Whether there is a screen to open a window on, and what takes its place in tests. */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {'own' | 'x11' | 'wayland' | 'none'} `own`: the platform always has one of its own
 */
export function displayOf(env = process.env, platform = process.platform) {
  if (platform === 'win32' || platform === 'darwin') return 'own';
  if (env.DISPLAY) return 'x11';
  return env.WAYLAND_DISPLAY ? 'wayland' : 'none';
}

/**
 * A command on a screen that exists in memory only, larger than any window of the tests, so that it cuts none off.
 *
 * @param {{ program: string, args: readonly string[] }} command
 * @returns {{ program: string, args: readonly string[] }}
 */
export function onVirtualScreen({ program, args }) {
  const screen = ['--auto-servernum', '--server-args', '-screen 0 1600x1200x24'];
  return { program: 'xvfb-run', args: [...screen, program, ...args] };
}
