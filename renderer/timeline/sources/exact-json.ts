import { compactJson } from './json-fields';

/**
 * Marks a text that was a number too long for a double, which keeps 15 digits of any number and no more than 17. No
 * system writes the character.
 */
const sign = '\uE0FFnumber ';
const texts = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.])-?\b\d{16,}\b(?![.eE])/gsu;

/**
 * JSON whose long whole numbers are kept to the last digit, as texts that `exactDigits` reads; undefined where it is
 * none. Nanoseconds since 1970 have nineteen digits, and rounding them can change the millisecond.
 */
export function parseExactly(source: string): unknown {
  const quoted = source.replace(texts, (found) => (found.startsWith('"') ? found : `"${sign}${found}"`));
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}

/** The digits of a number that `parseExactly` has kept; every other value as it is. */
export function exactDigits(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith(sign) ? value.slice(sign.length) : value;
}

/** Prints what `parseExactly` has read, with the numbers it was read from; null where it is nested too deeply. */
export function printExactly(value: unknown): string | null {
  return compactJson(value)?.replace(new RegExp(`"${sign}(-?\\d+)"`, 'gu'), '$1') ?? null;
}
