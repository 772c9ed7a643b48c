import { drawPicture } from '../../timeline/picture/drawing';
import type { PictureLayout } from '../../timeline/picture/layout';
import type { PictureMark } from '../../timeline/picture/marks';
import { classOf } from '../../timeline/picture/shape';

const namespace = 'http://www.w3.org/2000/svg';

function make<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A picture in the page. */
export interface ShownPicture {
  readonly svg: SVGSVGElement;
  /** Its own height up to below the clock times. */
  readonly below: number;
  /** Points at a mark; null points at none. */
  readonly point: (mark: PictureMark | null) => void;
}

/** Draws a layout without colours: those are the style sheet's. */
export function showPicture(layout: PictureLayout): ShownPicture {
  const { width, height, size, shapes, marksEnd, timesEnd } = drawPicture(layout);
  const svg = make('svg', {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    'font-size': size,
    'aria-hidden': 'true',
  });
  for (const shape of shapes) {
    const element = make(shape.name, { ...shape.attributes, class: classOf(shape) });
    if (shape.text !== undefined) element.textContent = shape.text;
    if (shape.event !== undefined) element.dataset['event'] = String(shape.event);
    svg.append(element);
  }
  const here = make('path', { class: 'pic-here' });
  return {
    svg,
    below: timesEnd,
    point: (mark) => {
      here.remove();
      if (mark === null) return;
      const [left, right] = [mark.from - 4, mark.to + 4];
      const [top, bottom] = [marksEnd - 16, marksEnd + 1];
      here.setAttribute('d', `M${left} ${top}H${right}V${bottom}H${left}Z`);
      svg.append(here);
    },
  };
}
