/**
 * The least that an Electron app can be: a window with one of the pages that lie here. The size, the sandbox and the way
 * of being shown are those of the app. Loaded from disk, without a scheme, a policy or a preload script of its own.
 *
 *     electron <this folder> --page=heading
 */
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

const folder = app.commandLine.getSwitchValue('user-data-dir');
if (folder !== '') app.setPath('userData', path.resolve(folder));

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, spellcheck: false, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(`${app.commandLine.getSwitchValue('page')}.html`);
});
app.on('window-all-closed', () => app.quit());
