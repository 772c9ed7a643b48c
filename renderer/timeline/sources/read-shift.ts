const unitMs: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, d: 86_400_000 };

/** Longer than this is no wrong clock but another day's source. In milliseconds: a leap year and a day. */
const longest = 367 * 86_400_000;

/**
 * By how much a clock is put right, as a person writes it: "+2 min", "-01:30" (hours and minutes, as zones are
 * written), "-00:00:05", "1 h 5 min". Without a sign times are moved later. '' is 0.
 * @returns milliseconds; null where the text is no length of time
 */
export function readShift(text: string): number | null {
  const [, sign = '', rest = ''] = /^\s*([+−–-]?)\s*(.*?)\s*$/u.exec(text.normalize('NFKC')) ?? [];
  if (rest === '') return sign === '' ? 0 : null;
  const ms = readClock(rest) ?? readUnits(rest);
  if (ms === null || ms > longest) return null;
  return sign === '' || sign === '+' ? ms : 0 - ms;
}

/** "01:30" and "01:00:05". */
function readClock(text: string): number | null {
  const match = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/u.exec(text);
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
}

/** "1 h 5 min", "90s". */
function readUnits(text: string): number | null {
  if (!/^(?:\d+(?:[.,]\d+)?\s*[a-z]+[\s,]*)+$/iu.test(text)) return null;
  let ms = 0;
  for (const [, amount = '', word = ''] of text.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/giu)) {
    const unit = unitOf(word.toLowerCase());
    if (unit === null) return null;
    ms += Number(amount.replace(',', '.')) * unit;
  }
  return Math.round(ms);
}

function unitOf(word: string): number | null {
  if (/^(?:ms|msecs?|milliseconds?)$/u.test(word)) return 1;
  if (!/^(?:d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)$/u.test(word)) return null;
  return unitMs[word.charAt(0)] ?? null;
}
