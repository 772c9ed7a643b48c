import type { EditorView } from '@tiptap/pm/view';

import type { EventAttributes } from '../../document/nodes/timeline';
import { readEvents } from '../../document/read';
import type { Source } from '../../document/source';
import { isSafeLink } from '../../document/urls';
import { audiences, eventKinds, label, toneOf, moments } from '../../document/vocabulary';
import { deleteRow } from '../structures/commands';
import { focusText } from './controls';
import { element } from './dom';
import { icon } from './icons';
import { inOrder } from './moments';
import type { ViewOptions } from './options';
import { openPopover } from './popover';
import { setAttribute, type Position } from './set-attribute';
import { createTimeField } from './time-field';

interface DetailsOptions {
  readonly view: EditorView;
  readonly position: Position;
  readonly anchor: HTMLElement;
  readonly options: ViewOptions;
}

type SourceField = 'system' | 'id' | 'link' | 'author';

const emptySource: Source = { system: '', id: '', link: '', author: '', raw: null, hash: null };

function attributesAt(view: EditorView, position: Position): EventAttributes | null {
  const at = position();
  return at === undefined ? null : ((view.state.doc.nodeAt(at)?.attrs ?? null) as EventAttributes | null);
}

function momentBoxes(view: EditorView, position: Position): HTMLElement {
  const marked = attributesAt(view, position)?.moments ?? [];
  const set = element('fieldset', { class: 'moment-boxes' }, element('legend', {}, 'Moments'));
  for (const moment of moments) {
    const box = element('input', { type: 'checkbox' });
    box.checked = marked.includes(moment);
    box.addEventListener('change', () => {
      const now = attributesAt(view, position)?.moments ?? [];
      const next = box.checked ? inOrder([...now, moment]) : now.filter((name) => name !== moment);
      setAttribute(view, position, 'moments', next);
    });
    set.append(element('label', { class: `t-${toneOf(moment)}` }, box, icon(moment), label(moment)));
  }
  return set;
}

function choice(
  view: EditorView,
  position: Position,
  name: 'kind' | 'audience',
  text: string,
  terms: readonly (readonly [value: string, words: string])[],
): HTMLElement {
  const at = position();
  const value: unknown = at === undefined ? '' : view.state.doc.nodeAt(at)?.attrs[name];
  const select = element('select', {});
  for (const [term, words] of terms) select.append(element('option', { value: term }, words));
  select.value = typeof value === 'string' ? value : '';
  select.addEventListener('change', () => {
    const none = name === 'audience' ? null : '';
    setAttribute(view, position, name, select.value === '' ? none : select.value);
  });
  return element('label', { class: 'detail' }, element('span', {}, text), select);
}

/** When it was known. The field is opened where a time is wanted, as in the row itself. */
function knownField(view: EditorView, position: Position, options: ViewOptions): HTMLElement {
  const row = element('div', { class: 'detail' }, element('span', {}, 'Known at'));
  const add = () => {
    const field = createTimeField({
      view,
      position,
      name: 'known',
      label: 'When it was known',
      machineZone: options.machineZone,
      close: (how) => {
        const focused = how !== 'left';
        field.dom.remove();
        const next = add();
        if (focused) next.focus();
      },
    });
    row.append(field.dom);
    return field.input;
  };
  add();
  return row;
}

/** Where the nearest event above has its knowledge from; null where none of them says. */
function sourceAbove(view: EditorView, position: Position): Source | null {
  const at = position();
  const above = readEvents(view.state.doc).filter((event) => at !== undefined && event.position < at);
  const found = above.findLast((event) => event.attributes.sources.length > 0)?.attributes.sources[0];
  // Its number there and its raw text are its own.
  return found === undefined ? null : { ...found, id: '', raw: null, hash: null };
}

/** Takes the source over from the event above: most timelines are told from one or two. Null where there is none. */
function takeSourceAbove(
  view: EditorView,
  position: Position,
  taken: (source: Source) => void,
): HTMLElement | null {
  const above = sourceAbove(view, position);
  if (above === null || (attributesAt(view, position)?.sources.length ?? 0) > 0) return null;
  const words = `Same as above: ${above.system || above.link || above.author}`;
  const take = element('button', { type: 'button', class: 'panel-button' }, words);
  take.addEventListener('click', () => {
    setAttribute(view, position, 'sources', [above]);
    taken(above);
  });
  return take;
}

/** The first source; further ones come from imports and are kept as they are. */
function sourceFields(view: EditorView, position: Position): HTMLElement {
  const source = () => attributesAt(view, position)?.sources[0] ?? emptySource;
  const set = element('fieldset', { class: 'source-fields' }, element('legend', {}, 'Source'));
  const inputs = new Map<SourceField, HTMLInputElement>();
  const fields: readonly (readonly [SourceField, string, string])[] = [
    ['system', 'Where it stands', 'PagerDuty, company blog'],
    ['id', 'Its number there', 'INC-204'],
    ['link', 'Link', 'https://'],
    ['author', 'Written by (role)', 'on-call engineer'],
  ];
  for (const [name, text, placeholder] of fields) {
    const input = element('input', { type: 'text', placeholder, value: source()[name], autocomplete: 'off' });
    input.addEventListener('change', () => {
      const value = input.value.trim();
      input.setAttribute('aria-invalid', String(name === 'link' && !isSafeLink(value)));
      if (name === 'link' && !isSafeLink(value)) return;
      const next = { ...source(), [name]: value };
      const others = attributesAt(view, position)?.sources.slice(1) ?? [];
      const blank =
        next.system === '' && next.id === '' && next.link === '' && next.author === '' && next.raw === null;
      setAttribute(view, position, 'sources', blank ? others : [next, ...others]);
    });
    inputs.set(name, input);
    set.append(element('label', { class: 'detail' }, element('span', {}, text), input));
  }
  const take = takeSourceAbove(view, position, (taken) => {
    for (const [name, input] of inputs) input.value = taken[name];
    inputs.get('system')?.focus();
    take?.remove();
  });
  if (take !== null) set.firstElementChild?.after(take);
  return set;
}

/** Opens what is known of an event beside its time and its text: moments, kind, known at, source, audience. */
export function openEventDetails({ view, position, anchor, options }: DetailsOptions): void {
  const popover = openPopover({
    view,
    anchor,
    label: 'Event details',
    closed: (how) => {
      const at = position();
      if (how === 'escape' && at !== undefined) focusText(view, at);
    },
  });
  popover.dom.append(
    momentBoxes(view, position),
    choice(view, position, 'kind', 'Kind', [
      ['', 'not said'],
      ...eventKinds.map((kind) => [kind, label(kind)] as const),
    ]),
    knownField(view, position, options),
    sourceFields(view, position),
    choice(view, position, 'audience', 'For', [
      ['', 'everyone the page is for'],
      ...audiences.map(
        (audience) => [audience, audience === 'internal' ? 'internal readers only' : 'the public'] as const,
      ),
    ]),
  );
  const remove = element('button', { type: 'button', class: 'panel-button' }, icon('trash'), 'Delete event');
  remove.addEventListener('click', () => {
    const at = position();
    popover.close();
    if (at !== undefined) deleteRow(at)(view.state, view.dispatch);
    view.focus();
  });
  popover.dom.append(remove);
  popover.dom.querySelector('input')?.focus();
}
