import { ENTRY_URL, RECOVERED_URL } from '../../../electron/contract/identity';

/** What is said after a crash: the window was gone for a moment, and whoever was typing saw it. */
export const RECOVERED =
  'The window crashed and was loaded again. Everything up to the last “Saved” is here; Help → Last Error Report says what is known.';

/** Whether the page was loaded again after a crash. Said once: the next load is one like any other. */
export function takeRecovered({ location, history }: Pick<Window, 'location' | 'history'>): boolean {
  if (location.href !== RECOVERED_URL) return false;
  history.replaceState(null, '', ENTRY_URL);
  return true;
}
