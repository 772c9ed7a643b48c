import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { documentZone, type EventRow } from '../../document/read';
import { label } from '../../document/vocabulary';
import { printTime } from '../../time/print';
import type { Metric } from '../../timeline/metrics';
import { focusField } from '../structures/fields';
import { isComposing } from '../structures/keys';
import { focusText } from './controls';
import { element } from './dom';
import { lengthText } from './length-text';
import { openPopover, type Popover } from './popover';

function open(view: EditorView, anchor: HTMLElement, name: string): Popover {
  return openPopover({
    view,
    anchor,
    label: name,
    placement: 'bottom-start',
    closed: (how) => {
      if (how === 'escape') anchor.focus();
    },
  });
}

const note = (words: string) => element('p', { class: 'popover-note' }, words);

/** "13:42  The rules begin to deploy": a way to the event. */
function wayTo(view: EditorView, popover: Popover, words: string, event: EventRow): HTMLElement {
  const { happened } = event.attributes;
  const { zone } = documentZone(view.state.doc);
  const time = happened === null ? '' : printTime(happened, { zone, date: 'short' });
  const name = event.headline || 'an event without words';
  const button = element(
    'button',
    { type: 'button', class: 'panel-button' },
    `${words} `,
    element('bdi', {}, [time, name].filter(Boolean).join('  ')),
  );
  button.addEventListener('click', () => {
    popover.close();
    focusText(view, event.position);
  });
  return button;
}

/** Tells what a metric counts, from which event to which, and leads to both. */
export function openMetric(view: EditorView, anchor: HTMLElement, metric: Metric): void {
  const { state, definition, source, about } = metric;
  const popover = open(view, anchor, metric.label);
  popover.dom.append(
    element('p', { class: 'live-name' }, `${metric.label}: ${lengthText(state)}`),
    note(definition),
  );
  if (source !== null) popover.dom.append(note(`After ${source.name}.`));
  if (state.kind === 'at-least') popover.dom.append(note(state.why));
  if (about.length > 0) {
    popover.dom.append(note(`About ${about.map(({ name }) => `“${name}”`).join(', ')}.`));
  }
  if (state.kind === 'unknown') return;
  if (state.kind === 'contradictory') {
    popover.dom.append(note('These two events contradict each other: the end lies before the start.'));
  }
  popover.dom.append(
    wayTo(view, popover, 'From', state.fromEvent),
    wayTo(view, popover, 'To', state.toEvent),
  );
  popover.dom.querySelector('button')?.focus();
}

/** Enter or Tab on the metrics, where they are selected as a block, goes to their figures. */
export function metricsPlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const { selection } = view.state;
        const isKey = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey);
        if (!isKey || event.altKey || event.ctrlKey || event.metaKey || isComposing(view, event))
          return false;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'metrics') return false;
        return focusField(view, selection.from, 'first');
      },
    },
  });
}

/** Says of each metric that is not known what is missing for it. */
export function openUnknownMetrics(view: EditorView, anchor: HTMLElement, metrics: readonly Metric[]): void {
  const popover = open(view, anchor, 'Not known');
  const list = element('ul', { class: 'metric-unknown' });
  for (const { label: name, state } of metrics) {
    if (state.kind !== 'unknown') continue;
    const missing = state.missing.map((moment) => `“${label(moment)}”`).join(' and ');
    list.append(element('li', {}, `${name}: no event with a time is marked ${missing}.`));
  }
  popover.dom.append(element('p', { class: 'live-name' }, 'Not known'), list);
  popover.dom.focus();
}
