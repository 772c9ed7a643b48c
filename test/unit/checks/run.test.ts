import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';

import { findingKey } from '../../../renderer/checks/finding';
import type { Rule } from '../../../renderer/checks/rule';
import { checkDraft, createChecker, withoutDismissed } from '../../../renderer/checks/run';
import { doc, event, node, p, title } from '../support/build';

const seen = { text: [] as string[], prose: [] as string[], draft: 0 };

const shape = { group: 'facts', severity: 'warning', title: 'No x', why: 'x is no letter' } as const;
const place = (block: string | null, quote: string) => ({ block, range: null, quote });

const rules: readonly Rule[] = [
  {
    ...shape,
    id: 'prose',
    about: 'prose',
    check: ({ id, text }, { events }) => {
      seen.prose.push(text);
      return text.includes('x') ? [{ place: place(id, text), message: `${events.length} events` }] : [];
    },
  },
  {
    ...shape,
    id: 'text',
    about: 'text',
    check: ({ id, text }) => {
      seen.text.push(text);
      return text.includes('x') ? [{ place: place(id, text), message: 'an x', severity: 'hint' }] : [];
    },
  },
  {
    ...shape,
    id: 'draft',
    about: 'draft',
    check: ({ blocks }) => {
      seen.draft += 1;
      return [{ place: place(null, 'all'), message: `${blocks.length} texts` }];
    },
  },
];

const draft = doc([
  title('Outage'),
  p('first', { id: 'a' }),
  p('x marks it', { id: 'b' }),
  node('timeline', [event(['page'], { id: 'e' })]),
]);

/** Puts words at the start of the block with this text. */
function typed(before: Node, into: string, words: string): Node {
  let position = -1;
  before.descendants((block, at) => {
    if (block.isTextblock && block.textContent === into) position = at + 1;
  });
  return new Transform(before).insert(position, before.type.schema.text(words)).doc;
}

beforeEach(() => {
  seen.text = [];
  seen.prose = [];
  seen.draft = 0;
});

describe('checkDraft', () => {
  it('gives findings rule by rule, filled in from the rule', () => {
    expect(checkDraft(draft, { template: null, rules })).toEqual([
      expect.objectContaining({
        rule: 'prose',
        severity: 'warning',
        message: '1 events',
        fixes: [],
        related: [],
      }),
      expect.objectContaining({ rule: 'text', severity: 'hint', group: 'facts', why: 'x is no letter' }),
      expect.objectContaining({ rule: 'draft', message: '4 texts' }),
    ]);
  });
});

describe('createChecker', () => {
  it('counts the open comments that it is told of, which are not in the document', () => {
    const check = createChecker({ template: null });
    const said = (open?: number) =>
      check(draft, open).flatMap(({ rule, message }) => (rule === 'comments-open' ? [message] : []));
    expect([said(2), said(0), said()]).toEqual([['2 comments are not resolved.'], [], []]);
  });

  it('looks again only at the text that changed', () => {
    const check = createChecker({ template: null, rules });
    check(draft);
    expect(seen.text).toHaveLength(4);
    seen.text = [];
    seen.prose = [];
    const findings = check(typed(draft, 'first', 'x '));
    expect(seen.text).toEqual(['x first']);
    expect(seen.prose).toEqual(['x first']);
    expect(findings.filter(({ rule }) => rule === 'text')).toHaveLength(2);
    expect(seen.draft).toBe(2);
  });

  it('reads prose again when an event’s facts or headline change, and other texts not', () => {
    const check = createChecker({ template: null, rules });
    check(draft);
    seen.text = [];
    seen.prose = [];
    check(typed(draft, 'page', 'first '));
    expect(seen.text).toEqual(['first page']);
    expect(seen.prose).toHaveLength(4);
    seen.prose = [];
    const kind = new Transform(draft).setNodeAttribute(
      draft.content.size - draft.child(3).nodeSize + 1,
      'kind',
      'alert',
    );
    check(kind.doc);
    expect(seen.prose).toHaveLength(4);
  });

  it('finds the same as a checker that starts anew, whatever came before', () => {
    const check = createChecker({ template: null, rules });
    let now = draft;
    for (const [into, words] of [
      ['first', 'x '],
      ['page', 'xx '],
      ['x first', 'y '],
    ] as const) {
      now = typed(now, into, words);
      expect(check(now)).toEqual(checkDraft(now, { template: null, rules }));
    }
  });
});

describe('withoutDismissed', () => {
  it('parts what the draft says is set aside, until other words stand there', () => {
    const [first] = checkDraft(draft, { template: null, rules });
    const key = first === undefined ? '' : findingKey(first);
    const kept = new Transform(draft).setDocAttribute('dismissals', [{ key, reason: 'it is', at: 1 }]).doc;
    const before = withoutDismissed(checkDraft(kept, { template: null, rules }), kept);
    expect(before.dismissed.map(({ rule }) => rule)).toEqual(['prose']);
    expect(before.open).toHaveLength(2);
    const other = typed(kept, 'x marks it', 'y ');
    expect(withoutDismissed(checkDraft(other, { template: null, rules }), other).dismissed).toEqual([]);
  });
});
