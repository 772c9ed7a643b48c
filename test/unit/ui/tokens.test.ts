import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

/** The colour of a token in a theme, read from the file itself. */
function colour(token: string, theme: Theme): string {
  const found = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'u').exec(css);
  const value = theme === 'light' ? found?.[1] : found?.[2];
  if (value === undefined) throw new Error(`tokens.css has no colour --${token} for ${theme}`);
  return value;
}

/** Relative luminance as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['paper', 'desk', 'raised'];
const texts = ['ink', 'soft', 'faint', 'accent', 'bad', 'warn', 'good', 'note'];
const pairs: readonly (readonly [text: string, ground: string])[] = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...['bad', 'warn', 'good', 'note', 'accent'].map((name) => [name, `${name}-soft`] as const),
  ...['mark-comment', 'mark-insert', 'mark-delete', 'selection', 'accent-soft'].map(
    (ground) => ['ink', ground] as const,
  ),
  ['on-accent', 'accent'],
  ['paper', 'ink'],
];

describe('tokens', () => {
  it('knows what contrast is', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  for (const theme of ['light', 'dark'] as const) {
    it.each(pairs)(`%s on %s can be read in ${theme}`, (text, ground) => {
      expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    });
  }

  it('gives every colour for both themes, and none outside its pair', () => {
    const root = css.slice(css.indexOf(':root {'), css.indexOf(":root[data-theme='light']"));
    for (const [line] of root.matchAll(/^.*#[0-9a-f]{3,8}.*$/gmu)) expect(line).toContain('light-dark(');
  });

  it('honours forced colours and reduced motion', () => {
    const forced = css.slice(css.indexOf('forced-colors'), css.indexOf('prefers-reduced-motion'));
    for (const [, name] of css.matchAll(/--([a-z-]+): light-dark/gu)) expect(forced).toContain(`--${name}:`);
    expect(css).toContain('prefers-reduced-motion: reduce');
  });
});
