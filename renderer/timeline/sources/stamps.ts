import type { WrittenTime } from '../../time/written-time';
import type { ClockReading, SourceClock } from './source-clock';

/**
 * Times as programs write them into logs. They are no forms for a time field: nobody types 1562074925. What a person may
 * type too is read by `renderer/time`.
 */
export interface Stamp {
  /** UTF-16 units from the stamp's first character to the character behind it. */
  readonly length: number;
  readonly meaning:
    | { readonly kind: 'instant'; readonly ms: number; readonly zone: string; readonly minutes?: true }
    /** The same in words that `parseTime` reads; `year` where the century was not written. */
    | { readonly kind: 'words'; readonly words: string; readonly year?: true };
}

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const weekdays = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun';
const clock = '(\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?';

/** RFC 3339 and ISO 8601 with an offset, which name their instant themselves. */
const rfc3339 = new RegExp(
  '(\\d{4})-(\\d{2})-(\\d{2})[Tt _](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?([Zz]|[+-]\\d{2}:?\\d{2})(?![\\w:[/]| ?[–-] ?\\d)',
  'y',
);
/** A date and a clock time down to the second, without a zone: Python, Java, Go, nginx's error log. */
const dateClock = new RegExp(
  `(\\d{4})([-/.])(\\d{2})\\2(\\d{2})[Tt _](?:${clock})(?![\\w:[/]| ?[–-] ?\\d)`,
  'y',
);
/** Common Log Format (Apache, nginx): [22/Nov/2026:10:42:03 +0000] */
const common = new RegExp(`\\[(\\d{2})/(${months})/(\\d{4}):${clock} ([+-]\\d{2})(\\d{2})\\]`, 'y');
/** RFC 3164: "Nov 22 10:42:03", its day padded with a space. */
const syslog = new RegExp(`(${months}) ( ?\\d{1,2}) ${clock}(?![\\w:])`, 'y');
/** asctime and date(1): "Tue Jul  2 13:42:05 2019", "Tue Jul  2 13:42:05 UTC 2019". */
const asctime = new RegExp(
  `(?:${weekdays}) (${months}) ( ?\\d{1,2}) ${clock}(?: ([A-Z]{2,5}))? (\\d{4})(?!\\w)`,
  'y',
);
/** klog (Kubernetes, glog): I1122 10:42:03.123456 */
const klog = new RegExp(`[IWEF](\\d{2})(\\d{2}) ${clock}(?!\\w)`, 'y');
/** logcat (Android): 07-02 13:42:05.123, always the month first. Without the fraction it could be anybody's date. */
const logcat = /(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})\.(\d{3,9})(?!\w)/y;
/** Seconds, milli-, micro- or nanoseconds since 1970, told apart by their digits. */
const epoch = /(?:(\d{10})(?:[.,](\d{1,9}))?|(\d{13})|(\d{16})|(\d{19}))(?![\w.])/y;

/** From 2001-09-09 to 2100-01-01, in seconds: ten digits that are no other number. */
const earliest = 1_000_000_000;
const latest = 4_102_444_800;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The stamp that stands at exactly this place; null where there is none. */
export function stampAt(text: string, at: number): Stamp | null {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39)
    return (
      readRfc3339(text, at) ??
      readDateClock(text, at) ??
      readEpoch(text, at) ??
      readYearless(matchAt(logcat, text, at))
    );
  if (code === 0x5b) return readCommon(text, at);
  return readNamed(text, at);
}

function readRfc3339(text: string, at: number): Stamp | null {
  const match = matchAt(rfc3339, text, at);
  if (match === null) return null;
  const [written, year, month, day, hour, minute, second, fraction, offset = 'Z'] = match;
  const wall = wallTime({ year, month, day, hour, minute, second, fraction });
  const zone = offsetOf(offset);
  if (wall === null || zone === null) return null;
  return {
    length: written.length,
    meaning: {
      kind: 'instant',
      ms: wall - zone.ms,
      zone: zone.name,
      ...(second === undefined ? { minutes: true } : {}),
    },
  };
}

function readDateClock(text: string, at: number): Stamp | null {
  const match = matchAt(dateClock, text, at);
  if (match === null) return null;
  const [written, year = '', , month = '', day = '', hour, minute, second, fraction] = match;
  // A zone's letters behind it are not the stamp's: the whole is read as a time that a person wrote.
  if (
    /^ ?(?:\(|[A-Z]{2,5}\b|[A-Z]\w+\/)/u.test(text.slice(at + written.length)) &&
    hasZoneBehind(text, at + written.length)
  )
    return null;
  return words(written, `${year}-${month}-${day} ${clockWords(hour, minute, second, fraction)}`);
}

const levels =
  /^(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|CRIT|CRITICAL|ALERT|EMERG|FATAL|PANIC|LOG|HINT)$/iu;

/** Whether a word is the level of a log line and no name. */
export function isLevel(word: string): boolean {
  return levels.test(word.replace(/^[[(<]|[\])>:]$/gu, ''));
}

function hasZoneBehind(text: string, at: number): boolean {
  const word = /^ ?\(?([A-Za-z/_]+)/u.exec(text.slice(at))?.[1] ?? '';
  return /^[A-Z]{3,4}$/u.test(word) ? !isLevel(word) : word.includes('/');
}

function readCommon(text: string, at: number): Stamp | null {
  const match = matchAt(common, text, at);
  if (match === null) return null;
  const [written, day, month = '', year, hour, minute, second, fraction, hours = '', minutes = ''] = match;
  const wall = wallTime({ year, month: monthNumber(month), day, hour, minute, second, fraction });
  const zone = offsetOf(`${hours}${minutes}`);
  if (wall === null || zone === null) return null;
  return { length: written.length, meaning: { kind: 'instant', ms: wall - zone.ms, zone: zone.name } };
}

function readNamed(text: string, at: number): Stamp | null {
  const full = matchAt(asctime, text, at);
  if (full !== null) {
    const [written, month = '', day = '', hour, minute, second, fraction, zone = '', year = ''] = full;
    const date = `${year}-${monthNumber(month)}-${day.trim().padStart(2, '0')}`;
    return words(written, `${date} ${clockWords(hour, minute, second, fraction)} ${zone}`.trim());
  }
  const short = matchAt(syslog, text, at);
  if (short !== null) {
    const [written, month = '', day = '', hour, minute, second, fraction] = short;
    return words(written, `${month} ${day.trim()} ${clockWords(hour, minute, second, fraction)}`);
  }
  return readYearless(matchAt(klog, text, at));
}

/** A month's number, a day and a clock time. */
function readYearless(match: RegExpExecArray | null): Stamp | null {
  if (match === null) return null;
  const [written, month = '', day = '', hour, minute, second, fraction] = match;
  const name = months.split('|')[Number(month) - 1];
  if (name === undefined) return null;
  return words(written, `${name} ${Number(day)} ${clockWords(hour, minute, second, fraction)}`);
}

function readEpoch(text: string, at: number): Stamp | null {
  const match = matchAt(epoch, text, at);
  if (match === null) return null;
  const ms = epochMs(match[0]);
  return ms === null ? null : { length: match[0].length, meaning: { kind: 'instant', ms, zone: 'UTC' } };
}

/**
 * The instant of a number that counts from 1970, in milliseconds: 10 digits are seconds (with a fraction), 13 milli-, 16
 * micro-, 19 nanoseconds. Cut, not rounded. Null for any other number and for one before 2001-09-09 or after 2099.
 */
export function epochMs(text: string): number | null {
  const match = /^(?:(\d{10})(?:[.,](\d{1,9}))?|(\d{13})|(\d{16})|(\d{19}))$/u.exec(text);
  if (match === null) return null;
  const [digits, seconds, fraction = ''] = match;
  const ms =
    seconds === undefined
      ? Number(digits.slice(0, 13))
      : Number(seconds) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ms >= earliest * 1000 && ms < latest * 1000 ? ms : null;
}

function words(written: string, reading: string): Stamp {
  return { length: written.length, meaning: { kind: 'words', words: reading } };
}

function clockWords(hour = '', minute = '', second = '', fraction?: string): string {
  return `${hour}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`;
}

function monthNumber(name: string): string {
  return String(months.split('|').indexOf(name) + 1).padStart(2, '0');
}

interface Digits {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
}

/** Milliseconds as if in UTC; null for a day or a time of day that does not exist. */
function wallTime(digits: Digits): number | null {
  const [year, month, day, hour, minute] = [
    digits.year,
    digits.month,
    digits.day,
    digits.hour,
    digits.minute,
  ].map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) return null;
  const second = Number(digits.second ?? 0);
  if (second > 59 || month < 1 || month > 12 || day < 1 || year < 1900) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (new Date(midnight).getUTCDate() !== day) return null;
  const milliseconds = Number((digits.fraction ?? '').slice(0, 3).padEnd(3, '0'));
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

function offsetOf(text: string): { readonly ms: number; readonly name: string } | null {
  if (/^z$/iu.test(text)) return { ms: 0, name: 'UTC' };
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  const ms = (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  // The clocks of the world run from UTC−12 to UTC+14.
  if (minutes > 59 || ms < -12 * 3_600_000 || ms > 14 * 3_600_000) return null;
  return { ms, name: ms === 0 ? 'UTC' : `${text.slice(0, 3)}:${text.slice(-2)}` };
}

/** The time that a stamp means, with what it does not say asked for or taken from the stamps above. */
export function readStamp(stamp: Stamp, written: string, clock: SourceClock): ClockReading {
  const { meaning } = stamp;
  if (meaning.kind === 'words') return clock.read(meaning.words, written);
  const time: WrittenTime = {
    start: meaning.ms,
    end: null,
    precision: meaning.minutes === true ? 'minute' : 'second',
    written,
    zone: meaning.zone,
    inferred: [],
  };
  return clock.instant(time);
}
