import path from 'node:path';
import { app } from 'electron';
import * as v from 'valibot';
import { appInfo } from './app-info';
import { createBackups } from './backups/index';
import { filesNamedOn } from './command-line';
import { allowBusyStacks } from './crash/hangs';
import { watchHelperProcesses } from './crash/helper-processes';
import { crashHandlers, openReports } from './crash/index';
import { watchMainErrors } from './crash/main-errors';
import { runsFromClone, setUpUserData } from './environment';
import { openExternal } from './external-links';
import { exportFiles, exportPdf, openFile, openTemplate, saveCopy } from './file-dialogs';
import { setUpIpc } from './ipc';
import { createJournal } from './journal/index';
import { leaveWithSystem } from './leaving';
import { log, messageOf } from './log';
import { createMainWindow } from './main-window';
import { createMarkdownFiles } from './markdown-files';
import { applyCommandState, setUpMenus } from './menus';
import { createOpenedFiles } from './opened-files';
import { registerScheme, setUpProtocol } from './protocol';
import { publishRequests } from './publish-requests';
import { hardenProcess, setUpSecurity } from './security';
import { setAsideAtStart, setAsideHandlers } from './set-aside';
import type { SetAside } from './set-aside';
import { openSources } from './source-files';
import { sayUnwritable, moveToTemporaryProfile, whyUnwritable } from './unwritable';

const handOver = v.object({ files: v.array(v.string()) });

/** Runs in the first instance, once Electron is ready. */
function start(
  openedFiles: readonly string[],
  onFiles: (listener: (files: readonly string[]) => void) => void,
  setAside: SetAside | null,
): void {
  setUpProtocol();
  setUpSecurity();
  const window = createMainWindow({
    reports,
    backUp: async (contents) => backups.handlers.backUpNow(undefined, contents),
    beforeQuit: async () => {
      await journal.idle();
      await backups.makeBeforeQuit();
    },
  });
  mainErrors.setShell(window);
  watchHelperProcesses(reports, window.store);
  leaveWithSystem(window.leave);
  const opened = createOpenedFiles(() => window.send('filesOpened', undefined));
  const userData = app.getPath('userData');
  const journalFolder = path.join(userData, 'journal');
  const journal = createJournal(journalFolder, (id) => backups.folderOf(id));
  const backups = createBackups({ userData, journal: journalFolder, journalIdle: journal.idle });
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
    ...journal.handlers,
    ...setAsideHandlers(userData, setAside, () => {
      app.relaunch();
      app.quit();
    }),
    ...backups.handlers,
    ...crashHandlers(reports, window),
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
  backups.watch();
}

hardenProcess();
allowBusyStacks();
registerScheme();
setUpUserData();

const ownFolder = app.getPath('userData');
const unwritable = whyUnwritable(ownFolder);
if (unwritable !== null) moveToTemporaryProfile();

const reports = openReports();
const mainErrors = watchMainErrors(reports);

const files = filesNamedOn({ argv: process.argv, folder: process.cwd(), namesApp: runsFromClone });

if (unwritable !== null) {
  void app.whenReady().then(() => sayUnwritable(ownFolder, unwritable));
} else if (app.requestSingleInstanceLock({ files })) {
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
  // While Chromium has not touched the database yet.
  const setAside = setAsideAtStart(app.getPath('userData'), Date.now());
  // Not awaited: Electron becomes ready only after this module has run.
  void app.whenReady().then(() => {
    start(
      waiting,
      (listener) => {
        take = listener;
      },
      setAside,
    );
  });
} else {
  // The first instance has been told of the files and comes to the front.
  app.exit(0);
}
