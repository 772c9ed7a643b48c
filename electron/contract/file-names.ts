/** Names that Windows keeps for devices, with or without an extension. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$/i;

// Separators, what Windows forbids, and control characters.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const FORBIDDEN = /[/\\:*?"<>|\u0000-\u001f\u007f]/;

/** Length of the longest name that common file systems take, in bytes of UTF-8. */
const MAX_NAME_BYTES = 255;

/** Whether `name` is one file's name, without a folder, on Linux, macOS and Windows alike. */
export function isPlainFileName(name: string): boolean {
  return (
    name !== '' &&
    name !== '.' &&
    name !== '..' &&
    !FORBIDDEN.test(name) &&
    !WINDOWS_DEVICE.test(name) &&
    !/[. ]$/.test(name) &&
    !/\p{Surrogate}/u.test(name) &&
    new TextEncoder().encode(name).byteLength <= MAX_NAME_BYTES
  );
}
