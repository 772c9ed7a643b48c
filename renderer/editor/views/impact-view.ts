import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

import type { ImpactAttributes } from '../../document/nodes/impacts';
import { readEvents, type EventRow } from '../../document/read';
import { lengthBetweenEvents } from '../../timeline/metrics';
import { printTime } from '../../time/print';
import { element, setText } from './dom';
import { fieldWriter, placeEmptyLast, selectField, textField, type Field } from './fields';
import { lengthText } from './length-text';
import type { ViewContext, ViewParts } from './row-view';
import { setAttribute } from './set-attribute';

const longestName = 48;

function shortName(event: EventRow, zone: string): string {
  const { happened } = event.attributes;
  return happened === null
    ? clipped(event.headline) || 'an event'
    : printTime(happened, { zone, date: 'none' });
}

function clipped(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName).trimEnd()}…`;
}

function fullName(event: EventRow, zone: string): string {
  const { happened } = event.attributes;
  const time = happened === null ? '' : `${printTime(happened, { zone, date: 'short' })}  `;
  return `${time}${clipped(event.headline)}`.trim() || 'an event without words';
}

/**
 * A field that names an event. Only the chosen one is in it until it is used: a list of 300 events in every row would
 * cost more than the rows themselves.
 */
function eventField(
  name: 'start' | 'end',
  label: string,
): Field & {
  readonly list: (view: EditorView, zone: string) => void;
  readonly tell: (text: string) => void;
} {
  const field = selectField({ name, label, terms: [] });
  const none = () => element('option', { value: '' }, label);
  const tell = (text: string) => {
    const { value } = field.dom;
    field.dom.replaceChildren(none(), ...(value === '' ? [] : [element('option', { value }, text)]));
    field.dom.value = value;
  };
  const list = (view: EditorView, zone: string) => {
    const { value } = field.dom;
    const events = readEvents(view.state.doc);
    const known = events.flatMap((event) =>
      event.id === null ? [] : [element('option', { value: event.id }, fullName(event, zone))],
    );
    const gone =
      value === '' || events.some((event) => event.id === value)
        ? []
        : [element('option', { value }, 'an event that is gone')];
    field.dom.replaceChildren(none(), ...known, ...gone);
    field.dom.value = value;
  };
  return { ...field, list, tell };
}

/** One impact: who was hurt, how (the text), how much, known from what, and between which events. */
export function impactView({ view, position }: ViewContext): ViewParts {
  const who = textField({ name: 'who', label: 'Who was hurt' });
  const measure = textField({ name: 'measure', label: 'How much' });
  const source = textField({ name: 'source', label: 'Known from' });
  const start = eventField('start', 'From event');
  const end = eventField('end', 'To event');
  const dash = element('span', { class: 'dash', 'aria-hidden': 'true' }, '–');
  const length = element('span', { class: 'length' });
  const contentDOM = element('div', { class: 'row-text' });
  const head = element(
    'div',
    { class: 'impact-head', contenteditable: 'false' },
    who.dom,
    element('span', { class: 'span' }, start.dom, dash, end.dom, length),
  );
  const line = element(
    'div',
    { class: 'row-fields', contenteditable: 'false', role: 'group', 'aria-label': 'About this impact' },
    measure.dom,
    source.dom,
  );
  const dom = element('li', { class: 'row impact' }, head, contentDOM, line);
  const write = fieldWriter(view, position);
  let zone = 'UTC';

  const show = (node: Node, told: string) => {
    zone = told;
    const attributes = node.attrs as ImpactAttributes;
    who.show(attributes.who);
    measure.show(attributes.measure);
    source.show(attributes.source);
    start.show(attributes.start ?? '');
    end.show(attributes.end ?? '');
    dash.hidden = attributes.start === null || attributes.end === null;
    const wanted = attributes.start !== null || attributes.end !== null;
    const events = wanted ? readEvents(view.state.doc) : [];
    const find = (id: string | null) => events.find((event) => event.id === id && id !== null);
    const from = find(attributes.start);
    const to = find(attributes.end);
    for (const [field, event] of [
      [start, from],
      [end, to],
    ] as const) {
      if (document.activeElement !== field.dom)
        field.tell(event === undefined ? 'an event that is gone' : shortName(event, zone));
    }
    setText(length, lengthText(lengthBetweenEvents(from, to)));
    placeEmptyLast(line);
  };

  const events = (target: HTMLElement) => (target === start.dom ? start : target === end.dom ? end : null);
  return {
    dom,
    contentDOM,
    show: (node, surroundings) => show(node, surroundings.zone),
    derives: true,
    host: {
      change: (target, done) => {
        if (target === start.dom || target === end.dom) {
          const name = target === start.dom ? 'start' : 'end';
          setAttribute(view, position, name, target.value === '' ? null : target.value);
        } else write(target, done);
      },
      focus: (target) => events(target)?.list(view, zone),
      blur: () => {
        const at = position();
        const node = at === undefined ? null : view.state.doc.nodeAt(at);
        if (node !== null) queueMicrotask(() => show(node, zone));
      },
    },
  };
}
