import type { Moment } from '../../document/vocabulary';

/** Line drawings on a grid of 24, each one path of SVG commands. */
const drawings = {
  'impact-started': 'M12 4 21.5 20.5h-19ZM12 10v5M12 17.8v.1',
  detected: 'M6 17v-6a6 6 0 0 1 12 0v6l1.6 2.2H4.4ZM10 21.6h4M12 2.6V5',
  acknowledged:
    'M2.5 12S6 5.8 12 5.8s9.5 6.2 9.5 6.2-3.5 6.2-9.5 6.2S2.5 12 2.5 12ZM12 9.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2Z',
  declared: 'M5.5 21.5V3.5M5.5 4.5h13l-3.4 4.3 3.4 4.2h-13',
  'public-notice': 'M4 10v4l3 .6V9.4ZM7 9.4 18.5 5v14L7 14.6M9 15.2l1 4.8h2.6l-1.1-4M21 10.4v3.2',
  identified: 'M10.8 4.3a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.6 15.6l5.2 5.2M10.8 8.3v5M8.3 10.8h5',
  mitigated: 'M12 2.8 19.3 6v5.2c0 4.7-2.9 8-7.3 10-4.4-2-7.3-5.3-7.3-10V6ZM8.8 12h6.4',
  'impact-ended':
    'M5.5 4h13A1.5 1.5 0 0 1 20 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-13A1.5 1.5 0 0 1 5.5 4ZM8.2 12.2l2.7 2.7 5-5.6',
  resolved: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM8 12.2l2.9 2.9 5.2-5.8',
  more: 'M5.5 12h.1M12 12h.1M18.5 12h.1',
  plus: 'M12 5v14M5 12h14',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3.2 2',
  picture: 'M4.5 4.5h15v15h-15ZM8.8 8.2a1 1 0 1 1 0 2 1 1 0 0 1 0-2ZM5 17l4.5-4.5 3 3 3.2-3.2L19.5 16',
  comment: 'M4.5 5h15v11h-8.4L7 19.6V16H4.5Z',
  link: 'M10 14a4.2 4.2 0 0 0 6.2.3l3-3a4.2 4.2 0 0 0-6-6l-1.5 1.5M14 10a4.2 4.2 0 0 0-6.2-.3l-3 3a4.2 4.2 0 0 0 6 6l1.5-1.5',
  unlink:
    'M12.3 17.2l-1.5 1.5a4.2 4.2 0 0 1-6-6l1.6-1.6M11.7 6.8l1.5-1.5a4.2 4.2 0 0 1 6 6l-1.6 1.6M4 4l16 16',
  code: 'M8.5 7 3.5 12l5 5M15.5 7l5 5-5 5',
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7ZM7 12h7a3.5 3.5 0 0 1 0 7H7Z',
  italic: 'M10 5h7M7 19h7M13.8 5l-3.6 14',
  strike:
    'M5 12h14M16.5 7.5C16 5.8 14.3 5 12 5c-2.6 0-4.5 1.2-4.5 3.2 0 .9.3 1.6 1 2.1M7.3 16c.4 2 2.2 3 4.7 3 2.8 0 4.7-1.3 4.7-3.4 0-.6-.1-1.1-.4-1.5',
  heading: 'M6 5v14M18 5v14M6 12h12',
  bullets: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1',
  numbers: 'M10 6.5h10M10 12h10M10 17.5h10M4 5.2l1.4-.7v4.6M3.8 15.6c.2-1 2.6-1 2.5.2 0 1-2.4 1.7-2.5 3h2.6',
  tasks: 'M4 5.5h5v5H4ZM12.5 8H20M12.5 16.5H20M4 16.2l2 2 3.4-4',
  quote: 'M5 17.5h3.5L10 14V7H4.5v6.5H7ZM14.5 17.5H18l1.5-3.5V7H14v6.5h2.5Z',
  table: 'M4 5h16v14H4ZM4 10h16M4 14.5h16M10.5 5v14',
  rule: 'M4 12h16',
  people:
    'M9 5a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 9 5ZM3.2 19.5c.3-3.4 2.4-5.2 5.8-5.2s5.5 1.8 5.8 5.2M15.5 5.4a3.1 3.1 0 0 1 0 5.7M17.3 14.8c2.1.7 3.3 2.2 3.5 4.7',
  branch: 'M6 4v9a4 4 0 0 0 4 4h9M15.5 13.5 19 17l-3.5 3.5',
  ruler: 'M4 19V9M9.3 19v-6M14.6 19V5M20 19v-8',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.9 12.5h9.2L17.5 7M10.2 10.8v5.4M13.8 10.8v5.4',
  rowBelow: 'M4 4.5h16v6H4ZM12 14v6M9 17h6',
  columnRight: 'M4.5 4v16h6V4ZM14 12h6M17 9v6',
  rowDelete: 'M4 4.5h16v6H4ZM9 17h6',
  columnDelete: 'M4.5 4v16h6V4ZM14 12h6',
  left: 'M4 6h16M4 12h10M4 18h13',
  center: 'M4 6h16M7 12h10M5.5 18h13',
  right: 'M4 6h16M10 12h10M7 18h13',
} as const satisfies Readonly<Record<Moment, string> & Record<string, string>>;

export type IconName = keyof typeof drawings;

const svg = 'http://www.w3.org/2000/svg';
const drawn = new Map<IconName, SVGSVGElement>();

/** A glyph to stand beside words; it has no name of its own. Copies a drawing that was made once. */
export function icon(name: IconName): SVGSVGElement {
  let drawing = drawn.get(name);
  if (drawing === undefined) {
    drawing = document.createElementNS(svg, 'svg');
    for (const [attribute, value] of Object.entries({
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'aria-hidden': 'true',
      class: 'icon',
    })) {
      drawing.setAttribute(attribute, value);
    }
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', drawings[name]);
    drawing.append(path);
    drawn.set(name, drawing);
  }
  return drawing.cloneNode(true) as SVGSVGElement;
}
