import type { SourceRecord } from './record';

const natural = new Intl.Collator('en', { numeric: true });

/**
 * A total order of records that does not depend on the order in which they came: by time (without one last), by system,
 * then as the system counts ("line 9" before "line 10"), then by what they say. Records it calls equal are the same.
 */
export function compareRecords(a: SourceRecord, b: SourceRecord): number {
  return (
    compareNumbers(startOf(a), startOf(b)) ||
    compareTexts(a.system, b.system) ||
    natural.compare(a.nativeId || a.key, b.nativeId || b.key) ||
    compareTexts(a.nativeId, b.nativeId) ||
    compareTexts(a.key, b.key) ||
    compareTexts(a.raw, b.raw) ||
    compareTexts(JSON.stringify(a), JSON.stringify(b))
  );
}

function startOf({ happened }: SourceRecord): number {
  return happened?.start ?? Number.POSITIVE_INFINITY;
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code units, the same on every machine. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
