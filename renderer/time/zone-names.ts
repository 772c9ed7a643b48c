import { Temporal } from 'temporal-polyfill';
import { pad } from './calendar';

const minuteMs = 60_000;
const offsetText = /^(?:(?:UTC|GMT) ?)?([+−-])(\d{1,2})(?::?(\d{2}))?$/i;
const ianaText = /^[A-Z][A-Z0-9_+-]*(?:\/[A-Z0-9_+-]+)+$/i;

/** An offset as a zone's name: "UTC" for 0, else "+05:30"; null where it has seconds, which no zone name can hold. */
export function offsetName(offsetMs: number): string | null {
  if (offsetMs === 0) return 'UTC';
  if (offsetMs % minuteMs !== 0) return null;
  const minutes = Math.abs(offsetMs) / minuteMs;
  return `${offsetMs < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

const knownNames = new Map<string, string | null>();
const mostNames = 2048;

/**
 * The name as it is spelt in the zone database, from any case: "europe/berlin" gives "Europe/Berlin". Old
 * one-word names (EST, CET, Japan) are not taken: people mean something else by them. Null for no zone.
 */
export function namedZone(text: string): string | null {
  if (text.toUpperCase() === 'UTC') return 'UTC';
  if (/^[+-]\d{2}:\d{2}$/.test(text)) return offsetZone(text);
  if (!ianaText.test(text)) return null;
  const known = knownNames.get(text);
  if (known !== undefined) return known;
  let zone: string | null;
  try {
    zone = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    zone = null;
  }
  if (knownNames.size >= mostNames) knownNames.clear();
  knownNames.set(text, zone);
  return zone;
}

function offsetZone(text: string): string | null {
  const match = offsetText.exec(text);
  if (match === null) return null;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  const offset = (match[1] === '+' ? 1 : -1) * (hours * 60 + minutes) * minuteMs;
  if (minutes > 59 || offset < -12 * 60 * minuteMs || offset > 14 * 60 * minuteMs) return null;
  return offsetName(offset);
}

/**
 * The zone that a person means by "Europe/Berlin", "utc", "Z", "GMT", "UTC+2" or "+05:30", in the form in which
 * it is stored. Abbreviations give null: they have several meanings, which `searchZones` lists.
 */
export function parseZone(text: string): string | null {
  const trimmed = text.trim();
  if (/^(?:z|utc|gmt)$/i.test(trimmed)) return 'UTC';
  return offsetZone(trimmed) ?? namedZone(trimmed);
}

/** Whether a text is a zone in the form in which it is stored. */
export function isZone(text: string): boolean {
  return parseZone(text) === text;
}
