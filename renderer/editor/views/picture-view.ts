import { label, toneOf, type Moment } from '../../document/vocabulary';
import { element } from './dom';
import { lanes, layPicture, pictureWidth, type PictureLayout } from './picture-layout';
import type { ViewContext, ViewParts } from './row-view';

const namespace = 'http://www.w3.org/2000/svg';
const laneHeight = 15;

function shape(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Signs that stand before the words, as the colours are not to be needed. */
const signs: Readonly<Record<Moment, string>> = {
  'impact-started': '▲',
  detected: '◉',
  acknowledged: '○',
  declared: '⚑',
  identified: '◆',
  mitigated: '⬒',
  'impact-ended': '■',
  resolved: '✓',
};

function draw({ ticks, impact, moments }: PictureLayout): SVGElement {
  const used = Math.max(0, ...moments.map(({ lane }) => lane + 1));
  const top = Math.min(used, lanes) * laneHeight + 6;
  const line = top + 24;
  const words = moments.map(({ moment }) => label(moment)).join(', ');
  const drawing = shape('svg', {
    viewBox: `0 0 ${pictureWidth} ${line + 22}`,
    role: 'img',
    'aria-label': `The timeline to scale: ${ticks.length} events${words === '' ? '' : `; ${words}`}`,
  });
  if (impact !== null) {
    drawing.append(
      shape('rect', {
        class: 'pic-impact',
        x: impact.from,
        y: top,
        width: Math.max(2, impact.to - impact.from),
        height: 14,
        rx: 2,
      }),
    );
  }
  drawing.append(shape('path', { class: 'pic-line', d: `M8 ${line}H${pictureWidth - 8}` }));
  for (const { x, text } of ticks) {
    drawing.append(shape('path', { class: 'pic-tick', d: `M${x} ${line - 4}v8` }));
    if (text !== null) drawing.append(shape('text', { class: 'pic-time', x, y: line + 18 }, text));
  }
  for (const { x, lane, moment } of moments) {
    const y = top - 7 - lane * laneHeight;
    drawing.append(
      shape('text', { class: `pic-moment t-${toneOf(moment)}`, x, y }, `${signs[moment]} ${label(moment)}`),
    );
  }
  return drawing;
}

/** The timeline to scale in one strip, under the numbers. */
export function pictureView({ view }: ViewContext): ViewParts {
  const dom = element('div', { class: 'placeholder picture', contenteditable: 'false' });
  return {
    dom,
    derives: true,
    show: (_, { zone }) => {
      const layout = layPicture(view.state.doc, zone);
      dom.replaceChildren(
        layout === null
          ? element(
              'p',
              { class: 'placeholder-note' },
              'The timeline’s picture stands here once two events have a time.',
            )
          : draw(layout),
      );
    },
  };
}
