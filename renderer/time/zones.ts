import { abbreviations } from './zone-abbreviations';
import { fixedOffsetOf, offsetAt } from './zone-clock';
import { namedZone, offsetName, parseZone } from './zone-names';

export { isZone, parseZone } from './zone-names';

/** A zone for a picker. */
export interface ZoneInfo {
  /** What is stored: "UTC", "Europe/Berlin" or "+02:00". */
  readonly zone: string;
  /** "Berlin"; for UTC and offsets the label. */
  readonly city: string;
  /** "Europe"; empty for UTC and offsets. */
  readonly region: string;
}

/** Names that the zone database has replaced and that ICU, and so Intl, still lists. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** "Ho Chi Minh" of "Asia/Ho_Chi_Minh". */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

const zoneInfo = (zone: string): ZoneInfo => {
  const slash = zone.indexOf('/');
  if (slash === -1) return { zone, city: zone === 'UTC' ? 'UTC' : offsetLabel(zone), region: '' };
  return { zone, city: cityOf(zone), region: zone.slice(0, slash) };
};

let listed: readonly ZoneInfo[] | null = null;

/** Every zone that can be chosen: UTC, then the zone database's under their present names, by name. */
export function zones(): readonly ZoneInfo[] {
  if (listed !== null) return listed;
  const names = new Set(
    Intl.supportedValuesOf('timeZone')
      .filter((name) => name.includes('/') && !name.startsWith('Etc/'))
      .map((name) => {
        const present = renamed[name];
        return present !== undefined && namedZone(present) !== null ? present : name;
      }),
  );
  listed = ['UTC', ...[...names].sort()].map(zoneInfo);
  return listed;
}

const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[_/]/g, ' ').toLowerCase();

function rankOf({ zone, city }: ZoneInfo, query: string): number | null {
  const name = fold(city);
  if (name === query) return 0;
  if (name.startsWith(query)) return 2;
  const whole = fold(zone);
  if (whole.startsWith(query) || whole.includes(` ${query}`)) return 3;
  return name.includes(query) ? 4 : null;
}

/**
 * Zones for what a person types into a picker: a city, a region, an abbreviation ("IST" gives all three), an
 * offset ("+5:30" gives the offset itself and the zones that have it then). Best first; all for an empty query.
 * @param ms the instant, milliseconds UTC, at which offsets are compared
 */
export function searchZones(query: string, ms: number): readonly ZoneInfo[] {
  const trimmed = query.trim();
  if (trimmed === '') return zones();
  const exact = parseZone(trimmed);
  const offset = exact === null ? null : fixedOffsetOf(exact);
  const letters = trimmed.toUpperCase();
  const meant = Object.hasOwn(abbreviations, letters)
    ? (abbreviations[letters] ?? []).map((reading) => namedZone(reading.region) ?? reading.region)
    : [];
  const ranked: { readonly info: ZoneInfo; readonly rank: number }[] = [];
  const listedZones = zones();
  const outside = [exact, ...meant].filter(
    (zone, index, all): zone is string =>
      zone !== null && all.indexOf(zone) === index && !listedZones.some((info) => info.zone === zone),
  );
  for (const zone of outside) ranked.push({ info: zoneInfo(zone), rank: -1 });
  const folded = fold(trimmed);
  for (const info of listedZones) {
    const named = info.zone === exact ? -1 : meant.includes(info.zone) ? 1 : rankOf(info, folded);
    const rank = named ?? (offset !== null && offsetAt(ms, info.zone) === offset ? 5 : null);
    if (rank !== null) ranked.push({ info, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ info }) => info);
}

/** The zone of the machine's own clock; UTC where it does not say. */
export function machineZone(): string {
  return parseZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'UTC';
}

/** "UTC", "UTC+2", "UTC+5:30" for a stored offset; the text itself for anything else. */
export function offsetLabel(zone: string): string {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (match === null) return zone;
  const hours = Number(match[2]);
  const minutes = match[3] === '00' ? '' : `:${match[3]}`;
  if (hours === 0 && minutes === '') return 'UTC';
  return `UTC${match[1] === '-' ? '−' : '+'}${hours}${minutes}`;
}

/** CLDR gives an abbreviation only in the languages of the regions that use it. */
const abbreviatingLocales = ['en-GB', 'en-US', 'en-CA', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA'] as const;
const shortNames = new Map<string, string>();

function shortName(zone: string, ms: number, offset: number): string {
  const key = `${zone} ${offset}`;
  const known = shortNames.get(key);
  if (known !== undefined) return known;
  const names = abbreviatingLocales.map((locale) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' });
    return format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
  });
  const name = names.find(
    (candidate) => /^[A-Z]{2,5}$/.test(candidate) && (candidate !== 'GMT' || offset === 0),
  );
  const found = name ?? cityOf(zone);
  shortNames.set(key, found);
  return found;
}

/**
 * A short name for people, with the offset of that instant: "UTC", "UTC+2", "CEST (UTC+2)", "Kathmandu (UTC+5:45)".
 * @param ms milliseconds UTC
 * @throws RangeError where `zone` is no zone
 */
export function zoneLabel(zone: string, ms: number): string {
  if (fixedOffsetOf(zone) !== null) return offsetLabel(zone);
  const offset = offsetAt(ms, zone);
  // Offsets of the nineteenth century had seconds; a label leaves them out.
  const label = offsetLabel(offsetName(Math.trunc(offset / 60_000) * 60_000) ?? 'UTC');
  return `${shortName(zone, ms, offset)} (${label === 'UTC' ? 'UTC+0' : label})`;
}
