import type { EventName, RequestName } from './contract';
import type { Platform } from './shortcuts';

/** What the preload script puts on `window`: one function per request, unchecked on this side of the client. */
export interface Bridge {
  readonly platform: Platform;
  readonly requests: Readonly<Record<RequestName, (argument: unknown) => Promise<unknown>>>;
  /** Calls `listener` with each payload of the event until the returned function is called. */
  readonly on: (event: EventName, listener: (payload: unknown) => void) => () => void;
}

export const BRIDGE_KEY = 'aftermark';

declare global {
  interface Window {
    readonly aftermark?: Bridge;
  }
}
