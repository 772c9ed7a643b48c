import { describe, expect, it } from 'vitest';

import { planReviews } from '../../../../renderer/review/home/plan';
import { takeSuggestions } from '../../../../renderer/review/home/take';
import { action, at, doc, event, h, node, p, title } from '../../support/build';
import { bigHome } from './big-review';
import { after, applied } from './random-reviews';
import {
  added,
  deleted,
  homeOf,
  moved,
  place,
  planOf,
  receivedOf,
  replaced,
  set,
  suggestionsOf,
  taken,
  typed,
} from './reviews';

const base = doc(
  [
    title('Outage'),
    h(2, 'What happened', { id: 'h1' }),
    p('the error rate rose', { id: 'p1' }),
    p('we rolled back', { id: 'p2' }),
    h(2, 'Timeline', { id: 'h2' }),
    node('timeline', [event([p('alarm', { id: 'e1p' })], { id: 'e1', happened: at('2019-07-02T13:10') })], {
      id: 't',
    }),
    node('actions', [action('fix', { id: 'a1', owner: 'web' })], { id: 'a' }),
  ],
  { severity: 'SEV-2' },
);

const ids = (suggestions: readonly { readonly id: string }[]) => suggestions.map(({ id }) => id);
const textOf = (document: typeof base, id: string) => document.nodeAt(place(document, id))?.textContent;

describe('planReviews', () => {
  it('shows words that go and come where they stand in the draft as it is', () => {
    const home = homeOf(base, [typed('p1', 'the', ' whole')], {
      mira: [replaced('p1', 'rose', 'fell fast')],
    });
    const [shown] = planOf(home).suggestions;
    const from = place(home.current, 'p1') + 1 + 'the whole error rate '.length;
    expect(shown).toMatchObject({
      id: 'mira-0',
      author: { name: 'mira' },
      section: { id: 'h1', heading: 'What happened' },
      from,
      same: false,
      needs: [],
      changes: [
        {
          kind: 'content',
          from,
          to: from + 4,
          removedText: 'rose',
          insertedText: 'fell fast',
          inserted: [{ type: 'text', text: 'fell fast' }],
          inline: true,
        },
      ],
    });
  });

  it('says facts in words, those of the draft first', () => {
    const home = homeOf(base, [], {
      mira: [
        set('a1', 'due', '2019-08-01'),
        set('e1', 'happened', at('2019-07-02T13:12')),
        (tr) => tr.setDocAttribute('severity', 'SEV-1'),
      ],
    });
    const { suggestions } = planOf(home);
    expect(ids(suggestions)).toEqual(['mira-2', 'mira-1', 'mira-0']);
    expect(suggestions.map(({ changes }) => changes)).toMatchObject([
      [{ position: null, block: null, label: 'severity', before: 'SEV-2', after: 'SEV-1' }],
      [{ position: place(base, 'e1'), block: 'e1', label: 'time', before: '13:10', after: '13:12' }],
      [{ position: place(base, 'a1'), label: 'due', before: '', after: '2019-08-01' }],
    ]);
    expect(suggestions.map(({ section }) => section?.heading)).toEqual([undefined, 'Timeline', 'Timeline']);
  });

  it('says a time in the zone of the draft, whatever zone the reviewer sets', () => {
    const home = homeOf(base, [], {
      mira: [
        (tr) => tr.setDocAttribute('zone', 'Europe/Berlin'),
        set('e1', 'happened', at('2019-07-02T13:12')),
      ],
    });
    expect(planOf(home).suggestions[1]?.changes).toMatchObject([{ before: '13:10', after: '13:12' }]);
  });

  it('shows a moved block as taken out there and put in here', () => {
    const home = homeOf(base, [typed('p2', 'rolled', ' it all')], { mira: [moved('p2', 'p1')] });
    const [, from, before] = [0, place(home.current, 'p2'), place(home.current, 'p1')];
    expect(planOf(home).suggestions[0]?.changes).toMatchObject([
      { from: before, to: before, insertedText: 'we rolled it all back', removedText: '', inline: false },
      { from, to: from + 23, insertedText: '', removedText: 'we rolled it all back' },
    ]);
  });

  it('shows a block that becomes one of another kind', () => {
    const home = homeOf(base, [], {
      mira: [
        (tr) => {
          const position = place(tr.doc, 'p1') + 1;
          tr.setBlockType(position, position, base.type.schema.nodes['heading'] ?? base.type, { id: 'p1' });
        },
      ],
    });
    expect(planOf(home).suggestions[0]?.changes).toMatchObject([
      { kind: 'attribute', block: 'p1', label: 'kind of block', before: 'paragraph', after: 'heading' },
    ]);
  });

  it('says what a suggestion builds on, and places it with that', () => {
    const home = homeOf(base, [], {
      mira: [
        added('p2', 'n', 'a new block'),
        replaced('n', 'new', 'better'),
        set('a1', 'owner', 'db'),
        set('a1', 'owner', 'edge'),
        typed('p1', 'rose', ' fast'),
      ],
    });
    const needs = new Map(planOf(home).suggestions.map((one) => [one.id, one.needs]));
    expect([0, 1, 2, 3, 4].map((index) => needs.get(`mira-${index}`))).toEqual([
      [],
      ['mira-0'],
      [],
      ['mira-2'],
      [],
    ]);
    expect(taken(home, ['mira-1']).cards).toMatchObject([
      { card: { suggestion: 'mira-1', reason: 'unplaced' } },
    ]);
    const both = taken(home, ['mira-0', 'mira-1']);
    expect(textOf(applied(home.current, both.steps), 'n')).toBe('a better block');
  });

  it('needs the deletion that it takes back, though it has nothing to do without', () => {
    const home = homeOf(base, [], {
      mira: [deleted('p2'), (tr) => tr.insert(place(tr.doc, 'h2'), base.child(3))],
    });
    expect(planOf(home).suggestions.map(({ needs }) => needs)).toEqual([[], ['mira-0']]);
  });

  it('knows what is there already', () => {
    const home = homeOf(base, [set('a1', 'owner', 'db')], { mira: [set('a1', 'owner', 'db')] });
    expect(planOf(home).suggestions).toMatchObject([
      { same: true, changes: [], from: place(base, 'a1'), section: { id: 'h2' } },
    ]);
  });

  it('lists what has no place as a card', () => {
    const home = homeOf(base, [replaced('p1', 'rose', 'grew')], { mira: [replaced('p1', 'rose', 'fell')] });
    const { suggestions, cards } = planOf(home);
    expect(suggestions).toEqual([]);
    expect(cards).toMatchObject([{ card: { suggestion: 'mira-0', reason: 'changed' }, review: 'mira 1' }]);
  });

  it('sets suggestions of two reviewers that exclude each other side by side, and no others', () => {
    const home = homeOf(base, [], {
      zoe: [replaced('p1', 'rose', 'grew'), set('a1', 'owner', 'edge'), set('a1', 'due', '2019-08-01')],
      mira: [replaced('p1', 'rose', 'fell'), set('a1', 'owner', 'db'), replaced('p1', 'the', 'our')],
    });
    const { suggestions, conflicts, cards } = planOf(home);
    expect(conflicts.map((one) => ids(one.suggestions))).toEqual([
      ['mira-0', 'zoe-0'],
      ['mira-1', 'zoe-1'],
    ]);
    expect(ids(suggestions)).toEqual(['mira-2', 'zoe-2']);
    expect(cards).toEqual([]);
    // Each has a place by itself, with what it would do there.
    expect(conflicts[0]?.suggestions.map(({ changes }) => changes[0])).toMatchObject([
      { removedText: 'rose', insertedText: 'fell' },
      { removedText: 'rose', insertedText: 'grew' },
    ]);
  });

  it('sets three in one group where one of them excludes two others', () => {
    const home = homeOf(base, [], {
      mira: [replaced('p1', 'error', 'fault'), replaced('p1', 'rose', 'fell')],
      zoe: [replaced('p1', 'error rate rose', 'service stopped')],
    });
    expect(planOf(home).conflicts.map((one) => ids(one.suggestions))).toEqual([
      ['mira-0', 'mira-1', 'zoe-0'],
    ]);
  });

  it('takes what builds on a suggestion in conflict into the conflict', () => {
    const home = homeOf(base, [], {
      mira: [replaced('p2', 'rolled back', 'went back slowly'), replaced('p2', 'slowly', 'at once')],
      zoe: [replaced('p2', 'rolled back', 'restarted')],
    });
    const { conflicts, suggestions } = planOf(home);
    expect(conflicts.map((one) => ids(one.suggestions))).toEqual([['mira-0', 'mira-1', 'zoe-0']]);
    expect(suggestions).toEqual([]);
  });

  it('has no conflict where both want the same', () => {
    const home = homeOf(base, [], {
      mira: [replaced('p1', 'rose', 'fell'), set('a1', 'owner', 'db'), deleted('p2')],
      zoe: [replaced('p1', 'rose', 'fell'), set('a1', 'owner', 'db'), deleted('p2')],
    });
    const plan = planOf(home);
    expect(plan.conflicts).toEqual([]);
    expect(plan.suggestions).toHaveLength(6);
    const all = taken(home, ids(plan.suggestions));
    expect(all.taken).toHaveLength(6);
    expect(all.steps).toHaveLength(3);
  });

  it('frees a suggestion of a conflict when the other is decided about', () => {
    const home = homeOf(base, [], {
      mira: [replaced('p1', 'rose', 'fell')],
      zoe: [replaced('p1', 'rose', 'grew')],
    });
    const rejected = planOf({ ...home, decided: new Set(['zoe-0']) });
    expect(rejected).toMatchObject({ suggestions: [{ id: 'mira-0' }], conflicts: [], cards: [] });
    const accepted = planOf(after(home, taken(home, ['zoe-0']).steps, ['zoe-0']));
    expect(accepted).toMatchObject({
      suggestions: [],
      conflicts: [],
      cards: [{ card: { suggestion: 'mira-0', reason: 'changed' } }],
    });
  });

  it('counts what a second return brings again once, with the newer', () => {
    const edits = [replaced('p1', 'rose', 'fell'), typed('p1', 'fell', ' fast')];
    const [first, second] = [1, 2].map((count) =>
      receivedOf('mira', base, [], suggestionsOf(base, 'mira', edits.slice(0, count))),
    );
    if (first === undefined || second === undefined) throw new Error();
    const home = { current: base, reviews: [first, second], decided: new Set<string>() };
    expect(planOf(home).suggestions.map(({ id, review }) => [id, review])).toEqual([
      ['mira-0', 'mira 2'],
      ['mira-1', 'mira 2'],
    ]);
    // What was taken of the first return is in the draft; the second builds on its words.
    const next = after(home, taken(home, ['mira-0']).steps, ['mira-0']);
    const plan = planOf(next);
    expect(plan).toMatchObject({ suggestions: [{ id: 'mira-1', needs: [] }], conflicts: [], cards: [] });
    const done = applied(next.current, taken(next, ['mira-1']).steps);
    expect(textOf(done, 'p1')).toBe('the error rate fell fast');
  });

  it('plans reviews of two rounds, each from its own base', () => {
    const home = homeOf(base, [typed('p1', 'rose', ' at noon')], {
      mira: [replaced('p1', 'error', 'fault')],
    });
    const later = receivedOf(
      'zoe',
      home.current,
      [],
      suggestionsOf(home.current, 'zoe', [replaced('p1', 'noon', 'one'), replaced('p1', 'error', 'failure')]),
    );
    const plan = planOf({ ...home, reviews: [later, ...home.reviews] });
    expect(ids(plan.suggestions)).toEqual(['zoe-0']);
    expect(plan.conflicts.map((one) => ids(one.suggestions))).toEqual([['mira-0', 'zoe-1']]);
  });

  it('refuses in one sentence where the log does not lead from what was sent to the draft', () => {
    const home = homeOf(base, [deleted('p2')], { mira: [deleted('p1')] });
    const gap = { ...home, reviews: home.reviews.map((one) => ({ ...one, baseSteps: [] })) };
    expect(planReviews(gap)).toEqual({
      ok: false,
      message: 'The draft as it is does not follow from the version that mira had, so nothing was changed.',
    });
  });
});

describe('a long draft', () => {
  it('has a place for most of what three reviewers suggest, and takes it all at once', () => {
    const home = bigHome(6, 3, 240, 60);
    const { suggestions, conflicts, cards } = planOf(home);
    const inConflict = conflicts.flatMap((one) => one.suggestions);
    expect(suggestions.length + inConflict.length + cards.length).toBe(240);
    expect(suggestions.length).toBeGreaterThan(160);
    const all = taken(home, ids(suggestions));
    expect(all.taken.toSorted()).toEqual(ids(suggestions).toSorted());
    expect(all.cards).toEqual([]);
    applied(home.current, all.steps).check();
  });
});

describe('takeSuggestions', () => {
  it('takes the first of a conflict by reviewer and gives a card of the other', () => {
    const home = homeOf(base, [], {
      zoe: [replaced('p1', 'rose', 'grew')],
      mira: [replaced('p1', 'rose', 'fell')],
    });
    const { steps, taken: placed, cards } = taken(home, ['zoe-0', 'mira-0']);
    expect(placed).toEqual(['mira-0']);
    expect(cards).toMatchObject([{ card: { suggestion: 'zoe-0', reason: 'changed' }, review: 'zoe 1' }]);
    expect(textOf(applied(home.current, steps), 'p1')).toBe('the error rate fell');
  });

  it('takes nothing that is not wanted, and nothing twice', () => {
    const home = homeOf(base, [], { mira: [replaced('p1', 'rose', 'fell'), deleted('p2')] });
    const { steps } = taken(home, ['mira-1', 'somebody else']);
    const next = after(home, steps, ['mira-1']);
    expect(textOf(next.current, 'p1')).toBe('the error rate rose');
    expect(taken(next, ['mira-1'])).toMatchObject({ steps: [], taken: [], cards: [] });
  });

  it('puts events in time order once, behind all that was taken', () => {
    const later = doc([
      title('T'),
      node(
        'timeline',
        ['10', '20', '30'].map((minute, index) =>
          event([p(minute, { id: `e${index}p` })], {
            id: `e${index}`,
            happened: at(`2019-07-02T13:${minute}`),
          }),
        ),
        { id: 't' },
      ),
    ]);
    const home = homeOf(later, [], {
      mira: [set('e0', 'happened', at('2019-07-02T13:40'))],
      zoe: [typed('e0p', '10', ' late')],
    });
    const result = takeSuggestions(home, new Set(['mira-0', 'zoe-0']));
    expect(result).toMatchObject({ ok: true, reordered: ['e0'] });
    const document = applied(home.current, result.ok ? result.steps : []);
    expect(document.child(1).children.map((one) => one.textContent)).toEqual(['20', '30', '10 late']);
  });
});
