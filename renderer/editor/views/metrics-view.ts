import { readMetrics } from '../../timeline/metrics';
import { label } from '../../document/vocabulary';
import { element } from './dom';
import { lengthText } from './length-text';
import type { ViewContext, ViewParts } from './row-view';

/** Splits "1 h 37 min" into figures and units, so that the units can be set smaller. */
function figures(text: string): readonly (HTMLElement | string)[] {
  return text.split(/(?<=\d) (?=\p{L})/u).flatMap((part, index) => {
    if (index === 0) return [part];
    const unit = /^\p{L}+/u.exec(part)?.[0] ?? '';
    return [element('small', {}, ` ${unit}`), part.slice(unit.length)];
  });
}

/** The metrics of the draft, derived from its events; what is missing for the others is said once, below. */
export function metricsView({ view }: ViewContext): ViewParts {
  const dom = element('div', { class: 'placeholder metrics', contenteditable: 'false' });
  const show = () => {
    const metrics = readMetrics(view.state.doc);
    const said = metrics.filter((metric) => metric.state.kind !== 'unknown');
    const list = element('dl', { 'aria-label': 'Metrics' });
    for (const { label: name, from, to, state } of said) {
      const wrong = state.kind === 'contradictory';
      list.append(
        element(
          'div',
          { title: `From “${label(from)}” to “${label(to)}”` },
          element('dt', {}, name),
          element('dd', { class: wrong ? 'is-wrong' : 'is-known' }, ...figures(lengthText(state))),
        ),
      );
    }
    dom.replaceChildren(
      said.length === 0
        ? element(
            'p',
            { class: 'placeholder-note' },
            'Metrics stand here once events are marked, such as “impact starts” and “impact ends”.',
          )
        : list,
    );
  };
  return { dom, show, derives: true };
}
