import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import type { LiveValue } from '../../../renderer/document/live-value';
import { exportPost } from '../../../renderer/publish/export-post';
import { publishHtml } from '../../../renderer/publish/html/publish-html';
import { publish } from '../../../renderer/publish/publish';
import { targetIds } from '../../../renderer/publish/targets/target';
import { at, doc, event, h, impact, marked, node, p, title } from '../support/build';

const live = (value: LiveValue): NodeJSON => ({ type: 'liveValue', attrs: { value } });
const timeOf = (id: string) => live({ kind: 'time', event: id, clock: 'happened' });
const metric = (id: Extract<LiveValue, { kind: 'metric' }>['metric']) => live({ kind: 'metric', metric: id });

/** Only people inside may know that it began at 13:17 and of the page at 13:31. */
const draft = doc([
  title('An outage'),
  p(['We were down for ', metric('impact'), '. It was seen at ', timeOf('page'), '.'], { id: 'summary' }),
  h(2, ['After ', metric('time-to-resolve')]),
  p([
    marked('Inside', 'bold'),
    ' it began at ',
    timeOf('secret'),
    ' and hurt for ',
    live({ kind: 'impact', impact: 'i1' }),
  ]),
  node('timeline', [
    event('The first error', {
      id: 'secret',
      audience: 'internal',
      happened: at('2019-07-02T13:17'),
      moments: ['impact-started'],
    }),
    event('The second error', { id: 'start', happened: at('2019-07-02T13:42'), moments: ['impact-started'] }),
    event('First page', {
      id: 'page',
      audience: 'internal',
      happened: at('2019-07-02T13:31'),
      moments: ['detected'],
    }),
    event('Back', { id: 'end', happened: at('2019-07-02T14:09'), moments: ['impact-ended', 'resolved'] }),
  ]),
  node('impacts', [
    impact('errors', { id: 'i1', audience: 'internal', who: 'Visitors', start: 'secret', end: 'end' }),
  ]),
]);

const unknownOf = (losses: readonly { readonly message: string }[]) =>
  losses.filter(({ message }) => message.includes('live value')).map(({ message }) => message);

describe('live values in what is published', () => {
  it('are words in every target, the page and the description', () => {
    for (const target of targetIds) {
      const { text } = publish(draft, { target, audience: 'internal' }).file;
      expect(text, target).toContain('We were down for 52 minutes. It was seen at 13:31 UTC.');
      expect(text, target).toContain('After 52 minutes');
    }
    const astro = publish(draft, { target: 'astro', audience: 'internal' });
    expect(astro.file.text).toMatch(/description: .*We were down for 52 minutes/u);
    const { html, losses } = publishHtml(draft, { audience: 'internal' });
    expect(html).toContain('We were down for 52 minutes. It was seen at 13:31 UTC.');
    expect(html).toContain('>After 52 minutes<');
    expect(unknownOf(losses)).toEqual([]);
  });

  it('tell the public nothing of what is internal, and say where that leaves them without words', () => {
    const post = exportPost(draft);
    const page = publishHtml(draft);
    for (const text of [post.markdown, page.html, publish(draft, { target: 'hugo' }).file.text]) {
      expect(text).toContain('We were down for 27 minutes. It was seen at unknown.');
      expect(text).toContain('it began at unknown and hurt for unknown');
      expect(text).not.toMatch(/13:17|13:31|52 min/u);
    }
    for (const { losses } of [post, page, publish(draft, { target: 'hugo' })]) {
      expect(unknownOf(losses)).toHaveLength(3);
      expect(losses.find(({ message }) => message.includes('live value'))).toMatchObject({
        kind: 'gone',
        block: 'summary',
      });
    }
  });
});
