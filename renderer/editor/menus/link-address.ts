import { isSafeLink } from '../../document/urls';

export type LinkAddress =
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: string };

const hasScheme = /^[a-z][a-z0-9+.-]*:/iu;
/** A host with a dot, and perhaps a port and a path: "example.org/status". */
const bareHost = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?::\d+)?(?:[/?#].*)?$/u;
const mailAddress = /^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/u;

/** What a person typed as the address of a link: with a scheme where it plainly wants one, and refused if it is unsafe. */
export function readLinkAddress(text: string): LinkAddress {
  const typed = text.trim();
  if (typed === '') return { kind: 'none' };
  if (/\s/u.test(typed)) return { kind: 'refused', reason: 'An address has no spaces.' };
  if (!isSafeLink(typed) && !(bareHost.test(typed) && /^[^/]+:\d/u.test(typed))) {
    return { kind: 'refused', reason: 'Only http, https and mailto links can be published.' };
  }
  if (mailAddress.test(typed)) return { kind: 'link', href: `mailto:${typed}` };
  if (bareHost.test(typed)) return { kind: 'link', href: `https://${typed}` };
  if (/^https?:/iu.test(typed)) {
    if (!URL.canParse(typed)) return { kind: 'refused', reason: 'This is not a whole address yet.' };
    return { kind: 'link', href: typed };
  }
  if (hasScheme.test(typed) || /^[/#.?]/u.test(typed)) return { kind: 'link', href: typed };
  return { kind: 'link', href: typed };
}
