import { BrowserWindow, nativeTheme } from 'electron';
import { ENTRY_URL } from './contract/identity';
import { isDevelopment, preloadFile } from './environment';
import { MINIMUM_SIZE } from './window-state';
import type { Rectangle } from './window-state';

/** The page's own background, so that the window does not flash before the first paint. */
function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#1b1a18' : '#fbfaf7';
}

/** Makes a window with the page in it, shown once there is something to see. */
export function createWindow(bounds: Rectangle): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Aftermark',
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A middle click on a link would open it in a new window.
      disableBlinkFeatures: 'Auxclick',
      devTools: isDevelopment,
      // Typing goes on being stored while the window is hidden.
      backgroundThrottling: false,
    },
  });

  const followTheme = (): void => window.setBackgroundColor(backgroundColor());
  nativeTheme.on('updated', followTheme);
  window.once('closed', () => nativeTheme.off('updated', followTheme));
  window.once('ready-to-show', () => window.show());
  // A page that does not load leaves nothing to see, so the rejection is the caller's log line.
  void window.loadURL(ENTRY_URL).catch(() => window.show());
  return window;
}
