import type { Piece, ZoneForm } from './expression';
import { matchAt } from './match';
import { abbreviations } from './zone-abbreviations';
import { namedZone, offsetName } from './zone-names';

const zulu = /(?:[Zz]| Z)(?![\w-])/y;
const universal = / ?(?:UTC|GMT)(?:([+−-])(\d{1,2})(?::?(\d{2}))?)?(?!\w)/iy;
const joinedEast = /([+−])(\d{2})(?::?(\d{2})(?::(\d{2}))?)?(?![\d:])/y;
const joinedWest = /(-)(\d{2})(?::?(\d{2})(?::(\d{2}))?)?(?![\d:])/y;
const spaced = / ([+−-])(\d{2})(\d{2})(?![\d:])/y;
/** Four digits behind a bare clock time are a number ("13:42 +1000 errors") unless they begin with a zero. */
const spacedZero = / ([+−-])(0\d)(\d{2})(?![\d:])/y;
const spacedColon = / ([+−])(\d{2}):(\d{2})(?![\d:])/y;
const spacedWestColon = / (-)(\d{2}):(\d{2})(?![\d:])/y;
const bracketed = /\[([A-Za-z][\w+\-/]*|[+-]\d{2}:\d{2})\]/y;
const named = / ([A-Z]\w*(?:\/[A-Z][\w+-]*)+)(?!\w)/iy;
const letters = / ?([A-Z]{2,4})(?!\w)/y;

function fixed(match: RegExpExecArray, at: number): Piece<ZoneForm> | null {
  const hours = Number(match[2] ?? 0);
  const minutes = Number(match[3] ?? 0);
  if (minutes > 59) return null;
  const size = (hours * 60 + minutes) * 60_000 + Number(match[4] ?? 0) * 1000;
  const offset = match[1] === '+' || match[1] === undefined ? size : -size;
  // The clocks of the world run from UTC−12 to UTC+14; what lies outside is no offset but, say, the end of a range.
  if (offset < -12 * 3_600_000 || offset > 14 * 3_600_000) return null;
  const zone = offsetName(offset);
  return zone === null && match[4] === undefined
    ? null
    : { value: { kind: 'fixed', offset, zone: zone ?? 'UTC' }, end: at + match[0].length };
}

/** What stands before the zone: the less there is, the fewer forms of an offset are safe to take for one. */
export type BeforeZone = 'clock' | 'date and clock' | 'timestamp';

const offsetPatterns: Readonly<Record<BeforeZone, readonly RegExp[]>> = {
  clock: [universal, joinedEast, spacedZero, spacedColon],
  'date and clock': [universal, joinedEast, spaced, spacedColon],
  timestamp: [universal, joinedEast, joinedWest, spaced, spacedColon, spacedWestColon],
};

function readOffset(text: string, at: number, before: BeforeZone): Piece<ZoneForm> | null {
  const z = matchAt(zulu, text, at);
  if (z !== null) return { value: { kind: 'fixed', offset: 0, zone: 'UTC' }, end: at + z[0].length };
  for (const pattern of offsetPatterns[before]) {
    const match = matchAt(pattern, text, at);
    const piece = match === null ? null : fixed(match, at);
    if (piece !== null) return piece;
  }
  return null;
}

/** [Europe/Berlin] as RFC 9557 adds it to a timestamp. */
export function readBracket(text: string, at: number): Piece<string> | null {
  const match = matchAt(bracketed, text, at);
  const zone = match === null ? null : namedZone(match[1] ?? '');
  return match === null || zone === null ? null : { value: zone, end: at + match[0].length };
}

/**
 * The zone that stands at `at`, right behind a clock time, also in parentheses.
 * @param before in a `timestamp` (ISO date with T or seconds) "-05:00" is an offset; elsewhere a hyphen and a
 *   clock time are the end of a range.
 */
export function readZone(text: string, at: number, before: BeforeZone): Piece<ZoneForm> | null {
  if (!text.startsWith(' (', at)) return readPlainZone(text, at, before);
  // Read as if the parenthesis were the space that parts a zone from its clock time.
  const inside = readPlainZone(` ${text.slice(at + 2)}`, 0, before);
  if (inside === null) return null;
  const end = at + 1 + inside.end;
  return text[end] === ')' ? { ...inside, end: end + 1 } : null;
}

function readPlainZone(text: string, at: number, before: BeforeZone): Piece<ZoneForm> | null {
  const offset = readOffset(text, at, before);
  if (offset !== null) {
    const name = readBracket(text, offset.end);
    if (name === null || offset.value.kind !== 'fixed') return offset;
    return { value: { ...offset.value, zone: name.value }, end: name.end };
  }
  const bracket = readBracket(text, at);
  if (bracket !== null) return { value: { kind: 'named', zone: bracket.value }, end: bracket.end };
  const name = matchAt(named, text, at);
  const zone = name === null ? null : namedZone(name[1] ?? '');
  if (name !== null && zone !== null) return { value: { kind: 'named', zone }, end: at + name[0].length };
  const short = matchAt(letters, text, at);
  const found = short?.[1];
  if (short === null || found === undefined || !Object.hasOwn(abbreviations, found)) return null;
  return { value: { kind: 'abbreviation', letters: found }, end: at + short[0].length };
}
