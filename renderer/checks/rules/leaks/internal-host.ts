import { leakRule, type Leak, type Published } from './published';

const inner =
  /(?<![\p{L}\p{N}_.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}(internal|local|corp|lan|intranet|localdomain|home\.arpa)(?![\p{L}\p{N}_(-]|\.[\p{L}\p{N}])/giu;
const single = /\bhttps?:\/\/([a-z][a-z0-9-]{1,62})(?=[:/?#\s)>"'`]|$)/giu;

/** The same everywhere, so that they tell nothing. */
const wellKnown =
  /(?:^|\.)(?:docker\.internal|metadata\.google\.internal|kubernetes\.default\.svc\.cluster\.local|svc\.cluster\.local)$|^cluster\.local$|(?:^|\.)example\./iu;

const placeholder =
  /^(?:localhost|host|hostname|server|servername|domain|url|ip|ipaddress|address|site|website|name|user|your.*|my.*|example.*|foo|bar|xxx+|https?)$/iu;

/** "thread.local" and "package.internal" are names of programs; a host has a digit, a hyphen, a port or more parts. */
function looksLikeHost(name: string, suffix: string, text: string, from: number, to: number): boolean {
  if (!/^(?:local|internal)$/iu.test(suffix) || name.split('.').length > 2) return true;
  return (
    /[\d-]/u.test(name) ||
    /^:\d/u.test(text.slice(to, to + 2)) ||
    /[/@]$/u.test(text.slice(0, from).slice(-1))
  );
}

function find({ text, kind }: Published): readonly Leak[] {
  const found: Leak[] = [];
  for (const match of text.matchAll(inner)) {
    const from = match.index;
    const to = from + match[0].length;
    const isServiceName = /^[a-z0-9-]+\.[a-z0-9-]+\.svc\.cluster\.local$/iu.test(match[0]);
    if (wellKnown.test(match[0]) && !(isServiceName && !match[0].startsWith('kubernetes.'))) continue;
    if (!looksLikeHost(match[0], match[1] ?? '', text, from, to)) continue;
    found.push({ from, to, message: message(match[0]) });
  }
  for (const match of text.matchAll(single)) {
    const host = match[1] ?? '';
    if (
      placeholder.test(host) ||
      (kind !== 'address' && /\{|<|\$/u.test(text.slice(match.index, match.index + match[0].length + 2)))
    )
      continue;
    const from = match.index + match[0].length - host.length;
    found.push({ from, to: from + host.length, message: message(host) });
  }
  return found;
}

function message(host: string): string {
  return `“${host}” is the name of a host inside a network: it means nothing to a reader outside. Say what it is instead.`;
}

/**
 * Names of hosts that only a network of one's own knows: under .internal (reserved by ICANN in 2024), .local (RFC 6762),
 * .home.arpa (RFC 8375), .corp, .lan, .intranet, .localdomain (by custom), and one bare name in an address.
 */
export const internalHost = leakRule({
  id: 'internal-host',
  severity: 'hint',
  title: 'No names of inner hosts',
  why: 'An inner name is of no use to a reader and of some to an attacker (RFC 6762, RFC 8375).',
  find,
});
