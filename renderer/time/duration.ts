const units = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1000 },
] as const;

/**
 * A length of time for readers: "27 min", "1 h 37 min", "3 s", "2 d 4 h", "250 ms". Exact to the minute, and
 * below an hour to the second; what is finer is rounded. A day is 24 hours. Negative lengths get a minus sign.
 * @param ms milliseconds
 */
export function printDuration(ms: number): string {
  if (ms < 0) return `−${printDuration(-ms)}`;
  if (ms > 0 && ms < 1000) return `${Math.round(ms)} ms`;
  const finest = ms < 3_600_000 ? 1000 : 60_000;
  let left = Math.round(ms / finest) * finest;
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(left / unit.ms);
    left -= count * unit.ms;
    if (count > 0) parts.push(`${count} ${unit.name}`);
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

const longNames: Readonly<Record<string, string>> = {
  d: 'day',
  h: 'hour',
  min: 'minute',
  s: 'second',
  ms: 'millisecond',
};

/**
 * A length of time as running text says it: "27 minutes", "1 hour 37 minutes", "3 seconds". As exact as `printDuration`.
 * @param ms milliseconds
 */
export function durationInWords(ms: number): string {
  return printDuration(ms).replace(/(\d+) (ms|min|d|h|s)\b/gu, (_, count: string, unit: string) => {
    const name = longNames[unit] ?? unit;
    return `${count} ${count === '1' ? name : `${name}s`}`;
  });
}
