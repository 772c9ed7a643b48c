import { openText } from '../../../../renderer/timeline/sources/open';
import { readSource } from '../../../../renderer/timeline/sources/read-source';
import type {
  SourceContext,
  SourceFormatId,
  SourceReading,
} from '../../../../renderer/timeline/sources/format';
import type { SourceRecord } from '../../../../renderer/timeline/sources/record';
import type { TimeContext } from '../../../../renderer/time/parsed-time';

export const utc: TimeContext = {
  zone: 'UTC',
  zoneConfirmed: true,
  previous: null,
  incidentDate: '2019-07-02',
};

export function contextOf(time: Partial<TimeContext> = {}, more: Partial<SourceContext> = {}): SourceContext {
  return { time: { ...utc, ...time }, columns: null, ...more };
}

/** Reads a text as if it had been pasted; fails where it is refused. */
export function readText(
  text: string,
  context: SourceContext = contextOf(),
  format?: SourceFormatId,
  name = 'clipboard',
): SourceReading {
  const input = openText(name, text);
  if ('refused' in input) throw new Error(input.refused);
  const reading = readSource(input, context, format);
  if ('refused' in reading) throw new Error(reading.refused);
  return reading;
}

/** "2019-07-02T13:42:05.000Z" of a record's time; what stands for none says so. */
export function instantOf({ happened }: Pick<SourceRecord, 'happened'>): string {
  if (happened === null) return 'none';
  return happened.start === null ? 'unknown' : new Date(happened.start).toISOString().replace('.000Z', 'Z');
}

/** A record on one line: time, person, words. */
export function shown(record: SourceRecord): string {
  return `${instantOf(record)} | ${record.person} | ${record.text}`;
}

export function record(more: Partial<SourceRecord> = {}): SourceRecord {
  return {
    key: 'line 1',
    system: 'notes.txt',
    nativeId: '',
    happened: null,
    known: null,
    person: '',
    channel: '',
    link: '',
    kind: '',
    markdown: more.text ?? '',
    text: '',
    thread: null,
    edited: false,
    bot: false,
    raw: more.text ?? '',
    shift: 0,
    ...more,
  };
}
