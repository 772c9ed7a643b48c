import type { Node } from '@tiptap/pm/model';

import { documentZone, readTitle, type EventRow } from '../../renderer/document/read';
import { label, type Moment } from '../../renderer/document/vocabulary';
import { edgeOf, printLength } from '../../renderer/markdown/times';
import { printIso, printTime } from '../../renderer/time/print';
import { zoneLabel } from '../../renderer/time/zones';
import { readImpactMetrics, type ImpactMetric } from '../../renderer/timeline/impact-periods';
import {
  readMetrics,
  type ImpactLength,
  type Metric,
  type MetricState,
} from '../../renderer/timeline/metrics';
import { readMoments } from '../../renderer/timeline/moments';
import { readArguments } from './arguments';
import { readDocument } from './read-document';
import { UsageError, type Printed } from './usage';

/** `aftermark metrics`: the metrics of one draft as a table with what each counts, or with --json all that is known. */
export async function printMetrics(words: readonly string[]): Promise<Printed> {
  const { values, positionals } = readArguments(words, { json: { type: 'boolean', default: false } });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Name one draft to read the metrics of.');
  const { doc, notices } = await readDocument(file);
  return {
    lines: values.json ? [JSON.stringify(asJson(file, doc), null, 2)] : asTable(doc),
    notes: notices.map((notice) => `${file}: ${notice}`),
  };
}

interface Ends {
  readonly from: EventRow | null;
  readonly to: EventRow | null;
}

/** The events a metric lies between; of one that is not known, that which is there. */
function endsOf({ state, from, to }: Metric, doc: Node): Ends {
  if (state.kind !== 'unknown') return { from: state.fromEvent, to: state.toEvent };
  const found = readMoments(doc);
  return { from: found.get(from)?.event ?? null, to: found.get(to)?.event ?? null };
}

function asJson(file: string, doc: Node): object {
  const { zone } = documentZone(doc);
  return {
    file,
    title: readTitle(doc),
    zone,
    metrics: readMetrics(doc).map((metric) => {
      const { id, label: name, definition, source, state, periods, about } = metric;
      const ends = endsOf(metric, doc);
      return {
        id,
        label: name,
        definition,
        source,
        ...lengthJson(state),
        missing: state.kind === 'unknown' ? state.missing : [],
        why: state.kind === 'at-least' ? state.why : null,
        periods,
        from: eventJson(ends.from, 'start'),
        to: eventJson(ends.to, 'end'),
        impacts: about.map(({ impact }) => impact.id),
      };
    }),
    impacts: readImpactMetrics(doc).map((metric) => ({
      id: metric.impact.id,
      name: metric.name,
      ...lengthJson(metric.state),
      from: eventJson(metric.from?.event ?? null, 'start'),
      to: eventJson(metric.to?.event ?? null, 'end'),
    })),
  };
}

/** `ms` is null where no one length is known; `least` and `most` say what is known instead. */
function lengthJson(state: MetricState | ImpactLength): object {
  switch (state.kind) {
    case 'known':
      return { state: state.kind, ms: state.ms, least: state.ms, most: state.ms };
    case 'approximate':
      return { state: state.kind, ms: state.ms, least: null, most: null };
    case 'between':
      return { state: state.kind, ms: null, least: state.least, most: state.most };
    case 'at-least':
      return { state: state.kind, ms: null, least: state.ms, most: null };
    case 'unknown':
    case 'contradictory':
      return { state: state.kind, ms: null, least: null, most: null };
  }
}

function eventJson(event: EventRow | null, edge: 'start' | 'end'): object | null {
  if (event === null) return null;
  const { happened } = event.attributes;
  const time = happened === null ? null : printIso(edgeOf(happened, edge));
  return { id: event.id, headline: event.headline, time };
}

function asTable(doc: Node): readonly string[] {
  const metrics = readMetrics(doc);
  const { zone } = documentZone(doc);
  const rows = [
    ['Metric', 'Length', 'From', 'To'],
    ...metrics.map((metric) => {
      const { from, to } = endsOf(metric, doc);
      const length = printLength(metric.state);
      return [
        metric.label,
        metric.periods > 1 ? `${length} in ${metric.periods} periods` : length,
        endWords(from, metric.from, 'start', zone),
        endWords(to, metric.to, 'end', zone),
      ];
    }),
  ];
  const impacts = readImpactMetrics(doc).filter(({ from, to }) => from !== null || to !== null);
  return [
    ...aligned(rows),
    ...(impacts.length < 2 ? [] : ['', 'Impacts', ...aligned(impacts.map(impactRow))]),
    '',
    'What they count',
    ...metrics.flatMap(({ label: name, definition, source, state }) => [
      `${name}: ${definition}${source === null ? '' : ` (${source.name}, ${source.link})`}`,
      ...(state.kind === 'at-least' ? [`  ${state.why}`] : []),
    ]),
  ];
}

function impactRow({ name, state }: ImpactMetric): readonly string[] {
  return [`  ${name}`, printLength(state)];
}

/** "2 July 2019, 13:42 UTC, First page"; what is missing where there is no such event. */
function endWords(event: EventRow | null, moment: Moment, edge: 'start' | 'end', zone: string): string {
  const happened = event?.attributes.happened ?? null;
  if (event === null || happened === null) return `no event is marked “${label(moment)}”`;
  const time = edgeOf(happened, edge);
  const clock = printTime(time, { zone, date: 'full' });
  const named =
    time.start === null || time.precision === 'day' ? clock : `${clock} ${zoneLabel(zone, time.start)}`;
  return [named, clipped(event.headline)].filter(Boolean).join(', ');
}

const longestHeadline = 44;

function clipped(text: string): string {
  return text.length <= longestHeadline ? text : `${text.slice(0, longestHeadline).trimEnd()}…`;
}

/** Columns two spaces apart; the last one is not filled up. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  '),
  );
}
