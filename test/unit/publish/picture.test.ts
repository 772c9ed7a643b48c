import { describe, expect, it } from 'vitest';

import { normalise } from '../../../renderer/markdown/normalise';
import { readMarkdown } from '../../../renderer/markdown/read';
import { exportPost } from '../../../renderer/publish/export-post';
import { publishHtml } from '../../../renderer/publish/html/publish-html';
import { publish } from '../../../renderer/publish/publish';
import { targetIds } from '../../../renderer/publish/targets/target';
import { at, doc, event, node, p, title } from '../support/build';
import { withPlacedIds } from '../support/without-ids';
import { all, attribute, readPage } from './html/page-tree';

const dated = (time: string, more: object = {}) => event('x', { happened: at(time), ...more });
const draft = (...events: readonly ReturnType<typeof event>[]) =>
  doc([title('Down'), node('picture'), p('It was down.'), p('More.'), node('timeline', events)], {
    incidentDate: '2019-07-02',
  });
const incident = draft(
  dated('2019-07-02T13:42', { moments: ['impact-started'] }),
  dated('2019-07-02T14:09', { moments: ['impact-ended'] }),
);
const description =
  'Timeline to scale, 2 July 2019, 13:42 to 14:09 UTC: 2 events. Impact from 13:42 to 14:09. Moments: impact starts 13:42, impact ends 14:09.';

describe('the picture of a post', () => {
  it.each([
    ['gfm', 'down/timeline.svg', 'down/timeline.svg'],
    ['hugo', 'content/posts/down/timeline.svg', 'timeline.svg'],
    ['jekyll', 'assets/down/timeline.svg', '/assets/down/timeline.svg'],
    ['eleventy', 'content/blog/down/timeline.svg', 'timeline.svg'],
    ['hexo', 'source/images/down/timeline.svg', '/images/down/timeline.svg'],
    ['astro', 'src/content/blog/down/timeline.svg', './timeline.svg'],
    ['astro-mdx', 'src/content/blog/down/timeline.svg', './timeline.svg'],
    ['docusaurus', 'blog/2019-07-02-down/timeline.svg', './timeline.svg'],
    ['mkdocs', 'docs/blog/posts/down/timeline.svg', 'down/timeline.svg'],
  ] as const)('of %s lies where its images lie, with its description', (target, path, address) => {
    const { file, generated, losses } = publish(incident, { target });
    expect(generated.map((one) => [one.path, one.type])).toEqual([[path, 'image/svg+xml']]);
    expect(generated[0]?.text).toMatch(/^<svg [^]*<\/svg>\n$/u);
    expect(file.text).toContain(`![${description}](${address})`);
    expect(losses).toEqual([]);
  });

  it.each(targetIds)('of %s keeps its name when it changes, so that no old one is left behind', (target) => {
    const later = draft(dated('2019-07-02T13:42'), dated('2019-07-02T15:00'));
    const [before, after] = [publish(incident, { target }), publish(later, { target })];
    expect(after.generated[0]?.path).toBe(before.generated[0]?.path);
    expect(after.generated[0]?.text).not.toBe(before.generated[0]?.text);
  });

  it('is no excerpt', () => {
    const { file } = publish(incident, { target: 'hugo' });
    expect(file.text.indexOf('<!--more-->')).toBeGreaterThan(file.text.indexOf('It was down.'));
  });

  it('shows nothing that is internal', () => {
    const both = draft(dated('2019-07-02T13:42'), dated('2019-07-05T08:00', { audience: 'internal' }));
    const text = (audience: 'public' | 'internal') =>
      publish(both, { target: 'gfm', audience }).generated[0]?.text ?? '';
    expect(text('public')).not.toContain('5 Jul');
    expect(text('internal')).toContain('5 Jul');
  });

  it('is not there where it has no place, is not wanted, or would show nothing', () => {
    const nowhere = doc([title('Down'), node('timeline', [dated('2019-07-02T13:42')])]);
    expect(publish(nowhere, { target: 'gfm' })).toMatchObject({ generated: [], losses: [] });
    const unwanted = publish(incident, { target: 'gfm', picture: false });
    expect(unwanted).toMatchObject({ generated: [], losses: [] });
    expect(unwanted.file.text).not.toContain('timeline.svg');
    expect(publish(draft(event('x')), { target: 'gfm' })).toMatchObject({
      generated: [],
      losses: [{ kind: 'picture' }],
    });
  });

  it('is a picture again when the post is read, and the same one when it is printed again', () => {
    const post = exportPost(incident);
    const again = readMarkdown(post.markdown, { structures: true });
    // The title is in the front matter, and an import reads it there.
    const [, ...blocks] = withPlacedIds(normalise(incident)).content ?? [];
    expect(blocks[0]).toEqual({ type: 'picture' });
    expect(withPlacedIds(again).content).toEqual(blocks);
    expect(exportPost(again, { name: 'down' }).generated).toEqual(post.generated);
  });
});

describe('the picture in a page', () => {
  const svgOf = (html: string) => all(readPage(html), 'svg')[0];

  it('stands in the page itself, with its description', () => {
    const { html, losses } = publishHtml(incident);
    const svg = svgOf(html);
    expect(svg === undefined ? null : attribute(svg, 'aria-label')).toBe(description);
    expect(html).toContain('viewBox="0 0 672 ');
    expect(html).toMatch(/<text [^>]*text-anchor="middle"[^>]*>13:42<\/text>/u);
    expect(losses).toEqual([]);
  });

  it('is left out where it is not wanted, or would show nothing, which is said', () => {
    expect(svgOf(publishHtml(incident, { picture: false }).html)).toBeUndefined();
    const empty = publishHtml(draft(event('x')));
    expect(svgOf(empty.html)).toBeUndefined();
    expect(empty.losses.map(({ kind }) => kind)).toEqual(['picture']);
  });
});
