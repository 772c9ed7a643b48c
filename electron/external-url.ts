const OPENABLE_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Whether a link may be handed to the system: parsed as a URL, and http, https or mailto. */
export function isOpenableExternally(url: string): boolean {
  return URL.canParse(url) && OPENABLE_PROTOCOLS.has(new URL(url).protocol);
}
