import type { WrittenTime } from '../../time/written-time';
import type { SourceRecord } from './record';

/** A time on a clock that was wrong, put right. What was written stays: it is what the source says. */
export function shiftTime(time: WrittenTime, ms: number): WrittenTime {
  return {
    ...time,
    start: time.start === null ? null : time.start + ms,
    end: time.end === null ? null : time.end + ms,
  };
}

/**
 * Every time of a source moved by the same length, because its clock was wrong. Shifts add up, and the sum is kept with
 * each record; shifting back by the same length gives what there was.
 * @param ms milliseconds; positive where the source's clock was slow
 */
export function shiftRecords(records: readonly SourceRecord[], ms: number): readonly SourceRecord[] {
  if (ms === 0) return records;
  return records.map((record) => ({
    ...record,
    happened: record.happened === null ? null : shiftTime(record.happened, ms),
    known: record.known === null ? null : shiftTime(record.known, ms),
    shift: record.shift + ms,
  }));
}
