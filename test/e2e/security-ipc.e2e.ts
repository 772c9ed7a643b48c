import { beforeAll, describe, expect, it } from 'vitest';
import { openBlankPage } from './support/blank-page';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { sandboxObstacle, sandboxedLaunch } from './support/unprivileged';

let running: RunningApp;

beforeAll(async () => {
  running = await launchApp((await sandboxObstacle()) === null ? await sandboxedLaunch() : {});
  await openBlankPage(running.page);
});

/** Asks for appInfo in a window of the test's own, which has the app's preload script but not the app's page. */
const CALL = `window.aftermark.requests.appInfo().then(() => 'answered', (error) => error.message)`;

describe('who may call', () => {
  it('answers the app’s own page', async () => {
    expect(await running.page.evaluate(CALL)).toBe('answered');
  });

  it.each(['data:text/html,foreign', 'about:blank'])('refuses a page of another origin: %s', async (url) => {
    const message = await running.app.evaluate(
      async ({ app, BrowserWindow }, { address, call }) => {
        const preload = `${app.getAppPath()}/.build/electron/preload.cjs`;
        const window = new BrowserWindow({ show: false, webPreferences: { preload } });
        // The shell brings its own page back where another has got into a window; the test's window shall keep its own.
        window.webContents.removeAllListeners('did-navigate');
        await window.loadURL(address);
        const answer: unknown = await window.webContents.executeJavaScript(call);
        window.destroy();
        return answer;
      },
      { address: url, call: CALL },
    );
    expect(message).toContain('Refused: it does not come from the app’s own page');
    expect(running.log()).toContain('refused the call “appInfo”: it does not come from the app’s own page');
  });

  it.each(['', 'sandbox="allow-scripts"'])(
    'refuses a frame inside the app’s own page (%s)',
    async (attributes) => {
      const messages = await running.app.evaluate(
        async ({ app, BrowserWindow }, { call, frame }) => {
          const preload = `${app.getAppPath()}/.build/electron/preload.cjs`;
          const window = new BrowserWindow({
            show: false,
            webPreferences: { preload, nodeIntegrationInSubFrames: true },
          });
          await window.loadURL('app://aftermark/no-such-file');
          const main: unknown = await window.webContents.executeJavaScript(call);
          await window.webContents.executeJavaScript(
            `new Promise((resolve) => {
             document.body.insertAdjacentHTML('beforeend', '<iframe ${frame} srcdoc="inner"></iframe>');
             document.querySelector('iframe').addEventListener('load', () => resolve());
           })`,
          );
          const [inner] = window.webContents.mainFrame.frames;
          const answer: unknown = await inner?.executeJavaScript(call);
          window.destroy();
          return { main, inner: answer };
        },
        { call: CALL, frame: attributes },
      );
      // The control: the same window's main frame is answered.
      expect(messages.main).toBe('answered');
      expect(messages.inner).toContain('Refused: it does not come from the app’s own page');
    },
  );
});

/** A plan as source, good but for what is given. */
function plan(wrong: Readonly<Record<string, string>>): string {
  const good = {
    draft: `'d'`,
    target: `'hugo'`,
    slug: `'a'`,
    date: `null`,
    updated: `null`,
    anchors: `{}`,
    folder: `null`,
    files: `[{ path: 'a.md', bytes: new Uint8Array() }]`,
  };
  const entries = Object.entries({ ...good, ...wrong }).map(([name, value]) => `${name}: ${value}`);
  return `{ ${entries.join(', ')} }`;
}

/** What the journal is to keep, as source, good but for what is given. */
function kept(wrong: Readonly<Record<string, string>>): string {
  const good = {
    id: `'d'`,
    title: `'t'`,
    trashedAt: `null`,
    version: `1`,
    at: `0`,
    record: `{ kind: 'whole', bytes: new Uint8Array() }`,
  };
  const entries = Object.entries({ ...good, ...wrong }).map(([name, value]) => `${name}: ${value}`);
  return `{ ${entries.join(', ')} }`;
}

describe('what may be said', () => {
  it.each([
    ['openExternal', 'undefined'],
    ['openExternal', '42'],
    ['openExternal', `['https://example.org']`],
    ['openExternal', `'x'.repeat(5_000)`],
    ['appInfo', `'something'`],
    ['setCommandState', `{ enabled: ['no.such.command'], checked: [] }`],
    ['setCommandState', `{ enabled: ['edit.cut'], checked: [] }`],
    ['setCommandState', `{ enabled: 'file.new', checked: [] }`],
    ['setCommandState', `null`],
    ['flushed', `{ id: 'x', outcome: { kind: 'stored' } }`],
    ['flushed', `{ id: 1, outcome: { kind: 'maybe' } }`],
    ['saveCopy', `{ suggestedName: '../../evil.postmortem', bytes: new Uint8Array() }`],
    ['saveCopy', `{ suggestedName: '/etc/cron.d/evil', bytes: new Uint8Array() }`],
    ['saveCopy', `{ suggestedName: 'a.postmortem', bytes: [1, 2, 3] }`],
    ['saveCopy', `{ suggestedName: 'a.postmortem', bytes: 'text' }`],
    ['exportFiles', `{ suggestedName: 'a.md', bytes: new Uint8Array(), folder: { name: '..', files: [] } }`],
    ['exportPdf', `{ suggestedName: '../a.pdf', html: '' }`],
    ['exportPdf', `{ suggestedName: 'a.pdf', html: new Uint8Array() }`],
    [
      'exportFiles',
      `{ suggestedName: 'a.md', bytes: new Uint8Array(), folder: { name: 'a', files: [{ name: '../x', bytes: new Uint8Array() }] } }`,
    ],
    ['openMarkdown', `'/etc/passwd'`],
    ['openSources', `'/etc/passwd'`],
    ['imagesBeside', `{ file: '/etc/passwd', addresses: [] }`],
    ['imagesBeside', `{ file: 0, addresses: [] }`],
    ['imagesBeside', `{ file: 1, addresses: 'a.png' }`],
    ['choosePublishFolder', `undefined`],
    ['choosePublishFolder', `{ draft: 'x'.repeat(300) }`],
    ['publishFolder', `{ draft: '' }`],
    ['planPublish', plan({ files: `[{ path: '../../.bashrc', bytes: new Uint8Array() }]` })],
    ['planPublish', plan({ files: `[{ path: '/etc/passwd', bytes: new Uint8Array() }]` })],
    ['planPublish', plan({ files: `[{ path: '.git/hooks/pre-commit', bytes: new Uint8Array() }]` })],
    ['planPublish', plan({ files: `[{ path: '.aftermark.json', bytes: new Uint8Array() }]` })],
    ['planPublish', plan({ files: `[{ path: 'a.md', bytes: 'text' }]` })],
    ['planPublish', plan({ files: `[]` })],
    ['planPublish', plan({ slug: `'../up'` })],
    ['planPublish', plan({ folder: `'../up'` })],
    ['planPublish', plan({ anchors: `{ h: 1 }` })],
    ['writePublish', `{ draft: 'd', token: 't', accept: ['../../.bashrc'], remove: [] }`],
    ['writePublish', `{ draft: 'd', token: 't', accept: [], remove: ['/etc/passwd'] }`],
    ['writePublish', `{ draft: 'd', token: 1, accept: [], remove: [] }`],
    ['keepInJournal', kept({ id: `''` })],
    ['keepInJournal', kept({ version: `0` })],
    ['keepInJournal', kept({ version: `1.5` })],
    ['keepInJournal', kept({ at: `'now'` })],
    ['keepInJournal', kept({ record: `{ kind: 'whole', bytes: '{}' }` })],
    ['keepInJournal', kept({ record: `{ kind: 'steps', bytes: new Uint8Array() }` })],
    ['keepPiece', `{ id: 'd', name: '../review', bytes: new Uint8Array() }`],
    ['keepPiece', `{ id: 'd', name: 'round-../x', bytes: new Uint8Array() }`],
    ['keepImage', `{ hash: '../../x', bytes: new Uint8Array() }`],
    ['forgetImage', `{ hash: 'x' }`],
    ['keepShared', `{ name: '../settings', bytes: new Uint8Array() }`],
    ['forgetInJournal', `{ id: 7 }`],
    ['setAsideInJournal', `{}`],
    ['listKept', `{ from: '../backups' }`],
    ['listKept', `{ from: '..' }`],
    ['readKept', `{ from: '/etc', id: 'd' }`],
    ['readKeptImage', `{ from: 'journal', hash: '../x' }`],
    ['readKeptShared', `{ from: 'journal', name: 'passwd' }`],
    ['setAsideDatabase', `'/home'`],
    ['databaseSetAside', `'/home'`],
    ['listBackups', `'/home'`],
    ['backUpNow', `'/home/backup'`],
    ['openBackup', `'/etc/passwd'`],
    ['backupPlan', `'/home'`],
    ['chooseBackupFolder', `'/home'`],
    ['setBackupPlan', `{ every: 'hour' }`],
    ['reportProblem', `{ kind: 'error', name: 'Error', message: 'x'.repeat(1_000_000), stack: '' }`],
    ['crashReport', `'/etc/passwd'`],
    ['reopenWindow', `'app://other/'`],
    ['quitApp', `1`],
  ])('refuses %s(%s), shows no dialog and logs it', async (name, argument) => {
    await running.app.evaluate(({ dialog }) => {
      const refuse = (): never => {
        throw new Error('a dialog was shown');
      };
      Object.assign(dialog, { showSaveDialog: refuse, showOpenDialog: refuse, showMessageBox: refuse });
    });
    const message = await running.page.evaluate(
      `window.aftermark.requests.${name}(${argument}).then(() => 'answered', (error) => error.message)`,
    );
    expect(message).toContain('Refused: ');
    expect(message).not.toContain('dialog');
    expect(running.log()).toContain(`refused the call “${name}”`);
  });
});
