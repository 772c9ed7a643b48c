/** SHA-256 of bytes as 64 lower-case hex digits. Web Crypto, which a browser and Node both have, is asynchronous. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
