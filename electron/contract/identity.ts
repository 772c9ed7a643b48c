/**
 * The app's one origin. It is the key to people's drafts (IndexedDB is kept by origin), so it never changes.
 */
export const SCHEME = 'app';
export const HOST = 'aftermark';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const ENTRY_URL = `${ORIGIN}/index.html`;
/** The same, told that it is loaded again after a crash. */
export const RECOVERED_URL = `${ENTRY_URL}?recovered`;
/** The page that stands in for the app's own when that keeps crashing. */
export const CRASH_URL = `${ORIGIN}/crash/index.html`;

/** Whether `url` lies on the app's own origin. */
export function isOwnUrl(url: string): boolean {
  // Node and Chromium disagree on `URL.origin` for a custom scheme, so its parts are compared instead.
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && hostname === HOST && port === '' && username === '' && password === '';
}
