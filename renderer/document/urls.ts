import { assetScheme } from './draft';

const linkSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const scheme = /^([a-z][a-z0-9+.-]*):/iu;

/**
 * Control characters and white space are dropped by browsers before they read a scheme, so "java\nscript:" is one.
 */
function withoutHidden(url: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]/gu, '');
}

/** Whether a link may be followed or published: http, https, mailto, or relative. Text from outside is data. */
export function isSafeLink(url: string): boolean {
  const found = scheme.exec(withoutHidden(url));
  return found === null || linkSchemes.has(`${found[1] ?? ''}:`.toLowerCase());
}

/** Whether an image source may be published: http, https, relative, or one of the draft's own assets. */
export function isSafeImage(url: string): boolean {
  return assetHash(url) !== null || (isSafeLink(url) && !/^mailto:/iu.test(withoutHidden(url)));
}

/** The hash in `asset:<64 hex digits>`; null for every other source. */
export function assetHash(url: string): string | null {
  if (!url.startsWith(assetScheme)) return null;
  const hash = url.slice(assetScheme.length);
  return /^[0-9a-f]{64}$/u.test(hash) ? hash : null;
}

/** Schemes that run something, or that name something on the machine of whoever wrote the link. */
const neverPublished: ReadonlySet<string> = new Set([
  'javascript',
  'vbscript',
  'data',
  'blob',
  'file',
  'about',
  'asset',
]);

function schemeOf(url: string): string | undefined {
  return scheme.exec(withoutHidden(url))?.[1]?.toLowerCase();
}

/** Whether a link may stand in a published text. More than may be followed from here: `irc:` is a link like any other. */
export function isPublishableLink(url: string): boolean {
  const found = schemeOf(url);
  return found === undefined || !neverPublished.has(found);
}

/** Whether an image's address may stand in a published text: also a picture that the address itself holds. */
export function isPublishableImage(url: string): boolean {
  return (
    assetHash(url) !== null ||
    isPublishableLink(url) ||
    /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]*$/iu.test(url)
  );
}
