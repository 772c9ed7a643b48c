// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { suggestedFact, suggestedWidget } from '../../../../renderer/editor/plugins/suggestion-widgets';
import { doc, image, linkTo, marked, node, p, title } from '../../support/build';

const draft = doc([title('Outage'), p('Text', { id: 'p' })]);

const draw = (content: readonly NodeJSON[], inline: boolean, kind: 'goes' | 'comes' = 'comes') =>
  suggestedWidget({ kind, content, inline, by: 'Mira (database lead)', suggestion: 's1' }, draft);

describe('what is suggested and not in the text', () => {
  it('is named for those who do not see it, and takes no caret', () => {
    const drawn = draw([{ type: 'text', text: 'out of connections' }], true);
    expect(drawn.getAttribute('aria-label')).toBe(
      'Suggested by Mira (database lead): insert “out of connections”',
    );
    expect(drawn.getAttribute('contenteditable')).toBe('false');
    expect(drawn.querySelector('ins')?.textContent).toBe('out of connections');
    expect(draw([p('gone')], false, 'goes').querySelector('del')?.textContent).toBe('gone');
  });

  it('holds nothing that acts: no address, no id, no field, no HTML', () => {
    const drawn = draw(
      [
        p([marked('a link', linkTo('https://example.com/')), image('https://example.com/a.png', 'a graph')], {
          id: 'x',
        }),
        node('bulletList', [node('listItem', [p('task')], { checked: true })]),
        node('htmlBlock', [{ type: 'text', text: '<img src=x onerror=alert(1)>' }]),
        p([{ type: 'htmlInline', attrs: { value: '<script>' } }]),
      ],
      false,
    );
    expect(
      drawn.querySelectorAll(
        '[href], [src], [data-src], [id], [data-id], input, button, img, script, [data-live-value]',
      ),
    ).toHaveLength(0);
    expect(drawn.textContent).toContain('a link');
    expect(drawn.textContent).toContain('[image: a graph]');
    expect(drawn.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('stands as an item among items and as a row among rows', () => {
    const event = node('event', [p('Rolled back')], { kind: 'action' });
    const row = draw([event], false);
    expect(row.tagName).toBe('LI');
    expect(row.querySelector('li')).toBeNull();
    expect(row.textContent).toContain('kind');
    const cells = node('tableRow', [node('tableCell', [{ type: 'text', text: 'cell' }])]);
    expect(draw([cells], false).tagName).toBe('TR');
  });

  it('is shown by its text where it is no content of this version', () => {
    expect(
      draw([{ type: 'hologram', content: [{ type: 'text', text: 'still said' }] }], false).textContent,
    ).toContain('still said');
  });

  it('says a fact from what to what', () => {
    const fact = suggestedFact({ label: 'due', before: '', after: '10 Dec' }, { by: '', suggestion: 's1' });
    expect(fact.textContent).toBe('due:  → 10 Dec');
    expect(fact.getAttribute('aria-label')).toBe('Suggested: due from nothing to 10 Dec');
  });
});
