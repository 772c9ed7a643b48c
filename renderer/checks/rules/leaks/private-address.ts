import type { Leak, Published } from './published';
import { leakRule } from './published';

const ipv4 =
  /(?<![\p{L}\p{N}_.-])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?(?![\p{L}\p{N}_]|[.-]\d)/gu;
const ipv6 =
  /(?<![\p{L}\p{N}_:.-])(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f])(?::[0-9a-f]{0,4}){2,7}(?:\/\d{1,3})?(?![\p{L}\p{N}_])/giu;

/** The ranges themselves, as the standards give them, tell nothing of anybody's network. */
const ranges: ReadonlySet<string> = new Set([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
  'fd00::/8',
  'fe80::/10',
]);

/** The address at which clouds tell a machine about itself; the same in every network. */
const everywhere: ReadonlySet<string> = new Set(['169.254.169.254', '10.0.0.0', '192.168.0.0', '172.16.0.0']);

function rangeOf(one: number, two: number): string | null {
  if (one === 10 || (one === 172 && two >= 16 && two <= 31) || (one === 192 && two === 168)) return 'private';
  if (one === 169 && two === 254) return 'link-local';
  return one === 100 && two >= 64 && two <= 127 ? 'carrier’s private' : null;
}

function find({ text }: Published): readonly Leak[] {
  const found: Leak[] = [];
  for (const match of text.matchAll(ipv4)) {
    const parts = match.slice(1, 5).map(Number);
    const [one = 256, two = 256] = parts;
    const range = rangeOf(one, two);
    if (range === null || parts.some((part) => part > 255) || Number(match[5] ?? 0) > 32) continue;
    if (ranges.has(match[0]) || everywhere.has(match[0])) continue;
    if (/\b(?:v|version|release|build)\s?$/iu.test(text.slice(Math.max(0, match.index - 10), match.index)))
      continue;
    found.push({ from: match.index, to: match.index + match[0].length, message: message(match[0], range) });
  }
  for (const match of text.matchAll(ipv6)) {
    if (ranges.has(match[0].toLowerCase())) continue;
    const range = /^fe/iu.test(match[0]) ? 'link-local' : 'private';
    found.push({ from: match.index, to: match.index + match[0].length, message: message(match[0], range) });
  }
  return found;
}

function message(address: string, range: string): string {
  return `“${address}” is a ${range} address: it tells how your network is laid out, and no reader can reach it.`;
}

/**
 * Addresses of private networks: RFC 1918, link-local (RFC 3927, RFC 4291), carrier-grade NAT (RFC 6598), unique local
 * IPv6 (RFC 4193). Loopback addresses are the same everywhere and tell nothing, so only links to them are pointed at.
 */
export const privateAddress = leakRule({
  id: 'private-address',
  severity: 'hint',
  title: 'No addresses of private networks',
  why: 'An inner address is of no use to a reader and of some to an attacker (RFC 1918, RFC 4193, RFC 6598).',
  find,
});
