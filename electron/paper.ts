/**
 * The countries in which letters are written on US Letter, by CLDR's supplemental data (`measurementData`, paperSize
 * US-Letter). Everywhere else it is A4.
 */
const LETTER_COUNTRIES: ReadonlySet<string> = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

export type Paper = 'A4' | 'Letter';

/** The paper that a person in this country has in the printer. `country` is ISO 3166, '' where it is not known. */
export function paperFor(country: string): Paper {
  return LETTER_COUNTRIES.has(country.toUpperCase()) ? 'Letter' : 'A4';
}
