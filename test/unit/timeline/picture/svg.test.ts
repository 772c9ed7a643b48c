import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { tonesOfMoments } from './tones';
import { drawPicture } from '../../../../renderer/timeline/picture/drawing';
import { paint, pictureSvg } from '../../../../renderer/timeline/picture/svg';
import { contrast } from './contrast';
import { outage } from '../../support/outage';
import { anyEvents, anyWidth, at, lay, timeline } from './picture-documents';

vi.setConfig({ testTimeout: 60_000 });

function parse(svg: string): Document {
  return new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
}

describe('the picture as a file', () => {
  it('names itself and says the same in words', () => {
    const document = parse(pictureSvg(lay(outage), { theme: 'light' }));
    expect(document.querySelector('title')?.textContent).toBe('The timeline of the incident, to scale');
    expect(document.querySelector('desc')?.textContent).toBe(lay(outage).description);
    expect(document.documentElement.getAttribute('role')).toBe('img');
    expect([...document.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([
        'impact starts',
        'resolved',
        '13:42',
        '2 July 2019, UTC',
        '1 event without a time',
      ]),
    );
  });

  it('brings its own paper for pages of any colour, and none for print', () => {
    const paper = '<rect x="-14" y="-14"';
    expect(pictureSvg(lay(outage), { theme: 'light' })).toContain(paper);
    expect(pictureSvg(lay(outage), { theme: 'print' })).not.toContain(paper);
  });

  it('is well formed, runs nothing, fetches nothing, and holds everything', () => {
    const harmless = new Set(['svg', 'title', 'desc', 'rect', 'path', 'text']);
    fc.assert(
      fc.property(anyEvents, anyWidth, (events, width) => {
        const svg = pictureSvg(lay(timeline(events), width), { theme: 'light' });
        const document = parse(svg);
        for (const element of [document.documentElement, ...document.querySelectorAll('*')]) {
          expect(harmless).toContain(element.localName);
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on|href|style|class|^id$/u);
            expect(value).not.toMatch(/url\(|NaN|Infinity|undefined/u);
          }
        }
        const [left = 0, top = 0, wide = 0, high = 0] = (
          document.documentElement.getAttribute('viewBox') ?? ''
        )
          .split(' ')
          .map(Number);
        for (const text of document.querySelectorAll('text')) {
          const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
          expect(x).toBeGreaterThanOrEqual(left);
          expect(x).toBeLessThanOrEqual(left + wide);
          expect(y).toBeGreaterThan(top);
          expect(y).toBeLessThan(top + high);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(['light', 'print'] as const)(
    'has words that can be read on its paper, and lines that can be seen: %s',
    (theme) => {
      const shapes = drawPicture(
        lay(
          timeline([
            ...tonesOfMoments,
            at(100, { end: 130 }),
            at(140, { precision: 'hour' }),
            at(200),
            at(9000),
            at(9001),
          ]),
        ),
      ).shapes;
      const paper = String(paint({ name: 'rect', role: 'paper', attributes: {} }, theme)['fill']);
      const told = new Set(['axis', 'mark', 'sign', 'band-edge', 'span', 'quiet']);
      const faint = shapes.flatMap((shape) => {
        const least = shape.name === 'text' ? 4.5 : told.has(shape.role) ? 3 : 0;
        const { fill, stroke } = paint(shape, theme);
        const ink = String(fill === undefined || fill === 'none' ? stroke : fill);
        return contrast(ink, paper) < least ? [shape.role] : [];
      });
      expect(shapes.map(({ role }) => role)).toEqual(expect.arrayContaining([...told]));
      expect(faint).toEqual([]);
    },
  );
});
