import type { EventName, RequestName } from './contract';

/*
 * The names of the contract without its schemas: the preload script runs before anything is shown, and checks no values.
 * A test holds the lists to the contract.
 */

export const requestNames = [
  'ready',
  'appInfo',
  'setCommandState',
  'openFile',
  'takeOpenedFiles',
  'openTemplate',
  'saveCopy',
  'exportFiles',
  'exportPdf',
  'openMarkdown',
  'imagesBeside',
  'openSources',
  'choosePublishFolder',
  'publishFolder',
  'planPublish',
  'writePublish',
  'hasRoom',
  'keepInJournal',
  'keepPiece',
  'keepImage',
  'forgetImage',
  'keepShared',
  'forgetInJournal',
  'setAsideInJournal',
  'listKept',
  'readKept',
  'readKeptImage',
  'readKeptShared',
  'setAsideDatabase',
  'databaseSetAside',
  'listBackups',
  'backUpNow',
  'openBackup',
  'backupPlan',
  'chooseBackupFolder',
  'setBackupPlan',
  'reportProblem',
  'crashReport',
  'reopenWindow',
  'quitApp',
  'openExternal',
  'flushed',
] as const satisfies readonly RequestName[];

export const eventNames = [
  'command',
  'filesOpened',
  'flushRequested',
] as const satisfies readonly EventName[];
