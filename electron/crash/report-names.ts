/** So many reports are kept. */
export const REPORTS_KEPT = 10;

const NAME = /^(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.txt$/u;

function nameAt(instant: number): string {
  return `${new Date(instant).toISOString().replaceAll(/[:.]/gu, '-')}.txt`;
}

function instantOf(name: string): number {
  const [date, time] = name.slice(0, -'.txt'.length).split('T');
  const [hours, minutes, seconds, milliseconds] = (time ?? '').slice(0, -1).split('-');
  return Date.parse(`${date}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
}

/** The reports among the names of a folder, the oldest first. */
export function reportsAmong(names: readonly string[]): readonly string[] {
  return names.filter((name) => NAME.test(name) && !Number.isNaN(instantOf(name))).sort();
}

/**
 * The name of a report that is made now (milliseconds UTC), after all that are there: a clock that was set back neither
 * overwrites an earlier report nor makes the new one look like the oldest.
 */
export function nextReportName(names: readonly string[], now: number): string {
  const last = reportsAmong(names).at(-1);
  return nameAt(last === undefined ? now : Math.max(now, instantOf(last) + 1));
}

/** The reports that are one too many. */
export function reportsToRemove(names: readonly string[]): readonly string[] {
  return reportsAmong(names).slice(0, -REPORTS_KEPT);
}
