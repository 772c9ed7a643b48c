import { label, toneOf } from '../../document/vocabulary';
import { signGap, signSize } from './lanes';
import type { Band, PictureLayout } from './layout';
import type { PictureMark } from './marks';
import type { Label } from './row';
import type { Break } from './scale';
import { round, type Drawing, type Role, type Shape } from './shape';
import { signs } from './signs';
import { textWidth } from './text-width';

/** How high everything stands, from the top. */
interface Rows {
  readonly lanes: number;
  readonly lane: number;
  readonly signs: number;
  readonly band: number;
  readonly axis: number;
  readonly times: number;
  readonly counts: number;
  readonly days: number;
  readonly caption: number;
  readonly height: number;
}

const bandHeight = 14;
const tick = 5;

function rowsOf(layout: PictureLayout, padding: number): Rows {
  const { size, lanes } = layout;
  const lane = size + 5;
  const hasSigns = layout.moments.some((moment) => moment.lane === null);
  const signRow = padding + lanes * lane;
  const band = signRow + (hasSigns ? signSize + 4 : 0) + 4;
  const axis = band + (layout.bands.length === 0 ? 10 : bandHeight + 11);
  const times = axis + tick + size + 3;
  const counts = times + (layout.counts.length === 0 ? 0 : lane);
  const days = counts + (layout.days.length === 0 ? 0 : lane);
  const caption = days + (layout.caption === '' && layout.left === '' ? 0 : lane + 2);
  return {
    lanes,
    lane,
    signs: signRow,
    band,
    axis,
    times,
    counts,
    days,
    caption,
    height: caption + Math.ceil(size / 3) + padding,
  };
}

/**
 * Draws a layout, without colours.
 * @param padding above and below
 */
export function drawPicture(layout: PictureLayout, padding = 2): Drawing {
  const rows = rowsOf(layout, padding);
  const { size, width } = layout;
  const shapes: Shape[] = [
    ...layout.midnights.map((x) => path('midnight', `M${round(x)} ${rows.band}V${rows.axis + tick + 3}`)),
    ...layout.bands.flatMap((band) => drawBand(band, rows)),
    ...layout.moments.flatMap(({ x, lane, moment }) => {
      if (lane === null) return [];
      const from = padding + (rows.lanes - lane) * rows.lane - 1;
      const leader = path('leader', `M${round(x)} ${from}V${rows.axis}`);
      return [{ ...leader, tone: toneOf(moment) }];
    }),
    ...drawAxis(layout, rows),
    ...layout.breaks.flatMap((one) => drawBreak(one, layout, rows)),
    ...layout.extents.map(({ from, to, isSoft }) =>
      rect(isSoft ? 'span' : 'range', from, rows.axis - 4, to - from, 8, {
        rx: 2,
        ...(isSoft ? { 'stroke-dasharray': '3 2' } : {}),
      }),
    ),
    ...layout.marks.map((mark) => drawMark(mark, rows.axis)),
    ...layout.moments.flatMap(({ moment, event, lane, left, width: own, isFlipped }) => {
      const tone = toneOf(moment);
      const top = lane === null ? rows.signs : padding + (rows.lanes - 1 - lane) * rows.lane;
      const sign = { ...path('sign', signs[moment]), tone, event };
      const y = lane === null ? top : top + (rows.lane - signSize) / 2;
      const signLeft = isFlipped ? left + own - signSize : left;
      const transform = `translate(${round(signLeft)} ${round(y)})`;
      const placed = { ...sign, attributes: { ...sign.attributes, 'fill-rule': 'evenodd', transform } };
      if (lane === null) return [placed];
      const wordsAt = isFlipped ? signLeft - signGap : left + signSize + signGap;
      const words = text('word', wordsAt, top + size + 1, label(moment), {
        ...(isFlipped ? { 'text-anchor': 'end' } : {}),
        'font-weight': 600,
        'paint-order': 'stroke',
        'stroke-width': 3,
        'stroke-linejoin': 'round',
      });
      return [placed, { ...words, tone, event }];
    }),
    ...labels('text', layout.times, rows.times),
    ...labels('faint', layout.counts, rows.counts),
    ...layout.days.map((day) => text('text', day.left, rows.days, day.text, { 'font-weight': 600 })),
    ...(layout.caption === '' ? [] : [text('faint', 0, rows.caption, layout.caption)]),
    ...(layout.left === ''
      ? []
      : [text('faint', width, rows.caption, layout.left, { 'text-anchor': 'end' })]),
  ];
  const [marksEnd, timesEnd] = [rows.axis + tick + 2, rows.times + Math.ceil(size / 3)];
  return { width, height: rows.height, size, shapes, marksEnd, timesEnd };
}

function path(role: Role, d: string): Shape {
  return { name: 'path', role, attributes: { d } };
}

function rect(
  role: Role,
  x: number,
  y: number,
  width: number,
  height: number,
  more: Shape['attributes'] = {},
): Shape {
  const attributes = { x: round(x), y: round(y), width: round(width), height: round(height), ...more };
  return { name: 'rect', role, attributes };
}

function text(role: Role, x: number, y: number, words: string, more: Shape['attributes'] = {}): Shape {
  return { name: 'text', role, attributes: { x: round(x), y: round(y), ...more }, text: words };
}

/** Centred in their room, which is reckoned from above. */
function labels(role: Role, row: readonly Label[], y: number): readonly Shape[] {
  return row.map(({ text: words, left, width }) =>
    text(role, left + width / 2, y, words, { 'text-anchor': 'middle' }),
  );
}

/** A filled band; its edges are drawn as they are known: a line, a dashed one, or none. */
function drawBand({ from, to, start, end }: Band, { band }: Rows): readonly Shape[] {
  const width = Math.max(2, to - from);
  const [left, right, bottom] = [round(from), round(from + width), band + bandHeight];
  const edge = (x: number, kind: Band['start']): readonly Shape[] => {
    if (kind === 'open') return [];
    const line = path('band-edge', `M${x} ${band}V${bottom}`);
    return [
      kind === 'exact' ? line : { ...line, attributes: { ...line.attributes, 'stroke-dasharray': '2 2' } },
    ];
  };
  const sides = path('band-edge', `M${left} ${band}H${right}M${left} ${bottom}H${right}`);
  const open = path(
    'band-edge',
    `${start === 'open' ? arrow(left, band, -1) : ''}${end === 'open' ? arrow(right, band, 1) : ''}`,
  );
  return [
    rect('band', from, band, width, bandHeight),
    sides,
    ...edge(left, start),
    ...edge(right, end),
    ...(start === 'open' || end === 'open' ? [open] : []),
  ];
}

/** It goes on from there: nobody has said until when. */
function arrow(x: number, top: number, way: -1 | 1): string {
  return `M${x} ${top}l${way * 7} ${bandHeight / 2}l${-way * 7} ${bandHeight / 2}`;
}

/** The line in pieces: a break is no part of it. */
function drawAxis({ breaks, width }: PictureLayout, { axis }: Rows): readonly Shape[] {
  const starts = [8, ...breaks.map(({ to }) => to)];
  const ends = [...breaks.map(({ from }) => from), width - 8];
  return starts.map((from, index) => path('axis', `M${round(from)} ${axis}H${round(ends[index] ?? from)}`));
}

function drawBreak(
  { from, to, text: words }: Break,
  { size, bands }: PictureLayout,
  rows: Rows,
): readonly Shape[] {
  const middle = (from + to) / 2;
  const half = Math.min(textWidth(words, size) / 2 + 3, (to - from) / 2);
  const dashes = path(
    'quiet',
    `M${round(from)} ${rows.axis}H${round(middle - half)}M${round(middle + half)} ${rows.axis}H${round(to)}`,
  );
  const isCut = bands.some((band) => band.from < middle && band.to > middle);
  const cut = path(
    'quiet',
    [-3, 1].map((x) => `M${round(middle + x)} ${rows.band + bandHeight + 2}l4 ${-bandHeight - 4}`).join(''),
  );
  return [
    { ...dashes, attributes: { ...dashes.attributes, 'stroke-dasharray': '2 3' } },
    ...(isCut ? [cut] : []),
    text('faint', middle, rows.axis + size * 0.36, words, { 'text-anchor': 'middle' }),
  ];
}

/** A tick for an event, a block for several: the more, the higher. */
function drawMark({ from, to, events, isSoft }: PictureMark, axis: number): Shape {
  if (events.length > 1) {
    const height = Math.min(9, 4 + Math.log2(events.length));
    return rect('mark', from - 1, axis - height, to - from + 2, height + tick, { rx: 1 });
  }
  const left = round(from - 0.75);
  // What is known only about is a tick with a gap where an exact one is whole.
  const parts: readonly (readonly [number, number])[] = isSoft
    ? [
        [-tick, tick - 1.5],
        [1.5, tick - 1.5],
      ]
    : [[-tick, 2 * tick]];
  return path('mark', parts.map(([top, height]) => `M${left} ${axis + top}h1.5v${height}h-1.5Z`).join(''));
}
