import type { Node } from '@tiptap/pm/model';

import type { EventAttributes } from '../../document/nodes/timeline';
import { printIso, printTime } from '../../time/print';
import { label, toneOf } from '../../document/vocabulary';
import { focusText } from './controls';
import type { Surroundings } from './derived';
import { element, setAttributes, setText } from './dom';
import { openEventDetails } from './event-details';
import { icon } from './icons';
import { inOrder, momentChip } from './moments';
import type { ViewContext, ViewParts } from './row-view';
import { createTimeField } from './time-field';
import { fullTime, inferredText } from './time-reading';

/** What the time button says when it is looked at closely. */
function timeTitle({ happened, known }: EventAttributes, zone: string): string {
  if (happened === null) return 'Add a time';
  const parts = [
    fullTime(happened, zone),
    happened.written === '' ? null : `written “${happened.written}”`,
    inferredText(happened),
    known === null ? null : `known at ${fullTime(known, zone)}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** What else is known, for whoever looks at the row's button or hears its name: "change · source: company blog". */
function detailsText({ kind, sources }: EventAttributes, usesSources: boolean): string {
  const [first] = sources;
  const none = usesSources ? 'no source' : null;
  const further = sources.length > 1 ? ` and ${sources.length - 1} more` : '';
  return [
    kind === '' ? null : label(kind),
    first === undefined ? none : `source: ${first.system || first.link || first.id}${further}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** A sign that the event has a source; or that it has none, where others of the draft do. The button says it in words. */
function sourceChip(
  { sources }: EventAttributes,
  usesSources: boolean,
  about: string,
): readonly HTMLElement[] {
  if (sources.length > 0)
    return [element('span', { class: 'chip c-quiet', title: about, 'aria-hidden': 'true' }, icon('link'))];
  if (!usesSources) return [];
  const title = 'No source: nothing shows where this is known from';
  return [
    element('span', { class: 'chip c-quiet is-unsourced', title, 'aria-hidden': 'true' }, icon('unlink')),
  ];
}

/** Every event is asked after every change of facts: nearly all of them have nothing new to show. */
function isTold(told: Surroundings | null, now: Surroundings): boolean {
  return told?.zone === now.zone && told.rail === now.rail && told.usesSources === now.usesSources;
}

/** One row of a timeline: its time, its piece of the rail, its text, its moments, and what else is known of it. */
export function eventView({ view, position, options }: ViewContext): ViewParts {
  const shownTime = element('time');
  const timeButton = element(
    'button',
    { type: 'button', class: 'event-time', 'data-field': 'happened', tabindex: -1 },
    shownTime,
  );
  const timeCell = element('div', { class: 'event-when', contenteditable: 'false' }, timeButton);
  const rail = element('div', { class: 'rail', contenteditable: 'false', 'aria-hidden': 'true' });
  const contentDOM = element('div', { class: 'row-text' });
  const chips = element('span', { class: 'chips' });
  const more = element(
    'button',
    {
      type: 'button',
      class: 'row-quiet row-more',
      'data-field': 'details',
      tabindex: -1,
      'aria-haspopup': 'dialog',
    },
    icon('more'),
  );
  const side = element('div', { class: 'row-side', contenteditable: 'false' }, chips, more);
  const dom = element('li', { class: 'row event' }, timeCell, rail, contentDOM, side);

  const editTime = () => {
    if (!view.editable || timeCell.contains(timeCell.querySelector('input'))) return;
    const field = createTimeField({
      view,
      position,
      name: 'happened',
      label: 'Time of the event',
      machineZone: options.machineZone,
      close: (how) => {
        field.dom.remove();
        timeButton.hidden = false;
        const at = position();
        if (how !== 'left' && at !== undefined) focusText(view, at);
      },
    });
    timeButton.hidden = true;
    timeCell.append(field.dom);
    field.input.focus();
    field.input.select();
  };

  let told: Surroundings | null = null;
  let shown: Node['attrs'] | null = null;
  const show = (node: Node, surroundings: Surroundings) => {
    if (node.attrs === shown && isTold(told, surroundings)) return;
    if (told !== null && told.rail !== '') dom.classList.remove(told.rail);
    if (surroundings.rail !== '') dom.classList.add(surroundings.rail);
    shown = node.attrs;
    told = surroundings;
    const { zone, usesSources } = surroundings;
    const attributes = node.attrs as EventAttributes;
    const { happened } = attributes;
    setText(shownTime, happened === null ? 'time' : printTime(happened, { zone, date: 'none' }));
    setAttributes(shownTime, { datetime: happened === null ? null : printIso(happened) });
    const title = timeTitle(attributes, zone);
    setAttributes(timeButton, {
      title,
      'aria-label': happened === null ? title : `${shownTime.textContent}: ${title}. Change`,
    });
    timeButton.classList.toggle('is-empty', happened === null);
    timeButton.classList.toggle('is-inferred', (happened?.inferred.length ?? 0) > 0);
    timeButton.classList.toggle('is-words', happened?.start === null);
    const marked = inOrder(attributes.moments);
    const [first] = marked;
    rail.className = first === undefined ? 'rail' : `rail t-${toneOf(first)}`;
    rail.replaceChildren(first === undefined ? element('i', { class: 'dot' }) : icon(first));
    const about = detailsText(attributes, usesSources);
    setAttributes(more, {
      title: about || 'Moments, kind, source',
      'aria-label': `Event details${about && `: ${about}`}`,
    });
    chips.replaceChildren(
      ...sourceChip(attributes, usesSources, about),
      ...(node.attrs['audience'] === 'internal'
        ? [element('span', { class: 'chip c-plain', title: 'Not published' }, 'internal')]
        : []),
      ...marked.map((moment) => momentChip(moment, marked.length > 1)),
    );
  };

  return {
    dom,
    contentDOM,
    show,
    derives: true,
    host: {
      click: (target) => {
        if (target === timeButton) editTime();
        else if (target === more) openEventDetails({ view, position, anchor: more, options });
      },
    },
  };
}
