import { build } from 'vite';

/**
 * Builds the crash window beside the app's page, as a build of its own: no file of it is shared with the app's, so that
 * what breaks one leaves the other whole.
 *
 * @param {string} folder of the crash window's sources
 * @param {string} target the oldest Chromium
 * @returns {import('vite').Plugin}
 */
export function crashWindow(folder, target) {
  return {
    name: 'aftermark:crash-window',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: folder,
        base: '/crash/',
        publicDir: false,
        logLevel: 'warn',
        build: {
          write: false,
          target,
          minify: true,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { checks: { pluginTimings: false } },
        },
      });
      for (const result of Array.isArray(built) ? built : [built]) {
        if (!('output' in result)) continue;
        for (const file of result.output) {
          const source = file.type === 'chunk' ? file.code : file.source;
          this.emitFile({ type: 'asset', fileName: `crash/${file.fileName}`, source });
        }
      }
    },
  };
}
