import type { TimeContext } from './clock';
import { isZone, parseZone } from '../../time/zone-names';
import { readTime } from './clock';

/** The zone that a text says its times are in. */
export interface ZoneStatement {
  readonly zone: string;
  /** The words as they stand there: "PST". */
  readonly written: string;
  /** False where the words have several readings and the usual one was taken. */
  readonly isCertain: boolean;
}

/** Pairs of abbreviations that name the clocks of a region rather than an offset. */
const pairs: Readonly<Record<string, string>> = {
  'PST/PDT': 'America/Los_Angeles',
  'PDT/PST': 'America/Los_Angeles',
  'MST/MDT': 'America/Denver',
  'CST/CDT': 'America/Chicago',
  'EST/EDT': 'America/New_York',
  'CET/CEST': 'Europe/Berlin',
  'GMT/BST': 'Europe/London',
};

const name =
  '((?:UTC|GMT)(?:\\s?[+−-]\\s?\\d{1,2}(?::?\\d{2})?)?|[A-Z]{2,4}/[A-Z]{3,4}|[A-Z][A-Za-z]+/[A-Z][a-z][A-Za-z_/]*|[A-Z]{2,5})';
const fixed = '(?:\\s*\\((UTC\\s?[+−-]\\s?\\d{1,2}(?::?\\d{2})?|UTC|GMT)\\))?';

/** Sentences and headings that say it, the surest first. */
const statements: readonly RegExp[] = [
  new RegExp(
    `(?:^|[(*_.:;–—-]\\s*|\\b[Aa]ll (?:the )?)(?:[Tt]imes?|[Tt]imestamps)(?: [a-z]+){0,4}[\\s:(]+${name}(?![a-z])${fixed}`,
    'u',
  ),
  // The head of a column: "Date and Time in CET".
  new RegExp(
    `^(?:[Dd]ate|[Tt]ime|[Ww]hen|[Tt]imestamp)(?: (?:and|&|/) [Tt]ime)?,? in ${name}(?![a-z])${fixed}\\s*$`,
    'u',
  ),
  new RegExp(`\\b[Ee]vents (?:are )?(?:documented|listed|given|shown) in ${name}(?![a-z])${fixed}`, 'u'),
  new RegExp(
    `^(?:[Tt]imeline|[Cc]hronology|[Dd]ate|[Ww]hen|[Tt]ime)\\b[^.\\n]{0,30}?[([]\\s*(?:in |all )?${name}(?![a-z])\\s*[)\\]]`,
    'u',
  ),
];

/** What follows a clock time where it is written out each time: "21:45 UTC". */
const suffix =
  /\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp]\.?[Mm]\.?\s?)?\(?(UTC|GMT|[A-Z]{3,4})\b(?!\s?[+−-]\s?\d)/gu;

/** The zone of a document's times, from its lines (headings, cells and paragraphs); null where they do not say. */
export function zoneStatement(lines: readonly string[], context: TimeContext): ZoneStatement | null {
  for (const pattern of statements) {
    for (const line of lines) {
      const match = pattern.exec(line);
      const found = match === null ? null : zoneOf(match[2] ?? match[1] ?? '', context);
      if (found !== null) return found;
    }
  }
  const written = new Set(
    lines
      .flatMap((line) => [...line.matchAll(suffix)].map((match) => match[1] ?? ''))
      .filter((word) => word !== 'AM' && word !== 'PM'),
  );
  const [only] = written;
  return only === undefined || written.size > 1 ? null : zoneOf(only, context);
}

function zoneOf(words: string, context: TimeContext): ZoneStatement | null {
  const written = words.replace(/\s+/gu, '').replace('−', '-');
  const region = pairs[written] ?? parseZone(written);
  if (region !== null && isZone(region)) return { zone: region, written: words, isCertain: true };
  const day = context.incidentDate ?? '2000-01-01';
  const time = readTime(`${day} 12:00 ${written}`, context);
  if (time === null || time.start === null || time.precision === 'day') return null;
  // The letters may be a word of the sentence: then the time was read without them.
  if (!time.written.endsWith(written)) return null;
  return { zone: time.zone, written: words, isCertain: !time.inferred.includes('zone') };
}
