import type { SourceReading } from '../timeline/sources/format';
import { openSource, openText } from '../timeline/sources/open';
import { readSource } from '../timeline/sources/read-source';
import type { PreviewRow, SourcesMessage, SourcesRequest } from './sources-messages';
import { eventsOf, previewRows } from './sources-records';

const say = (message: SourcesMessage): void => globalThis.postMessage(message);

/** So many rows are handed over at once: what the window unpacks between two frames. */
const rowsAtOnce = 1_000;

type ReadRequest = Extract<SourcesRequest, { kind: 'read' }>;

/** What was read last; the records and their raw texts never leave the worker but as events. */
let open: { readonly request: ReadRequest; readonly reading: SourceReading } | null = null;
let shift = 0;
/** Rows that have not been asked for yet. */
let waiting: readonly PreviewRow[] = [];

function read(request: ReadRequest): void {
  const { source, time, columns, format } = request;
  const input = 'text' in source ? openText(source.name, source.text) : openSource(source);
  if ('refused' in input) return say({ kind: 'refused', sentence: input.refused });
  const onProgress = (share: number): void => say({ kind: 'progress', share });
  const reading = readSource(input, { time, columns, onProgress }, format ?? undefined);
  if ('refused' in reading) return say({ kind: 'refused', sentence: reading.refused });
  open = { request, reading };
  shift = request.shift;
  sayRows();
}

function sayRows(): void {
  if (open === null) return;
  const { request, reading } = open;
  const { format, questions, skipped, columns, records } = reading;
  say({ kind: 'reading', facts: { format, questions, skipped, columns, total: records.length } });
  waiting = previewRows(records, { shift, present: request.present, zone: request.zone });
  sayMore();
}

function sayMore(): void {
  const rows = waiting.slice(0, rowsAtOnce);
  waiting = waiting.slice(rowsAtOnce);
  say({ kind: 'rows', rows, last: waiting.length === 0 });
}

async function makeEvents(request: Extract<SourcesRequest, { kind: 'events' }>): Promise<void> {
  try {
    const events = await eventsOf(open?.reading.records ?? [], { ...request, shift });
    say({ kind: 'events', events });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say({ kind: 'failed', sentence: `The events could not be made, and the draft is as it was: ${reason}.` });
  }
}

/* Reads a source off the window's thread: the export of a long chat takes seconds. */
globalThis.addEventListener('message', ({ data }: MessageEvent<SourcesRequest>) => {
  switch (data.kind) {
    case 'read':
      read(data);
      return;
    case 'more':
      sayMore();
      return;
    case 'shift':
      shift = data.shift;
      sayRows();
      return;
    case 'events':
      void makeEvents(data);
  }
});
