import type { Asset } from '../../document/draft';

/** Bytes that `String.fromCharCode` takes at once without running out of stack. */
const chunk = 0x2000;

/** An image as an address that holds it: `data:image/png;base64,…`. */
export function dataUrl({ type, bytes }: Pick<Asset, 'type' | 'bytes'>): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk) {
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return `data:${type};base64,${btoa(binary)}`;
}
