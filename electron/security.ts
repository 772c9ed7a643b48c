import { app, session } from 'electron';
import type { Session, WebContents } from 'electron';
import { ENTRY_URL, SCHEME, isOwnUrl } from './contract/identity';
import { isDevelopment, runsFromClone } from './environment';
import { log } from './log';

/** The permissions the page may have, each with its reason. Everything else is denied. */
const ALLOWED_PERMISSIONS: Readonly<Record<string, string>> = {
  'persistent-storage': 'drafts live in IndexedDB; without it Chromium may evict them when the disk fills up',
  'clipboard-sanitized-write': 'Copy as Markdown',
};

/** Where a request may go: the app's own files, and what the page already holds in memory. */
const ALLOWED_PROTOCOLS: ReadonlySet<string> = new Set([
  `${SCHEME}:`,
  'blob:',
  'data:',
  ...(isDevelopment ? ['devtools:'] : []),
]);

/**
 * Switches that have to stand before the app is ready: every renderer runs in the operating system's sandbox, and no
 * name is ever looked up, so that nothing leaves the machine even where a request does not pass the session's filter
 * (a DNS prefetch, for one).
 */
export function hardenProcess(): void {
  // `enableSandbox` also takes back `--no-sandbox`, without which Chromium does not run as root at all. That switch
  // counts only in a clone (tests in a container); a packaged app is never without its sandbox.
  if (runsFromClone && app.commandLine.hasSwitch('no-sandbox')) {
    log('Chromium’s sandbox is off, as --no-sandbox asks for');
  } else {
    app.enableSandbox();
  }
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  // What gets past the name resolver, because it names an address, meets a proxy that is nowhere. WebRTC needs this:
  // its packets pass neither the session's filter nor the content security policy.
  app.commandLine.appendSwitch('proxy-server', 'socks5://nowhere.invalid:1');
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
}

function denyPermissions(target: Session): void {
  const isAllowed = (permission: string, origin: string): boolean =>
    permission in ALLOWED_PERMISSIONS && isOwnUrl(origin);

  target.setPermissionRequestHandler((contents, permission, callback, details) => {
    const allowed = details.isMainFrame && isAllowed(permission, contents.getURL());
    if (!allowed) log(`denied the permission “${permission}”`);
    callback(allowed);
  });
  target.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  // Devices are chosen through events; unanswered, Chromium would pick the first one on its own.
  target.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault();
    callback();
  });
  target.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault();
    callback('');
  });
  target.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    callback();
  });
}

function blockNetwork(target: Session): void {
  target.webRequest.onBeforeRequest((details, callback) => {
    const allowed = URL.canParse(details.url) && ALLOWED_PROTOCOLS.has(new URL(details.url).protocol);
    // The address may hold what a person wrote, so only its kind is logged.
    if (!allowed) log(`blocked a network request (${details.resourceType})`);
    callback({ cancel: !allowed });
  });
  target.on('will-download', (event) => event.preventDefault());
}

function disableSpellChecker(target: Session): void {
  // Chromium would fetch its dictionaries from the network on first use.
  target.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') target.setSpellCheckerLanguages([]);
}

function guardContents(contents: WebContents): void {
  const isOwnTool = (url: string): boolean => isDevelopment && url.startsWith('devtools://');
  const isEntry = (url: string): boolean => url.split(/[?#]/)[0] === ENTRY_URL;

  contents.on('will-navigate', (event) => {
    // Only a reload of the page itself; a file dropped beside the editor would otherwise replace the app.
    if (!isEntry(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isEntry(event.url)) event.preventDefault();
  });
  contents.on('did-navigate', (_event, url) => {
    // What is printed has a session and an address of its own, and goes nowhere from there.
    if (contents.session !== session.defaultSession) return;
    // A page sends itself to about:blank without `will-navigate`; nothing would be left of the app but an empty window.
    if (!isOwnUrl(url) && !isOwnTool(url)) {
      contents.loadURL(ENTRY_URL).catch(() => log('the page did not load'));
    }
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Closes a session: no permission but those of the app's own page, no network, no downloads. */
export function closeSession(target: Session): void {
  denyPermissions(target);
  blockNetwork(target);
  disableSpellChecker(target);
}

/** Closes what Chromium leaves open: permissions, network, navigation, windows. Runs once the app is ready. */
export function setUpSecurity(): void {
  closeSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}
