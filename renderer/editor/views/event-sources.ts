import type { EditorView } from '@tiptap/pm/view';

import type { EventAttributes } from '../../document/nodes/timeline';
import { readEvents } from '../../document/read';
import type { Source } from '../../document/source';
import { isSafeLink } from '../../document/urls';
import { element } from './dom';
import { setAttribute, type Position } from './set-attribute';
import { shiftForm } from './shift-form';
import { furtherSource, recordView, sourceLink, timeEvidence } from './source-evidence';

type SourceField = 'system' | 'id' | 'link' | 'author';

const emptySource: Source = { system: '', id: '', link: '', author: '', raw: null, hash: null };

/** What is known of the event; null once it is gone. */
export function attributesAt(view: EditorView, position: Position): EventAttributes | null {
  const at = position();
  return at === undefined ? null : ((view.state.doc.nodeAt(at)?.attrs ?? null) as EventAttributes | null);
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

interface SourceFieldsOptions {
  readonly view: EditorView;
  readonly position: Position;
  /** Called where the event may have moved, and what is shown beside it has to go. */
  readonly done: () => void;
}

/** Where an event is known from: the first source to be edited, all of them with the records they were made from. */
export function sourceFields({ view, position, done }: SourceFieldsOptions): HTMLElement {
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
  set.append(...evidence({ view, position, done }));
  return set;
}

/** What the sources say by themselves, and cannot be edited: records, hashes, how the time was written. */
function evidence({ view, position, done }: SourceFieldsOptions): readonly HTMLElement[] {
  const attributes = attributesAt(view, position);
  const [first, ...further] = attributes?.sources ?? [];
  if (attributes === null || first === undefined) return [];
  const parts = [
    first.link === '' || !isSafeLink(first.link) ? null : sourceLink(first.link),
    timeEvidence(attributes.happened, first),
    recordView(first),
    ...further.map(furtherSource),
    first.system === ''
      ? null
      : shiftForm({ view, system: () => attributesAt(view, position)?.sources[0]?.system ?? '', done }),
  ];
  return parts.filter((part) => part !== null);
}
