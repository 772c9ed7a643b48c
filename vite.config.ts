/** How the renderer is built. The shell and the command line are plainer: electron/dev/build.mjs. */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { crashWindow } from './electron/dev/crash-window.mjs';

const here = (place: string) => fileURLToPath(new URL(place, import.meta.url));

/** The oldest Chromium it runs in: the tests' Electron 33. */
const target = 'chrome130';

export default defineConfig({
  root: here('renderer'),
  // The page's own address is app://aftermark/, so that paths from the root are right wherever it is loaded.
  base: '/',
  publicDir: false,
  plugins: [react(), crashWindow(here('renderer/crash'), target)],
  resolve: {
    alias: {
      // The browser's build of it decodes entities through innerHTML, which a Worker lacks and no text should reach.
      'decode-named-character-reference': here('node_modules/decode-named-character-reference/index.js'),
    },
  },
  build: {
    outDir: here('.build/renderer'),
    emptyOutDir: true,
    target,
    minify: true,
    sourcemap: true,
    // The content security policy allows neither data: scripts and fonts nor blob: workers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What the window needs before it shows anything is one file: each further one is a trip to the main process.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  worker: { format: 'es' },
});
