import { printTime } from '../../time/print';
import type { ParsedTime, TimeAnswers } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { cityOf, offsetLabel } from '../../time/zones';

/** What the editor says about a time while it is typed. */
export interface TimeReading {
  readonly text: string;
  /** True where the person should look twice: a question, or something the app supplied or could not read. */
  readonly doubtful: boolean;
  readonly choices: readonly { readonly label: string; readonly answers: TimeAnswers }[];
}

/** "UTC", "Berlin", "UTC+2": a zone in as few letters as tell it apart. */
export function shortZone(zone: string): string {
  if (zone === 'UTC') return 'UTC';
  return zone.includes('/') ? cityOf(zone) : offsetLabel(zone);
}

/** A time in full in the document's zone: "2 July 2019, 13:42 UTC"; the words of one that has no instant. */
export function fullTime(time: WrittenTime, zone: string): string {
  if (time.start === null) return `“${time.written}”`;
  const text = printTime(time, { zone, date: 'full' });
  return time.precision === 'day' ? text : `${text} ${shortZone(zone)}`;
}

/** What the app supplied because the author did not write it; null where nothing was. */
export function inferredText(time: WrittenTime): string | null {
  if (time.inferred.length === 0) return null;
  const supplied = time.inferred.map((what) => {
    switch (what) {
      case 'date':
        return 'date taken from the event above or the incident';
      case 'year':
        return 'year taken from the event above or the incident';
      case 'zone':
        return 'zone taken from the document, where it is not confirmed yet';
    }
  });
  const text = supplied.join('; ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The time on the clock of the machine; null where it shows the same. */
function hereText(time: WrittenTime, zone: string, machine: string): string | null {
  if (time.start === null || time.precision === 'day') return null;
  const here = printTime(time, { zone: machine, date: 'none' });
  return here === printTime(time, { zone, date: 'none' }) ? null : `${here} here`;
}

/** What a reading means, for the line beside the field in which it is typed. */
export function describeReading(parsed: ParsedTime, zone: string, machine: string): TimeReading {
  switch (parsed.kind) {
    case 'time': {
      const parts = [
        fullTime(parsed.time, zone),
        hereText(parsed.time, zone, machine),
        inferredText(parsed.time)?.toLowerCase() ?? null,
        parsed.dst === 'gap' ? 'this clock time was skipped that day' : null,
        parsed.dst === 'fold' ? 'this clock time came twice that day; the first is taken' : null,
      ];
      return {
        text: parts.filter((part) => part !== null).join(' · '),
        doubtful: parsed.dst !== null,
        choices: [],
      };
    }
    case 'ambiguous-zone':
      return { text: `Which ${parsed.abbreviation} is meant?`, doubtful: true, choices: parsed.choices };
    case 'ambiguous-date':
      return { text: 'Which date is meant?', doubtful: true, choices: parsed.choices };
    case 'needs-date':
      return {
        text: `Which ${parsed.missing === 'year' ? 'year' : 'day'}? Write it too; until then it is kept as words.`,
        doubtful: true,
        choices: [],
      };
    case 'none':
      return { text: 'No time that the app can read; it is kept as words.', doubtful: true, choices: [] };
  }
}
