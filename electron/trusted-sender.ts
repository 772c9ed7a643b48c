import { isOwnUrl } from './contract/identity';

/** The part of a frame that decides whether it may call; `WebFrameMain` in Electron. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the main frame of a page on the app's own origin may ask for anything. A frame that is gone is null. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url);
}
