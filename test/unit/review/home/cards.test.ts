import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { sideOf } from '../../../../renderer/review/changes-attributes';
import { cardContent } from '../../../../renderer/review/home/card-content';
import { cardWords } from '../../../../renderer/review/home/card-words';
import type { Card } from '../../../../renderer/review/merge-result';
import { action, at, bullets, doc, event, h, item, node, p, title } from '../../support/build';
import { deleted, homeOf, moved, place, planOf, replaced, set, typed, type Edit } from './reviews';

const base = doc([
  title('Outage'),
  h(2, 'What happened', { id: 'h1' }),
  p('the error rate rose', { id: 'p1' }),
  p('we rolled back', { id: 'p2' }),
  bullets(item(p('one', { id: 'i1p' })), item(p('two', { id: 'i2p' }))),
  node('timeline', [event([p('alarm', { id: 'e1p' })], { id: 'e1', happened: at('2019-07-02T13:10') })], {
    id: 't',
  }),
  node('actions', [action('fix', { id: 'a1', owner: 'web' })], { id: 'a' }),
]);

/** The card of what a reviewer did where the author did something else. */
function cardOf(own: readonly Edit[], ...theirs: readonly Edit[]) {
  const home = homeOf(base, own, { mira: theirs });
  const found = planOf(home).cards.at(-1);
  if (found === undefined) throw new Error('it has a place');
  return { card: found.card, words: cardWords(found.card, sideOf(home.current)) };
}

describe('cardWords', () => {
  it('says why words have no place, where they had stood, and what would be done', () => {
    expect(cardOf([replaced('p1', 'rose', 'grew')], replaced('p1', 'rose', 'fell')).words).toEqual({
      reason: 'What it would change has been changed since.',
      where: 'It stood under “What happened”, at “the error rate rose”.',
      changes: ['replaces “rose” with “fell”'],
    });
  });

  it('says facts in words, and what they are now', () => {
    const { words } = cardOf(
      [set('e1', 'happened', at('2019-07-02T13:11'))],
      set('e1', 'happened', at('2019-07-02T13:12')),
    );
    expect(words.reason).toBe('The same has been changed in another way since.');
    expect(words.changes).toEqual(['sets the time from “13:10” to “13:12”; it is “13:11” now']);
    expect(cardOf([deleted('a1')], set('a1', 'due', '2019-08-01')).words.changes).toEqual([
      'sets the due from nothing to “2019-08-01”',
    ]);
  });

  it('says that a block would be moved', () => {
    expect(cardOf([moved('p2', 'p1')], moved('p2', 'a')).words).toEqual({
      reason: 'The block was moved to another place since.',
      where: 'It stood under “What happened”, at “we rolled back”.',
      changes: ['moves “we rolled back”'],
    });
  });

  it('shortens long words, and never in the middle of a letter', () => {
    const long = '🔥'.repeat(200);
    const { words } = cardOf([deleted('p1')], typed('p1', 'the', long));
    expect(words.changes[0]?.length).toBeLessThan(120);
    expect(words.changes[0]).not.toMatch(/\p{Cs}/u);
  });

  it('knows what is about the draft as a whole', () => {
    const severity =
      (value: string): Edit =>
      (tr) =>
        tr.setDocAttribute('severity', value);
    expect(cardOf([severity('SEV-1')], severity('SEV-3')).words.where).toBe(
      'It is about the draft as a whole.',
    );
  });
});

/** A card that brings some content with each step. */
const bringing = (...pieces: readonly (readonly NodeJSON[])[]): Card => ({
  suggestion: 's',
  author: { id: 'm', name: 'Mira', role: '' },
  at: 1,
  reason: 'gone',
  steps: pieces.map((inserted) => ({
    stood: { block: null, section: null, quote: '', from: 0, to: 0 },
    removed: [],
    inserted,
    mark: null,
    attribute: null,
    step: {},
  })),
});

/** What is placed by hand, in a draft that stays one. */
function placed(card: Card): readonly string[] | null {
  const content = cardContent(card);
  if (content === null) return null;
  const tr = new Transform(base);
  tr.insert(place(base, 'p1') + (content.inline ? 1 : 0), content.content);
  tr.doc.check();
  return content.content.map(String);
}

const text = (words: string): NodeJSON => ({ type: 'text', text: words });

describe('cardContent', () => {
  it('brings words in the line', () => {
    expect(placed(cardOf([deleted('p1')], typed('p1', 'rose', ' fast')).card)).toEqual(['" fast"']);
    expect(placed(bringing([text('one')], [text('two')]))).toEqual(['"one two"']);
  });

  it('brings blocks', () => {
    expect(placed(bringing([p('a', { id: 'x' }), p('b')], [text('c')]))).toEqual([
      'paragraph("a")',
      'paragraph("b")',
      'paragraph("c")',
    ]);
  });

  it('puts a list around rows and a table around cells', () => {
    expect(placed(bringing([item(p('one')), item(p('two'))]))).toEqual([
      'bulletList(listItem(paragraph("one")), listItem(paragraph("two")))',
    ]);
    expect(placed(bringing([event([p('alarm')], { id: 'e9' })]))).toEqual([
      'timeline(event(paragraph("alarm")))',
    ]);
    expect(placed(bringing([node('tableCell', [text('c')])]))).toEqual(['table(tableRow(tableCell("c")))']);
  });

  it('brings nothing where nothing comes: a fact, words that go, a block that is divided', () => {
    expect(placed(cardOf([deleted('a1')], set('a1', 'owner', 'db')).card)).toBeNull();
    expect(placed(cardOf([typed('p2', 'we', ' all')], deleted('p2')).card)).toBeNull();
    expect(placed(bringing([p('', { id: 'x' }), p('')]))).toBeNull();
  });
});
