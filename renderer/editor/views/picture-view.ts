import type { Node } from '@tiptap/pm/model';

import { readEvents, type EventRow } from '../../document/read';
import { label } from '../../document/vocabulary';
import { printTime } from '../../time/print';
import { isZone } from '../../time/zone-names';
import { layPicture, type PictureLayout } from '../../timeline/picture/layout';
import { focusText } from './controls';
import { element, setAttributes } from './dom';
import { inOrder } from './moments';
import { showPicture, type ShownPicture } from './picture-drawing';
import { markNear, stopAfter, stopsOf, type Stops } from './picture-stops';
import type { ViewContext, ViewParts } from './row-view';

/** Before the page is laid out, and where nobody lays it out. */
const usualWidth = 656;
const leastWidth = 280;
/** With more events the picture is drawn once the person pauses, and the old one stands until then. */
const drawnAtOnce = 300;
const pause = 250;
/** What a tip names of the events of one mark. */
const mostNamed = 3;

let count = 0;

interface Shown extends ShownPicture {
  readonly layout: PictureLayout;
  readonly stops: Stops;
}

/**
 * The timeline to scale in one strip, under the numbers. One tab stop: the arrow keys go from event to event, the page
 * keys from moment to moment, Enter goes to the event in the text. To whoever does not see it, it is a slider whose
 * values are the events, which every screen reader speaks as they change.
 */
export function pictureView({ view }: ViewContext): ViewParts {
  count += 1;
  const described = `picture-${count}`;
  const said = element('div', { class: 'visually-hidden', id: described });
  const line = element('div', {
    class: 'picture-line',
    role: 'slider',
    tabindex: 0,
    'aria-label': 'Timeline, event by event',
    'aria-describedby': described,
    'aria-valuemin': 1,
  });
  const tip = element('div', { class: 'picture-tip', 'aria-hidden': 'true', hidden: true });
  const note = element(
    'p',
    { class: 'placeholder-note' },
    'The timeline’s picture stands here once an event has a time.',
  );
  const dom = element('div', { class: 'placeholder picture', contenteditable: 'false' }, note);

  let zone = 'UTC';
  let width = usualWidth;
  let shown: Shown | null = null;
  /** Place among the stops. */
  let at = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = () => {
    clearTimeout(timer);
    timer = undefined;
    const layout = layPicture(view.state.doc, { zone, width });
    hideTip();
    if (layout === null) {
      shown = null;
      dom.replaceChildren(note);
      return;
    }
    shown = { ...showPicture(layout), layout, stops: stopsOf(layout) };
    at = Math.min(at, shown.stops.events.length - 1);
    said.textContent = `${layout.description} Arrow keys go from event to event, Page Up and Page Down from moment to moment, Enter goes to the event.`;
    line.replaceChildren(shown.svg);
    if (line.parentNode !== dom) dom.replaceChildren(line, tip, said);
    tellStop();
  };

  const drawSoon = () => {
    if (shown === null || shown.stops.events.length <= drawnAtOnce) draw();
    else {
      clearTimeout(timer);
      timer = setTimeout(draw, pause);
    }
  };

  const hideTip = () => {
    tip.hidden = true;
    tip.replaceChildren();
    shown?.point(null);
  };

  const tellStop = () => {
    if (shown === null) return;
    const { events } = shown.stops;
    const row = rowAt(view.state.doc, events[at]);
    const words = row === undefined ? '' : spoken(row, zone);
    setAttributes(line, {
      'aria-valuemax': events.length,
      'aria-valuenow': at + 1,
      'aria-valuetext': `${words}, event ${at + 1} of ${events.length}`,
    });
  };

  /** Shows what events are, at the mark of the first of them. */
  const showTip = (events: readonly number[]) => {
    const mark = shown?.stops.markOf.get(events[0] ?? -1);
    if (shown === null || mark === undefined) return;
    shown.point(mark);
    const lines = events.slice(0, mostNamed).flatMap((event) => {
      const row = rowAt(view.state.doc, event);
      return row === undefined ? [] : [tipLine(row, zone)];
    });
    const rest = events.length - lines.length;
    tip.replaceChildren(
      ...lines,
      ...(rest > 0 ? [element('div', { class: 'picture-more' }, `and ${rest} more`)] : []),
    );
    tip.hidden = false;
    const middle = (mark.from + mark.to) / 2;
    tip.style.insetBlockStart = `${shown.below + 2}px`;
    // Beginning at the mark in the left half, ending at it in the right: so it never leaves the page.
    const isLeft = middle < width / 2;
    tip.style.left = isLeft ? `${Math.max(0, middle - 24)}px` : 'auto';
    tip.style.right = isLeft ? 'auto' : `${Math.max(0, width - middle - 24)}px`;
  };

  const goTo = (event: number | undefined) => {
    const row = rowAt(view.state.doc, event);
    if (row === undefined) return;
    hideTip();
    focusText(view, row.position);
  };

  /** What stands under the pointer: the words of a moment mean its event, a mark means all of its own. */
  const pointed = ({ target, clientX }: MouseEvent): readonly number[] => {
    if (shown === null) return [];
    const named = target instanceof SVGElement ? target.dataset['event'] : undefined;
    if (named !== undefined) return [Number(named)];
    return markNear(shown.layout, clientX - shown.svg.getBoundingClientRect().left)?.events ?? [];
  };

  line.addEventListener('keydown', (event) => {
    if (shown === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') goTo(shown.stops.events[at]);
    else if (event.key === 'Escape') view.focus();
    else {
      const next = stopAfter(event.key, at, shown.stops);
      if (next === null) return;
      at = next;
      tellStop();
      showTip(shown.stops.events.slice(at, at + 1));
    }
    event.preventDefault();
  });
  line.addEventListener('focus', () => {
    tellStop();
    if (line.matches(':focus-visible')) showTip(shown?.stops.events.slice(at, at + 1) ?? []);
  });
  line.addEventListener('blur', hideTip);
  line.addEventListener('pointermove', (event) => {
    const events = pointed(event);
    if (events.length > 0) showTip(events);
    else hideTip();
  });
  line.addEventListener('pointerleave', hideTip);
  line.addEventListener('click', (event) => goTo(pointed(event)[0]));

  const observer =
    'ResizeObserver' in globalThis
      ? new ResizeObserver(([entry]) => {
          const now = Math.max(leastWidth, Math.floor(entry?.contentRect.width ?? 0));
          if (entry === undefined || entry.contentRect.width === 0 || now === width) return;
          width = now;
          if (shown !== null) drawSoon();
        })
      : null;
  observer?.observe(dom);

  return {
    dom,
    derives: true,
    show: (_, surroundings) => {
      ({ zone } = surroundings);
      drawSoon();
    },
    destroy: () => {
      clearTimeout(timer);
      observer?.disconnect();
    },
  };
}

/** Rows are read once for each state of the text: a pointer that moves asks often. */
const read = new WeakMap<Node, readonly EventRow[]>();

function rowAt(doc: Node, event: number | undefined): EventRow | undefined {
  let rows = read.get(doc);
  if (rows === undefined) {
    rows = readEvents(doc);
    read.set(doc, rows);
  }
  return event === undefined ? undefined : rows[event];
}

function timeOf({ attributes: { happened } }: EventRow, zone: string): string {
  if (happened === null) return '';
  const own = isZone(happened.zone) ? happened.zone : 'UTC';
  return printTime({ ...happened, zone: own }, { zone, date: 'short' });
}

/** "2 Jul 13:42, The rules begin to deploy, impact starts". */
function spoken(row: EventRow, zone: string): string {
  return [timeOf(row, zone), row.headline, ...inOrder(row.attributes.moments).map(label)]
    .filter(Boolean)
    .join(', ');
}

function tipLine(row: EventRow, zone: string): HTMLElement {
  const marked = inOrder(row.attributes.moments).map(label).join(', ');
  return element(
    'div',
    { dir: 'auto' },
    element('b', {}, timeOf(row, zone)),
    ` ${row.headline}`,
    marked === '' ? null : element('span', { class: 'picture-more' }, ` · ${marked}`),
  );
}
