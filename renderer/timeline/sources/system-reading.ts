import type { BlockContent } from 'mdast';

import type { WrittenTime } from '../../time/written-time';
import { clean, lineOf, oneLine, printEach, type Body } from './body';
import type { SourceContext, SourceFormatId, SourceReading } from './format';
import { compactJson, fieldsOf, type Fields } from './json-fields';
import type { SkippedRecord, SourceRecord } from './record';
import { createSystemTimes, type SystemTimes } from './system-times';

/** What a format has found out about an element of a source; what is left out is empty. */
export interface Draft extends Partial<
  Pick<SourceRecord, 'known' | 'person' | 'channel' | 'link' | 'kind' | 'thread' | 'edited' | 'bot'>
> {
  /** The system's own id; '' where it has none. */
  readonly id: string;
  /** What the record is told apart by, where the id alone is not enough. */
  readonly key?: string;
  readonly happened: WrittenTime | null;
  /** As blocks, or, where the source has Markdown itself, as that. */
  readonly body: Body | readonly BlockContent[];
}

/** Why an element is no event. */
export interface NoEvent {
  readonly reason: string;
}

/** One element of a source: it becomes a record, or is skipped with its reason. */
export interface Element {
  readonly value: unknown;
  /** "message 1434139102.000002"; where in the source it stands, for people. */
  readonly place: string;
  readonly read: (fields: Fields, times: SystemTimes) => Draft | NoEvent;
}

export interface SystemSource {
  readonly format: SourceFormatId;
  readonly system: string;
  readonly elements: readonly Element[];
  /** What was no element at all. */
  readonly skipped?: readonly SkippedRecord[];
  /** Whether the elements are in order; if not, they are turned round where the newest come first. */
  readonly isInOrder?: boolean;
  /** How an element is written down as its raw record, where JSON alone would not keep it to the letter. */
  readonly print?: (value: unknown) => string | null;
}

/**
 * Reads every element; each is a record or is skipped, and none keeps another from being read. The records are in the
 * order of the source, oldest first.
 */
export function readSystem(source: SystemSource, context: SourceContext): SourceReading {
  const times = createSystemTimes(context);
  const { elements, print = compactJson, system } = source;
  const records = new Map<string, SourceRecord>();
  const freeKey = keyMaker(records);
  const skipped: SkippedRecord[] = [...(source.skipped ?? [])];
  for (let start = 0; start < elements.length; start += atOnce(elements)) {
    const part = elements.slice(start, start + atOnce(elements));
    const outcomes = inPrint(part.map((element) => readElement(element, { system, times, print })));
    for (const [index, outcome] of outcomes.entries()) {
      const place = part[index]?.place ?? '';
      const seen = 'reason' in outcome ? undefined : records.get(outcome.key);
      if ('reason' in outcome) skipped.push({ place, reason: outcome.reason });
      else if (seen?.raw === outcome.raw) skipped.push({ place, reason: 'is there twice' });
      else {
        const key = seen === undefined ? outcome.key : freeKey(outcome.key);
        records.set(key, { ...outcome, key });
      }
    }
    context.onProgress?.((start + part.length) / elements.length);
  }
  const all = [...records.values()].map((record) => withKnownThread(record, records));
  return {
    format: source.format,
    records: source.isInOrder === true ? all : oldestFirst(all),
    skipped,
    questions: times.questions(),
    columns: null,
  };
}

/** A hundredth of them: so often progress is told. */
const atOnce = (elements: readonly Element[]): number => Math.max(1, Math.ceil(elements.length / 100));

/** A record whose blocks are not printed yet. */
interface Unprinted {
  readonly record: SourceRecord;
  readonly blocks: readonly BlockContent[];
}

function inPrint(
  outcomes: readonly (SourceRecord | Unprinted | NoEvent)[],
): readonly (SourceRecord | NoEvent)[] {
  const lists = outcomes.flatMap((outcome) => ('blocks' in outcome ? [outcome.blocks] : []));
  const printed = printEach(lists).values();
  return outcomes.map((outcome) =>
    'blocks' in outcome ? { ...outcome.record, markdown: printed.next().value ?? '' } : outcome,
  );
}

interface Reader {
  readonly system: string;
  readonly times: SystemTimes;
  readonly print: (value: unknown) => string | null;
}

function readElement(element: Element, { system, times, print }: Reader): SourceRecord | Unprinted | NoEvent {
  const fields = fieldsOf(element.value);
  if (fields === null) return { reason: 'is no object' };
  const raw = print(element.value);
  if (raw === null) return { reason: 'is nested too deeply to be a record' };
  const draft = element.read(fields, times);
  if ('reason' in draft) return draft;
  const { id, key = id, body, ...rest } = draft;
  const isPrinted = 'markdown' in body;
  const text = isPrinted ? body.text : lineOf(body);
  if (isPrinted ? body.markdown === '' : text === '') return { reason: 'says nothing' };
  const record: SourceRecord = {
    known: null,
    link: '',
    kind: '',
    thread: null,
    edited: false,
    bot: false,
    ...rest,
    person: oneLine(clean(rest.person ?? '')),
    channel: oneLine(clean(rest.channel ?? '')),
    markdown: isPrinted ? body.markdown : '',
    text,
    key: key === '' ? element.place : key,
    system,
    nativeId: id,
    raw,
    shift: 0,
  };
  return isPrinted ? record : { record, blocks: body };
}

/** Different records under one id are numbered. */
function keyMaker(taken: ReadonlyMap<string, unknown>): (key: string) => string {
  const numbers = new Map<string, number>();
  return (key) => {
    let number = numbers.get(key) ?? 1;
    let free = key;
    while (taken.has(free)) {
      number += 1;
      free = `${key} (${number})`;
    }
    numbers.set(key, number);
    return free;
  };
}

/** A record that answers one which is not in the source answers none here. */
function withKnownThread(record: SourceRecord, records: ReadonlyMap<string, unknown>): SourceRecord {
  return record.thread === null || records.has(record.thread) ? record : { ...record, thread: null };
}

/**
 * Most systems list the newest first. Equal times keep the order of the list, so it has to be turned round, and not
 * only sorted.
 */
function oldestFirst(records: readonly SourceRecord[]): readonly SourceRecord[] {
  let balance = 0;
  let before: number | null = null;
  for (const { happened } of records) {
    const start = happened?.start ?? null;
    if (start === null) continue;
    if (before !== null) balance += Math.sign(start - before);
    before = start;
  }
  return balance < 0 ? records.toReversed() : records;
}
