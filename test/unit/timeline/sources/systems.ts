import type {
  SourceContext,
  SourceFormat,
  SourceInput,
  SourceReading,
} from '../../../../renderer/timeline/sources/format';
import type { SourceRecord } from '../../../../renderer/timeline/sources/record';

/** The document stands in another zone than the systems write, so that a zone that is taken from it shows. */
export const context: SourceContext = {
  time: { zone: 'Asia/Kolkata', zoneConfirmed: false, previous: null, incidentDate: '2026-03-01' },
  columns: null,
};

/** A file of JSON, with its text as it is on disk. */
export function fileOf(json: unknown, text: string = JSON.stringify(json)): SourceInput {
  return { name: 'export.json', text, json, files: new Map() };
}

/** An archive; what is no text is written as JSON. */
export function archiveOf(files: Readonly<Record<string, unknown>>): SourceInput {
  const texts = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)] as const,
  );
  return { name: 'export.zip', text: '', json: undefined, files: new Map(texts) };
}

export function readWith(format: SourceFormat, input: SourceInput): SourceReading {
  const reading = format.read(input, context);
  if ('refused' in reading) throw new Error(reading.refused);
  return reading;
}

export function recordsOf(format: SourceFormat, json: unknown): readonly SourceRecord[] {
  return readWith(format, fileOf(json)).records;
}

/** What the record happened at, as ISO 8601 in UTC; null where it is not known. */
export function utc({ happened }: SourceRecord): string | null {
  return happened?.start === null || happened === null ? null : new Date(happened.start).toISOString();
}
