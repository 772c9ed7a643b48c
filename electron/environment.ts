import path from 'node:path';
import { app } from 'electron';
import type { Platform } from './contract/shortcuts';

/** `process.platform` in the contract's words; every Unix that is not macOS counts as Linux. */
export function platformOf(nodePlatform: NodeJS.Platform): Platform {
  if (nodePlatform === 'darwin') return 'mac';
  return nodePlatform === 'win32' ? 'windows' : 'linux';
}

export const platform: Platform = platformOf(process.platform);

/** Started from a clone, with Electron naming the app on its command line. */
export const runsFromClone: boolean = process.defaultApp ?? false;

/** Reload and developer tools are offered: asked for by name, and never in a packaged app. */
export const isDevelopment: boolean = runsFromClone && process.env['AFTERMARK_DEVELOPMENT'] === '1';

/** The folder with the built page, beside the folder that holds this file once built. */
export const rendererFolder: string = path.join(import.meta.dirname, '..', 'renderer');

/** The built preload script. */
export const preloadFile: string = path.join(import.meta.dirname, 'preload.cjs');

/**
 * Takes the profile's folder from `--user-data-dir=`, so that a second profile (or a test) is kept apart in full.
 * Has to run before anything opens storage or asks for the single-instance lock.
 */
export function setUpUserData(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', path.resolve(folder));
}
