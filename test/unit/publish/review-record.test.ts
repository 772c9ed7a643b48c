import { describe, expect, it } from 'vitest';

import { admitDocument } from '../../../renderer/document/admit';
import { audiences } from '../../../renderer/document/vocabulary';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { exportPost } from '../../../renderer/publish/export-post';
import { publishHtml } from '../../../renderer/publish/html/publish-html';
import { publish } from '../../../renderer/publish/publish';
import { targetIds } from '../../../renderer/publish/targets/target';
import { action, at, doc, event, factor, h, node, p, title } from '../support/build';
import { record, tracesIn } from '../support/review-record';

/* What a draft remembers of its reviews is never published, for whomever it is. */

const draft = admitDocument(
  doc(
    [
      title('Down: a day'),
      h(2, 'Summary', { id: 'h1' }),
      p('It was down.', { id: 'p1' }),
      h(2, 'What happened', { id: 'h2' }),
      node('picture', [], { id: 'pic' }),
      node('timeline', [event('It begins', { happened: at('2019-07-02T13:42:00Z') })], { id: 'tl' }),
      node('factors', [factor('A reason')], { id: 'fs' }),
      node('actions', [action('Do better')], { id: 'as' }),
    ],
    { incidentDate: '2019-07-02', status: 'approved', ...record },
  ).toJSON(),
);

describe.each(audiences)('for readers %s', (audience) => {
  it.each(targetIds)('of a site of %s', (target) => {
    const keep = { owners: true, trackerLinks: true };
    const published = publish(draft, { target, audience, keep, author: 'A team', description: 'A day' });
    expect(published.file.text).toContain('It was down.');
    expect(tracesIn(JSON.stringify(published))).toEqual([]);
  });

  it('of the Markdown beside a copy', () => {
    for (const layout of ['file', 'bundle'] as const) {
      expect(tracesIn(JSON.stringify(exportPost(draft, { audience, layout })))).toEqual([]);
    }
  });

  it.each(['screen', 'print'] as const)('of a page for %s', (medium) => {
    const page = publishHtml(draft, { audience, medium, description: 'A day' });
    expect(page.html).toContain('It was down.');
    expect(tracesIn(JSON.stringify(page))).toEqual([]);
  });
});

describe('Markdown', () => {
  it('has nothing of it', () => {
    expect(tracesIn(writeMarkdown(draft, { title: true, imagePath: () => 'a.png' }).markdown)).toEqual([]);
  });

  it('would have been found out', () => {
    expect(tracesIn(JSON.stringify(draft.toJSON())).length).toBeGreaterThan(30);
    expect(tracesIn(new Date(record.receipts[0]?.at ?? 0).toISOString())).toHaveLength(1);
  });
});
