import { app } from 'electron';
import type { AppInfo } from './contract/contract';
import { isDevelopment, platform } from './environment';

/** What About shows. */
export function appInfo(): AppInfo {
  const { electron, chrome, node } = process.versions;
  return {
    name: app.getName(),
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    platform,
    development: isDevelopment,
  };
}
