import type { Tone } from '../../document/vocabulary';
import { drawPicture } from './drawing';
import type { PictureLayout } from './layout';
import type { Role, Shape } from './shape';

/** `light` has a paper of its own, and so can stand on pages of any colour; `print` has none. */
export type PictureTheme = 'light' | 'print';

const inks = {
  ink: '#1e1c19',
  soft: '#565149',
  line: '#8f877a',
  quiet: '#8f877a',
  midnight: '#c9c1b4',
} as const;
const tones: Readonly<Record<Tone, string>> = {
  bad: '#a8281d',
  warn: '#7a5000',
  note: '#3a4f9b',
  good: '#2a672c',
};
const papers: Readonly<Record<PictureTheme, string>> = { light: '#fbfaf7', print: '#ffffff' };

/** The colours of a shape as attributes: at least 4.5 to 1 on the paper for words, 3 to 1 for what else tells something. */
export function paint({ role, tone }: Shape, theme: PictureTheme): Readonly<Record<string, string | number>> {
  const own = tone === undefined ? inks.ink : tones[tone];
  const paints: Readonly<Record<Role, Readonly<Record<string, string | number>>>> = {
    paper: { fill: papers[theme] },
    midnight: { stroke: inks.midnight, fill: 'none' },
    band: { fill: '#f8e4e1' },
    'band-edge': { stroke: tones.bad, fill: 'none' },
    leader: { stroke: own, 'stroke-width': 0.75, fill: 'none' },
    axis: { stroke: inks.line, fill: 'none' },
    quiet: { stroke: inks.quiet, fill: 'none' },
    range: { fill: '#b9b1a4', stroke: inks.soft },
    span: { fill: 'none', stroke: inks.soft },
    mark: { fill: inks.soft },
    sign: { fill: own },
    word: { fill: own, stroke: papers[theme] },
    text: { fill: inks.ink },
    faint: { fill: inks.soft },
  };
  return paints[role];
}

const fonts = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';
/** Around the picture, inside of its own paper. */
const border = 14;

/**
 * The picture as a file of its own: no scripts, nothing from elsewhere, no style sheet. One element a line, so that a
 * change can be read. The same layout gives the same bytes.
 */
export function pictureSvg(layout: PictureLayout, { theme }: { readonly theme: PictureTheme }): string {
  const { width, height, size, shapes } = drawPicture(layout);
  const [outerWidth, outerHeight] = [width + 2 * border, height + 2 * border];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `${-border} ${-border} ${outerWidth} ${outerHeight}`,
    width: outerWidth,
    height: outerHeight,
    role: 'img',
    'font-family': fonts,
    'font-size': size,
    direction: 'ltr',
  };
  const paper: Shape = {
    name: 'rect',
    role: 'paper',
    attributes: { x: -border, y: -border, width: outerWidth, height: outerHeight, rx: 6 },
  };
  return [
    `<svg${attributesText(root)}>`,
    `<title>${escape('The timeline of the incident, to scale')}</title>`,
    `<desc>${escape(layout.description)}</desc>`,
    ...(theme === 'light' ? [paper, ...shapes] : shapes).map((shape) => element(shape, theme)),
    '</svg>',
    '',
  ].join('\n');
}

function element(shape: Shape, theme: PictureTheme): string {
  const { name, attributes, text } = shape;
  const start = `<${name}${attributesText({ ...attributes, ...paint(shape, theme) })}`;
  return text === undefined ? `${start}/>` : `${start}>${escape(text)}</${name}>`;
}

function attributesText(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
}

/** XML has no place for control characters, escaped or not. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
