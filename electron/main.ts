import { app, powerMonitor } from 'electron';
import * as v from 'valibot';
import { appInfo } from './app-info';
import { filesNamedOn } from './command-line';
import { runsFromClone, setUpUserData } from './environment';
import { openExternal } from './external-links';
import { exportFiles, exportPdf, openFile, openTemplate, saveCopy } from './file-dialogs';
import { setUpIpc } from './ipc';
import { log, messageOf } from './log';
import { createMainWindow } from './main-window';
import { createMarkdownFiles } from './markdown-files';
import { applyCommandState, setUpMenus } from './menus';
import { createOpenedFiles } from './opened-files';
import { registerScheme, setUpProtocol } from './protocol';
import { publishRequests } from './publish-requests';
import { hardenProcess, setUpSecurity } from './security';
import { openSources } from './source-files';

const handOver = v.object({ files: v.array(v.string()) });

/** Runs in the first instance, once Electron is ready. */
function start(
  openedFiles: readonly string[],
  onFiles: (listener: (files: readonly string[]) => void) => void,
): void {
  setUpProtocol();
  setUpSecurity();
  const window = createMainWindow();
  const opened = createOpenedFiles(() => window.send('filesOpened', undefined));
  setUpMenus((id) => window.send('command', id));
  setUpIpc({
    ready: (_nothing, sender) => window.ready(sender),
    flushed: ({ id, outcome }) => window.flushed(id, outcome),
    appInfo,
    setCommandState: applyCommandState,
    takeOpenedFiles: opened.take,
    openFile: (_nothing, sender) => openFile(sender),
    openTemplate: (_nothing, sender) => openTemplate(sender),
    saveCopy,
    exportFiles,
    exportPdf,
    ...createMarkdownFiles(),
    openSources,
    ...publishRequests(),
    openExternal,
  });

  const open = (): void => {
    window.open().catch((error: unknown) => {
      log(`the window could not be opened: ${messageOf(error)}`);
      app.exit(1);
    });
  };
  onFiles((files) => {
    opened.add(files);
    open();
  });
  // On macOS the app goes on without a window, and a click on its icon brings one back.
  app.on('activate', open);
  opened.add(openedFiles);
  open();
}

hardenProcess();
registerScheme();
setUpUserData();

const files = filesNamedOn({ argv: process.argv, folder: process.cwd(), namesApp: runsFromClone });

if (app.requestSingleInstanceLock({ files })) {
  let waiting: readonly string[] = files;
  let take = (more: readonly string[]): void => {
    waiting = [...waiting, ...more];
  };

  app.on('second-instance', (_event, _argv, _folder, data) => {
    const checked = v.safeParse(handOver, data);
    take(checked.success ? checked.output.files : []);
  });
  // macOS hands over files before the app is ready, too.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take([file]);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // Not awaited: Electron becomes ready only after this module has run.
  void app.whenReady().then(() => {
    start(waiting, (listener) => {
      take = listener;
    });
    powerMonitor.on('shutdown', () => app.quit());
  });
} else {
  // The first instance has been told of the files and comes to the front.
  app.exit(0);
}
