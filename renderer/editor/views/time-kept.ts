import type { ParsedTime } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';

/**
 * What to keep of a reading: the time; its words where it is none or wants a date; nothing for nothing. A question
 * that is still open keeps nothing yet (undefined).
 */
export function timeToKeep(parsed: ParsedTime, text: string, zone: string): WrittenTime | null | undefined {
  const written = text.trim();
  switch (parsed.kind) {
    case 'time':
      return parsed.time;
    case 'needs-date':
      return parsed.undated;
    case 'ambiguous-date':
    case 'ambiguous-zone':
      return undefined;
    case 'none':
      return written === ''
        ? null
        : { start: null, end: null, precision: 'unknown', written, zone, inferred: [] };
  }
}
