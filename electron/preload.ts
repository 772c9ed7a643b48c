import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_KEY } from './contract/bridge';
import type { Bridge } from './contract/bridge';
import { eventNames, requestNames } from './contract/names';
import type { EventName, RequestName } from './contract/contract';
import type { Platform } from './contract/shortcuts';

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = { darwin: 'mac', win32: 'windows' };

const requestFunctions = Object.fromEntries(
  requestNames.map((name) => [name, (argument: unknown) => ipcRenderer.invoke(name, argument)]),
) as Record<RequestName, (argument: unknown) => Promise<unknown>>;

function on(name: EventName, listener: (payload: unknown) => void): () => void {
  // The page chooses among the contract's events only, and never gets hold of Electron's event object.
  if (!eventNames.includes(name)) throw new Error('No such event.');
  const forward = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(name, forward);
  return () => {
    ipcRenderer.off(name, forward);
  };
}

const bridge: Bridge = { platform: PLATFORMS[process.platform] ?? 'linux', requests: requestFunctions, on };

contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);

// Chromium opens the files of the database while the page's script is still on its way; nothing is made or changed.
void indexedDB.databases().catch(() => undefined);
