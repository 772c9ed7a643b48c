import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBlankPage } from './support/blank-page';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { startListeningServer } from './support/listening-server';
import type { ListeningServer } from './support/listening-server';
import { sandboxObstacle, sandboxedLaunch } from './support/unprivileged';

/* Ways out of the app: the network, other pages, other windows, other programs. */

let running: RunningApp;
let server: ListeningServer;

beforeAll(async () => {
  server = await startListeningServer();
  running = await launchApp((await sandboxObstacle()) === null ? await sandboxedLaunch() : {});
});

afterAll(() => server.close());

beforeEach(async () => {
  // A window that a failed test has let open would answer in the place of the app's.
  await running.app.evaluate(({ BrowserWindow }) => {
    const [, ...others] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
    for (const window of others) window.destroy();
  });
  await openBlankPage(running.page);
});

describe('the network', () => {
  it('would hear a request, if there were one', async () => {
    const before = server.heard.length;
    await (await fetch(`http://127.0.0.1:${server.port}/control`)).text();
    expect(server.heard.slice(before)).toEqual(['TCP', 'HTTP /control']);
  });

  it('hears nothing of what a page tries', async () => {
    const before = server.heard.length;
    const outcomes = await running.page.evaluate(async (port) => {
      const base = `http://127.0.0.1:${port}`;
      const element = (name: string, attributes: Record<string, string>): Promise<string> =>
        new Promise((resolve) => {
          const made = document.createElement(name);
          made.addEventListener('load', () => resolve('loaded'));
          made.addEventListener('error', () => resolve('blocked'));
          for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
          document.body.append(made);
        });
      document.head.insertAdjacentHTML(
        'beforeend',
        `<link rel="preconnect" href="${base}"><link rel="prefetch" href="${base}/prefetch"><link rel="dns-prefetch" href="//localhost:${port}">`,
      );
      navigator.sendBeacon(`${base}/beacon`, 'x');
      const socket = await new Promise<string>((resolve) => {
        try {
          const made = new WebSocket(`ws://127.0.0.1:${port}`);
          made.addEventListener('open', () => resolve('open'));
          made.addEventListener('error', () => resolve('blocked'));
        } catch {
          resolve('blocked');
        }
      });
      const call = (target: string): Promise<string> =>
        fetch(target).then(
          () => 'answered',
          () => 'blocked',
        );
      return {
        fetch: await call(`${base}/fetch`),
        byName: await call(`http://localhost:${port}/name`),
        opaque: await fetch(`${base}/opaque`, { mode: 'no-cors' }).then(
          () => 'answered',
          () => 'blocked',
        ),
        image: await element('img', { src: `${base}/image` }),
        script: await element('script', { src: `${base}/script` }),
        style: await element('link', { rel: 'stylesheet', href: `${base}/style` }),
        socket,
      };
    }, server.port);
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['blocked']));
    expect(server.heard.slice(before)).toEqual([]);
  });

  it('hears no packet of a peer connection', async () => {
    const before = server.heard.length;
    await running.page.evaluate(async (port) => {
      const connection = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${port}` },
          { urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'x', credential: 'x' },
        ],
      });
      connection.createDataChannel('x');
      const gathered = new Promise<void>((resolve) => {
        connection.addEventListener('icegatheringstatechange', () => {
          if (connection.iceGatheringState === 'complete') resolve();
        });
      });
      await connection.setLocalDescription(await connection.createOffer());
      await gathered;
      connection.close();
    }, server.port);
    expect(server.heard.slice(before)).toEqual([]);
  });

  it.each(['/main', '/download'])(
    'hears nothing of the session itself, past every page (%s)',
    async (path) => {
      const before = server.heard.length;
      const outcome = await running.app.evaluate(
        ({ session }, url) =>
          session.defaultSession.fetch(url).then(
            () => 'answered',
            (error: Error) => error.message,
          ),
        `http://127.0.0.1:${server.port}${path}`,
      );
      expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
      expect(server.heard.slice(before)).toEqual([]);
    },
  );

  it('fetches no dictionary', async () => {
    const state = await running.app.evaluate(({ session }) => ({
      enabled: session.defaultSession.isSpellCheckerEnabled(),
      languages: session.defaultSession.getSpellCheckerLanguages(),
    }));
    expect(state).toEqual({ enabled: false, languages: [] });
  });
});

describe('other pages and windows', () => {
  it.each([
    ['a script sets the location', (url: string) => `location.href = '${url}'`],
    [
      'a link is clicked',
      (url: string) =>
        `const a = document.createElement('a'); a.href = '${url}'; document.body.append(a); a.click()`,
    ],
    [
      'a form is sent',
      (url: string) =>
        `const f = document.createElement('form'); f.action = '${url}'; document.body.append(f); f.submit()`,
    ],
    [
      'a meta element refreshes',
      (url: string) =>
        `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=${url}">')`,
    ],
    ['a window is opened', (url: string) => `window.open('${url}')`],
    [
      'a link asks for a new window',
      (url: string) =>
        `const a = document.createElement('a'); a.href = '${url}'; a.target = '_blank'; document.body.append(a); a.click()`,
    ],
    [
      'a frame is put in',
      (url: string) =>
        `const f = document.createElement('iframe'); f.src = '${url}'; document.body.append(f)`,
    ],
  ])('stays where it is when %s', async (_name, attempt) => {
    const before = server.heard.length;
    for (const url of [
      `http://127.0.0.1:${server.port}/away`,
      'file:///etc/passwd',
      'data:text/html,away',
      'javascript:void 0',
    ]) {
      await running.app.evaluate(({ BrowserWindow }, code) => {
        const [window] = BrowserWindow.getAllWindows();
        return window?.webContents.executeJavaScript(`{ ${code} } undefined`, true);
      }, attempt(url));
      // A round trip through the page and one through the browser: a navigation would have begun by now.
      await running.page.evaluate(() => new Promise(requestAnimationFrame));
      const windows = await running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
      );
      expect(windows).toEqual(['app://aftermark/no-such-file']);
      expect(await running.page.evaluate(() => location.href)).toBe('app://aftermark/no-such-file');
    }
    expect(server.heard.slice(before)).toEqual([]);
  });

  it('comes back when a page sends itself to an empty one', async () => {
    const outcome = await running.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('no window');
      const addresses: string[] = [];
      const back = new Promise<void>((resolve) => {
        contents.on('did-navigate', (_event, url) => {
          addresses.push(url);
          if (url.startsWith('app:')) resolve();
        });
      });
      void contents.executeJavaScript(`location.href = 'about:blank#away'; undefined`, true);
      await back;
      return addresses;
    });
    expect(outcome).toEqual(['about:blank#away', 'app://aftermark/index.html']);
    await running.page.waitForSelector('html[data-ready]', { state: 'attached' });
  });

  it('attaches no webview', async () => {
    const contents = await running.page.evaluate(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'data:text/html,guest');
      document.body.append(view);
      await new Promise(requestAnimationFrame);
      return {
        known: view.constructor !== HTMLElement && !(view instanceof HTMLUnknownElement),
        inner: view.childElementCount,
      };
    });
    expect(contents).toEqual({ known: false, inner: 0 });
    const count = await running.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    expect(count).toBe(1);
  });

  it('saves no download', async () => {
    const outcome = await running.app.evaluate(
      ({ session, BrowserWindow }) =>
        new Promise<string>((resolve) => {
          // Listens after the shell's own listener, which cancels the download by its default.
          session.defaultSession.once('will-download', (event, item) => {
            resolve(`${event.defaultPrevented} ${item.getSavePath()}`);
          });
          const [window] = BrowserWindow.getAllWindows();
          void window?.webContents.executeJavaScript(
            `const a = document.createElement('a'); a.download = 'x.txt'; a.href = URL.createObjectURL(new Blob(['x'])); document.body.append(a); a.click()`,
            true,
          );
        }),
    );
    expect(outcome).toBe('true ');
  });
});

describe('other programs', () => {
  it('opens web pages and e-mail addresses, and refuses every other link', async () => {
    await running.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    const kinds = await running.page.evaluate(async () => {
      const urls = [
        'https://example.org/a b',
        'http://example.org/',
        'mailto:someone@example.org',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'data:text/html,x',
        'smb://host/share',
        'ms-msdt:/id',
        'vscode://file/x',
        'app://aftermark/index.html',
        ' javascript:alert(1)',
        '\u0001file:///etc/passwd',
        '/etc/passwd',
        '',
      ];
      const results: Record<string, string> = {};
      for (const url of urls) {
        const answer = (await window.aftermark?.requests.openExternal(url)) as { kind: string };
        results[url] = answer.kind;
      }
      return results;
    });
    expect(
      Object.entries(kinds)
        .filter(([, kind]) => kind === 'opened')
        .map(([url]) => url),
    ).toEqual(['https://example.org/a b', 'http://example.org/', 'mailto:someone@example.org']);
    const opened = await running.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    expect(opened).toEqual([
      'https://example.org/a%20b',
      'http://example.org/',
      'mailto:someone@example.org',
    ]);
  });
});
