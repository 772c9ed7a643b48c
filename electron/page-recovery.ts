import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { mayReload } from './crash-limit';
import { log } from './log';

/** Loads the page again when its process has crashed: what was typed is stored, and an empty window helps nobody. */
export function recoverFromCrashes(window: BrowserWindow): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`the page's process is gone: ${reason}`);
    if (reason === 'clean-exit') return;
    const now = performance.now();
    crashes.push(now);
    if (mayReload(crashes, now)) {
      window.webContents.reload();
      return;
    }
    void askToReload(window);
  });
}

async function askToReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'Aftermark’s window keeps crashing.',
    detail: 'Your drafts are stored up to the last “Saved”.',
    buttons: ['Load Again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else app.quit();
}
