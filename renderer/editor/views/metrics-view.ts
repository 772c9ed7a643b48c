import { readImpactMetrics, type ImpactMetric } from '../../timeline/impact-periods';
import { readMetrics, type Metric } from '../../timeline/metrics';
import { element } from './dom';
import { lengthText } from './length-text';
import { openMetric, openUnknownMetrics } from './metric-panel';
import type { ViewContext, ViewParts } from './row-view';

/** Splits "1 h 37 min" into figures and units, so that the units can be set smaller. */
function figures(text: string): readonly (HTMLElement | string)[] {
  return text.split(/(?<=\d) (?=\p{L})/u).flatMap((part, index) => {
    if (index === 0) return [part];
    const unit = /^\p{L}+/u.exec(part)?.[0] ?? '';
    return [element('small', {}, ` ${unit}`), part.slice(unit.length)];
  });
}

/** A figure under its name; it opens what it counts. What is not certain of it is said in words, never by colour alone. */
function figure({ id, label, state, periods }: Metric): HTMLElement {
  const text = lengthText(state);
  const wrong = state.kind === 'contradictory';
  const more = periods > 1 && !wrong ? `in ${periods} periods` : '';
  const button = element(
    'button',
    {
      type: 'button',
      class: 'metric-figure',
      'data-field': `metric-${id}`,
      'data-metric': id,
      'aria-haspopup': 'dialog',
      'aria-label': [`${label}: ${text}`, more].filter(Boolean).join(' '),
    },
    ...figures(text),
    more === '' ? null : element('small', {}, ` ${more}`),
  );
  return element(
    'div',
    {},
    element('dt', {}, label),
    element('dd', { class: wrong ? 'is-wrong' : 'is-known' }, button),
  );
}

/** How long each impact lasted, where there are several to tell apart. */
function impactList(impacts: readonly ImpactMetric[]): HTMLElement | null {
  const dated = impacts.filter(({ from, to }) => from !== null || to !== null);
  if (dated.length < 2) return null;
  const items = dated.map(({ name, from, state }) => {
    const length =
      state.kind === 'unknown' ? (from === null ? 'no known start' : 'no known end') : lengthText(state);
    return element('li', {}, element('bdi', {}, name), ` ${length}`);
  });
  return element('ul', { class: 'metric-impacts', 'aria-label': 'Length of each impact' }, ...items);
}

/** The metrics of the draft, derived from its events; those that are not known are counted below and say what is missing. */
export function metricsView({ view }: ViewContext): ViewParts {
  const dom = element('div', { class: 'placeholder metrics', contenteditable: 'false' });
  const show = () => {
    const metrics = readMetrics(view.state.doc);
    const said = metrics.filter((metric) => metric.state.kind !== 'unknown');
    const unknown = metrics.length - said.length;
    // A figure keeps the focus while it changes.
    const held =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['field'] : null;
    const focused = dom.contains(document.activeElement) ? held : null;
    if (said.length === 0) {
      const words = 'Metrics stand here once events are marked, such as “impact starts” and “impact ends”.';
      dom.replaceChildren(element('p', { class: 'placeholder-note' }, words));
      return;
    }
    const missing = element(
      'button',
      { type: 'button', class: 'metric-missing', 'data-field': 'metric-missing', 'aria-haspopup': 'dialog' },
      `${unknown} not known`,
    );
    const impacts = impactList(readImpactMetrics(view.state.doc));
    dom.replaceChildren(
      element('dl', { 'aria-label': 'Metrics' }, ...said.map(figure)),
      ...(impacts === null ? [] : [impacts]),
      ...(unknown === 0 ? [] : [missing]),
    );
    if (focused !== null && focused !== undefined)
      dom.querySelector<HTMLElement>(`[data-field="${focused}"]`)?.focus();
  };
  return {
    dom,
    show,
    derives: true,
    host: {
      click: (target) => {
        const metrics = readMetrics(view.state.doc);
        const metric = metrics.find(({ id }) => id === target.dataset['metric']);
        if (metric !== undefined) openMetric(view, target, metric);
        else openUnknownMetrics(view, target, metrics);
      },
    },
  };
}
