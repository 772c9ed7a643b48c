import type { Node } from '@tiptap/pm/model';
import type { Element, ElementContent, Properties } from 'hast';

import { drawPicture } from '../../timeline/picture/drawing';
import { layPicture } from '../../timeline/picture/layout';
import { classOf, type Shape } from '../../timeline/picture/shape';
import { paint } from '../../timeline/picture/svg';
import type { HtmlContext } from './context';
import { h } from './element';

/** In CSS pixels; the column of text is 672 wide, and a narrow screen scrolls it. */
const width = 672;

/**
 * The timeline's picture in the page itself. Its colours are attributes, as the page's policy allows no other style than
 * its own; that style lays those of a dark page over them.
 */
export function writePicture(node: Node, { doc, zone, losses, picture }: HtmlContext): ElementContent[] {
  if (!picture) return [];
  const layout = layPicture(doc, { zone, width, size: 12 });
  if (layout === null) {
    losses.add('picture', 'The timeline’s picture is left out: no event has a time yet.', node);
    return [];
  }
  const drawing = drawPicture(layout);
  const svg: Element = h(
    'svg',
    {
      viewBox: `0 0 ${drawing.width} ${drawing.height}`,
      width: drawing.width,
      height: drawing.height,
      role: 'img',
      ariaLabel: layout.description,
      fontSize: `${drawing.size}`,
      direction: 'ltr',
    },
    drawing.shapes.map(element),
  );
  // On a narrow screen it keeps its size and scrolls, so it has to be reached with the keyboard.
  const frame = { className: ['scroll'], role: 'group', ariaLabel: 'Picture of the timeline', tabIndex: 0 };
  return [h('figure', { className: ['picture'] }, h('div', frame, svg))];
}

function element(shape: Shape): Element {
  const properties: Properties = {
    className: classOf(shape).split(' '),
    ...shape.attributes,
    ...paint(shape, 'print'),
  };
  return h(shape.name, properties, shape.text ?? null);
}
