import path from 'node:path';
import { app, screen } from 'electron';
import type { BrowserWindow } from 'electron';
import { log, messageOf } from './log';
import { createWindow } from './window';
import { placeWindow, readWindowState, writeWindowState } from './window-state';
import type { WindowState } from './window-state';

/** How long after the last move or resize the window's place is written down, in milliseconds. */
const STATE_DELAY = 500;

function stateFile(): string {
  return path.join(app.getPath('userData'), 'window-state.json');
}

function stateOf(window: BrowserWindow): WindowState {
  return {
    version: 1,
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
}

/** Writes down where the window stands. Never rejects. */
export async function rememberWindow(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed() || window.isMinimized()) return;
  try {
    await writeWindowState(stateFile(), stateOf(window));
  } catch (error) {
    // A window in another place is no reason to trouble anybody.
    log(`the window's place could not be kept: ${messageOf(error)}`);
  }
}

function rememberChanges(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void rememberWindow(window), STATE_DELAY);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('enter-full-screen', later);
  window.on('leave-full-screen', later);
  window.once('closed', () => clearTimeout(timer));
}

/** Makes the window where it last stood, and keeps in mind where it goes. */
export async function openRemembered(): Promise<BrowserWindow> {
  const kept = await readWindowState(stateFile());
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  const workAreas = [main, ...others].map((display) => display.workArea);
  const window = createWindow(placeWindow(kept?.bounds ?? null, workAreas));
  if (kept?.maximized) window.maximize();
  if (kept?.fullScreen) window.setFullScreen(true);
  rememberChanges(window);
  return window;
}
