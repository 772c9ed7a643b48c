import { beforeAll, describe, expect, it } from 'vitest';
import { openBlankPage } from './support/blank-page';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { sandboxObstacle, sandboxedLaunch } from './support/unprivileged';

/*
 * What a script does that has got into the page. All of it runs in Chromium's real sandbox where the machine can
 * have it; where it cannot, sandbox.e2e.ts says so.
 */

let running: RunningApp;

beforeAll(async () => {
  const launch = (await sandboxObstacle()) === null ? await sandboxedLaunch() : {};
  // Without a device, asking for one fails for want of it before anybody is asked.
  running = await launchApp({ ...launch, args: ['--use-fake-device-for-media-stream'] });
  await openBlankPage(running.page);
});

describe('Node is out of reach', () => {
  it('gives a page no require, no process, no Buffer', async () => {
    const found = await running.page.evaluate(() =>
      ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  it('gives a page the verbs of the contract, and no more', async () => {
    const bridge = await running.page.evaluate(() => ({
      keys: Object.keys(window.aftermark ?? {}).sort(),
      requests: Object.keys(window.aftermark?.requests ?? {}).sort(),
    }));
    expect(bridge).toEqual({
      keys: ['on', 'platform', 'requests'],
      requests: [
        'appInfo',
        'backUpNow',
        'backupPlan',
        'chooseBackupFolder',
        'choosePublishFolder',
        'crashReport',
        'databaseSetAside',
        'exportFiles',
        'exportPdf',
        'flushed',
        'forgetImage',
        'forgetInJournal',
        'hasRoom',
        'imagesBeside',
        'keepImage',
        'keepInJournal',
        'keepPiece',
        'keepShared',
        'listBackups',
        'listKept',
        'openBackup',
        'openExternal',
        'openFile',
        'openMarkdown',
        'openSources',
        'openTemplate',
        'planPublish',
        'publishFolder',
        'quitApp',
        'readKept',
        'readKeptImage',
        'readKeptShared',
        'ready',
        'reopenWindow',
        'reportProblem',
        'saveCopy',
        'setAsideDatabase',
        'setAsideInJournal',
        'setBackupPlan',
        'setCommandState',
        'takeOpenedFiles',
        'writePublish',
      ],
    });
  });

  it('lets a page listen to the events of the contract only', async () => {
    const message = await running.page.evaluate(() => {
      try {
        window.aftermark?.on('ipc-message' as 'command', () => undefined);
        return 'listens';
      } catch (error) {
        return String(error);
      }
    });
    expect(message).toContain('No such event');
  });

  it('keeps the bridge out of the page’s hands', async () => {
    const changed = await running.page.evaluate(() => {
      const before = window.aftermark;
      try {
        Object.assign(window, { aftermark: { platform: 'mine' } });
      } catch {
        // Frozen: the assignment throws.
      }
      return window.aftermark !== before;
    });
    expect(changed).toBe(false);
  });

  it('sets every preference of the window to the safe value', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      enableBlinkFeatures: '',
    });
  });
});

describe('the content security policy', () => {
  it('stands on every answer, with nosniff', async () => {
    const headers = await running.page.evaluate(async () => {
      const answers = [
        await fetch('app://aftermark/index.html'),
        await fetch('app://aftermark/no-such-file'),
      ];
      return answers.map((answer) => Object.fromEntries(answer.headers));
    });
    for (const header of headers) {
      expect(header['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; " +
          "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
          "object-src 'none'",
      );
      expect(header['x-content-type-options']).toBe('nosniff');
      expect(header['cross-origin-opener-policy']).toBe('same-origin');
    }
  });

  it.each([
    [
      'an inline script',
      'script-src-elem',
      `const s = document.createElement('script'); s.textContent = 'window.broken = true'; document.body.append(s);`,
    ],
    [
      'an inline handler',
      'script-src-attr',
      `document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.broken = true">');`,
    ],
    [
      'a javascript: link',
      'script-src-elem',
      `const a = document.createElement('a'); a.href = 'javascript:window.broken = true'; document.body.append(a); a.click();`,
    ],
    [
      'a data: script',
      'script-src-elem',
      `const s = document.createElement('script'); s.src = 'data:text/javascript,window.broken = true'; document.body.append(s);`,
    ],
    [
      'a blob: script',
      'script-src-elem',
      `const s = document.createElement('script'); s.src = URL.createObjectURL(new Blob(['window.broken = true'])); document.body.append(s);`,
    ],
    [
      'a base element',
      'base-uri',
      `const b = document.createElement('base'); b.href = 'https://example.org/'; document.head.append(b);`,
    ],
  ])('blocks %s by %s', async (_name, directive, attempt) => {
    const outcome = await running.page
      .evaluate(async (code) => {
        const violated = new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
        });
        // `evaluate` runs outside the policy; the attempt itself puts its script into the page.
        // oxlint-disable-next-line no-new-func, no-implied-eval, typescript/no-implied-eval -- the attack under test
        new Function(code)();
        const tooLong = new Promise<string>((resolve) => {
          setTimeout(resolve, 3_000, 'no violation');
        });
        const directive = await Promise.race([violated, tooLong]);
        return { directive, broken: 'broken' in window, base: document.baseURI };
      }, attempt)
      .catch(String);
    expect(outcome).toEqual({ directive, broken: false, base: 'app://aftermark/no-such-file' });
  });

  it('blocks eval', async () => {
    const outcome = await running.page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI), {
            once: true,
          });
          setTimeout(resolve, 3_000, 'no violation');
          // A timer's string runs in the page itself, where `evaluate` enjoys no exception.
          // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- the attack under test
          setTimeout('window.broken = true');
        }),
    );
    expect(outcome).toBe('eval');
    expect(await running.page.evaluate(() => 'broken' in window)).toBe(false);
  });

  it('lets a style attribute stand, which a paste from Google Docs needs, but no style element', async () => {
    const weights = await running.page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<style>p { color: rgb(1, 2, 3) }</style><p style="font-weight: 400"><b style="font-weight: normal">x</b></p>',
      );
      const bold = document.querySelector('b');
      const paragraph = document.querySelector('p:last-of-type');
      if (bold === null || paragraph === null) throw new Error('no element');
      return { weight: getComputedStyle(bold).fontWeight, color: getComputedStyle(paragraph).color };
    });
    expect(weights.weight).toBe('400');
    expect(weights.color).not.toBe('rgb(1, 2, 3)');
  });
});

describe('permissions', () => {
  it.each([
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'midi',
    'clipboard-read',
    'local-fonts',
    'screen-wake-lock',
  ])('denies %s', async (name) => {
    const state = await running.page.evaluate(
      async (permission) => (await navigator.permissions.query({ name: permission as PermissionName })).state,
      name,
    );
    expect(state).toBe('denied');
  });

  it('denies them when they are asked for, not only when they are looked up', async () => {
    const outcome = await running.page.evaluate(async () => ({
      notification: await Notification.requestPermission(),
      position: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
        );
      }),
      media: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
      screen: await navigator.mediaDevices.getDisplayMedia().then(
        () => 'given',
        (error: Error) => error.name,
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => 'given',
        (error: Error) => error.name,
      ),
    }));
    expect(outcome).toEqual({
      notification: 'denied',
      position: 'denied',
      media: 'NotAllowedError',
      screen: expect.stringMatching(/^(?:NotAllowed|InvalidState|NotSupported)Error$/),
      clipboard: 'NotAllowedError',
    });
  });

  it('lets a click copy text', async () => {
    await running.page.mouse.click(50, 50);
    const outcome = await running.page.evaluate(() =>
      navigator.clipboard.writeText('# Markdown').then(
        () => 'copied',
        (error: Error) => error.message,
      ),
    );
    expect(outcome).toBe('copied');
    expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('# Markdown');
  });

  it('grants the storage that drafts live in', async () => {
    expect(await running.page.evaluate(() => navigator.storage.persist())).toBe(true);
  });
});

describe('paths', () => {
  it.each([
    'app://aftermark/../electron/main.js',
    'app://aftermark/%2e%2e/electron/main.js',
    'app://aftermark/..%2felectron%2fmain.js',
    'app://aftermark/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://aftermark/..%5celectron%5cmain.js',
    'app://aftermark/%252e%252e/electron/main.js',
    'app://aftermark//etc/passwd',
    'app://aftermark/%2fetc%2fpasswd',
    'app://aftermark/index.html%00.js',
    'app://aftermark/%ff',
    'app://aftermark/',
    'app://aftermark/assets',
  ])('gives 404 for %s', async (url) => {
    const status = await running.page.evaluate(async (address) => (await fetch(address)).status, url);
    expect(status).toBe(404);
  });

  it('answers GET alone', async () => {
    const status = await running.page.evaluate(
      async () => (await fetch('/index.html', { method: 'POST', body: 'x' })).status,
    );
    expect(status).toBe(405);
  });

  it('reads no file://', async () => {
    const outcome = await running.page.evaluate(() =>
      fetch('file:///etc/passwd').then(
        () => 'read',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
  });

  it('serves no other host of the scheme', async () => {
    const status = await running.app.evaluate(async ({ session }) => {
      const answer = await session.defaultSession.fetch('app://elsewhere/index.html');
      return answer.status;
    });
    expect(status).toBe(404);
  });
});
