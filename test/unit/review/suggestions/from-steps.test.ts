import type { Node } from '@tiptap/pm/model';
import { Step, Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { documentSchema as schema } from '../../../../renderer/document/schema';
import { suggestionsFrom, type MadeStep } from '../../../../renderer/review/suggestions/from-steps';
import type { Suggestion } from '../../../../renderer/review/types';
import { action, at, bullets, doc, event, h, item, marked, node, p, table, title } from '../../support/build';
import { condense, idOf, replayed, reviewer } from './condensed';

/** A document in which every block has an id that tells what it is: "paragraph3" is the third paragraph. */
function named(content: readonly NodeJSON[], attrs: object = {}): Node {
  const counts = new Map<string, number>();
  const withId = (json: NodeJSON): NodeJSON => {
    const isInline = ['text', 'image', 'hardBreak'].includes(json.type);
    const turn = (counts.get(json.type) ?? 0) + 1;
    if (!isInline) counts.set(json.type, turn);
    return {
      ...json,
      attrs: isInline ? { ...json.attrs } : { id: `${json.type}${turn}`, ...json.attrs },
      ...(json.content === undefined ? {} : { content: json.content.map(withId) }),
    };
  };
  return doc(content.map(withId), attrs);
}

/** Where a text begins. */
function of(document: Node, text: string, nth = 1): number {
  let found = -1;
  let left = nth;
  document.descendants((one, position) => {
    if (!one.isText) return;
    for (
      let index = one.text?.indexOf(text) ?? -1;
      index >= 0;
      index = one.text?.indexOf(text, index + 1) ?? -1
    )
      if ((left -= 1) === 0) found = position + index;
  });
  if (found < 0) throw new Error(`There is no “${text}”.`);
  return found;
}

function positionOf(document: Node, id: string): number {
  let found = -1;
  document.descendants((one, position) => {
    if (one.attrs['id'] === id) found = position;
  });
  if (found < 0) throw new Error(`There is no block ${id}.`);
  return found;
}

interface Made {
  readonly base: Node;
  readonly result: Node;
  readonly suggestions: readonly Suggestion[];
}

/** Does something to a document, a second for each call of `tick`, and says what is suggested by it. */
async function made(base: Node, work: (tr: Transform, tick: () => void) => void): Promise<Made> {
  const tr = new Transform(base);
  const times: number[] = [];
  let now = 1;
  const note = (): void => {
    while (times.length < tr.steps.length) times.push(now);
  };
  work(tr, () => {
    note();
    now += 1;
  });
  note();
  const steps: MadeStep[] = tr.steps.map((step, index) => ({
    step: step.toJSON() as unknown,
    at: times[index] ?? 0,
  }));
  const suggestions = await condense(base, steps);
  expect(replayed(base, suggestions).eq(tr.doc)).toBe(true);
  return { base, result: tr.doc, suggestions };
}

/** Steps by their types, one line a suggestion. */
const types = ({ suggestions }: Made): readonly string[] =>
  suggestions.map(({ steps }) =>
    steps
      .map((step) => Object.entries(step as object).find(([name]) => name === 'stepType')?.[1] as string)
      .join(' '),
  );

/** What each suggestion takes out and puts in, as text: "[old|new]". */
function told({ base, suggestions }: Made): readonly string[] {
  const tr = new Transform(base);
  return suggestions.map(({ steps }) =>
    steps
      .map((json) => {
        const before = tr.doc;
        const step = replayedStep(json);
        tr.step(step);
        const parts: string[] = [];
        step.getMap().forEach((from, to, newFrom, newTo) => {
          parts.push(`[${before.textBetween(from, to, '¶')}|${tr.doc.textBetween(newFrom, newTo, '¶')}]`);
        });
        return parts.join('');
      })
      .join(''),
  );
}

const replayedStep = (json: unknown) => Step.fromJSON(schema, json);
const typing = (tr: Transform, position: number, text: string): void => {
  for (const [index, letter] of [...text].entries()) tr.insert(position + index, schema.text(letter));
};
const backspace = (tr: Transform, position: number, times: number): void => {
  for (let turn = 0; turn < times; turn += 1) tr.delete(position - turn - 1, position - turn);
};
const paragraph = (id: string, text: string): Node => schema.node('paragraph', { id }, schema.text(text));

const line = 'The error rate of the api rose at noon.';
const simple = named([title('Outage'), p(line), p('It fell again.')]);

describe('words', () => {
  it('says nothing of words that were typed and deleted again', async () => {
    const result = await made(simple, (tr) => {
      const end = of(tr.doc, ' rose');
      typing(tr, end, ' secret');
      backspace(tr, end + 7, 7);
    });
    expect(result.suggestions).toEqual([]);
  });

  it('keeps deleted words out of what was typed around them', async () => {
    const result = await made(simple, (tr) => {
      const end = of(tr.doc, ' rose');
      typing(tr, end, ' in secret Europe');
      tr.delete(end + 4, end + 11);
    });
    expect(told(result)).toEqual(['[| in Europe]']);
    expect(JSON.stringify(result.suggestions)).not.toContain('secret');
  });

  it('takes a replaced word as one', async () => {
    const result = await made(simple, (tr) => {
      const from = of(tr.doc, 'rose');
      backspace(tr, from + 4, 4);
      typing(tr, from, 'jumped');
    });
    expect(told(result)).toEqual(['[rose|jumped]']);
  });

  it('takes letters that changed within a word as that word, in any script', async () => {
    const base = named([p('Teh api'), p('Ошибка выросал вдвое')]);
    const result = await made(base, (tr) => {
      const e = of(tr.doc, 'Teh') + 1;
      tr.delete(e, e + 1);
      tr.insert(e + 1, schema.text('e'));
      const a = of(tr.doc, 'сал') + 1;
      tr.delete(a, a + 2);
      typing(tr, a, 'ла');
    });
    expect(told(result)).toEqual(['[Teh|The]', '[выросал|выросла]']);
  });

  it('takes three typos in one paragraph as three', async () => {
    const base = named([p('Teh cache was wramed and teh router fel over.')]);
    const result = await made(base, (tr, tick) => {
      for (const [wrong, right] of [
        ['Teh', 'The'],
        ['wramed', 'warmed'],
        ['fel', 'fell'],
      ] as const) {
        const from = of(tr.doc, wrong);
        tr.replaceWith(from, from + wrong.length, schema.text(right));
        tick();
      }
    });
    expect(told(result)).toEqual(['[Teh|The]', '[wramed|warmed]', '[fel|fell]']);
    expect(result.suggestions.map(({ at: time }) => time)).toEqual([1, 2, 3]);
  });

  it('puts a repeated word where it was typed', async () => {
    const base = named([p('no no no no')]);
    const result = await made(base, (tr) => tr.insert(of(tr.doc, 'no', 3), schema.text('no ')));
    expect(result.suggestions[0]?.steps).toMatchObject([{ from: 7, to: 7 }]);
  });

  it('says when a word was last changed', async () => {
    const result = await made(simple, (tr, tick) => {
      const from = of(tr.doc, 'rose');
      tr.replaceWith(from, from + 4, schema.text('fell'));
      tick();
      tr.insert(of(tr.doc, 'again'), schema.text('sharply '));
      tick();
      tr.replaceWith(from, from + 4, schema.text('sank'));
    });
    expect(told(result)).toEqual(['[rose|sank]', '[|sharply ]']);
    expect(result.suggestions.map(({ at: time }) => time)).toEqual([3, 2]);
  });

  it('takes an image as one', async () => {
    const result = await made(simple, (tr) =>
      tr.insert(of(tr.doc, ' rose'), schema.node('image', { src: 'asset:00', alt: 'a graph' })),
    );
    expect(types(result)).toEqual(['replace']);
  });
});

describe('blocks', () => {
  it('takes a split as one', async () => {
    const result = await made(simple, (tr) => {
      const from = of(tr.doc, 'of the api');
      tr.split(from).setNodeAttribute(from + 1, 'id', 'new');
    });
    expect(told(result)).toEqual(['[|¶]']);
    expect(types(result)).toEqual(['replace']);
  });

  it('takes a join as one', async () => {
    const result = await made(simple, (tr) => tr.join(positionOf(tr.doc, 'paragraph2')));
    expect(told(result)).toEqual(['[¶|]']);
  });

  it('takes a line typed after Enter as a new block', async () => {
    const result = await made(simple, (tr) => {
      const end = positionOf(tr.doc, 'paragraph2') - 1;
      tr.split(end).setNodeAttribute(end + 1, 'id', 'new');
      typing(tr, end + 2, 'New line');
    });
    expect(result.suggestions).toHaveLength(1);
    expect(result.suggestions[0]?.steps).toMatchObject([
      { stepType: 'replace', slice: { content: [{ type: 'paragraph', attrs: { id: 'new' } }] } },
    ]);
    expect(result.suggestions[0]?.steps).not.toHaveProperty('0.slice.openStart');
  });

  it('takes Enter at the start of a paragraph as a new block before it', async () => {
    const result = await made(simple, (tr) => {
      const start = positionOf(tr.doc, 'paragraph2') + 1;
      // As the editor does it: the text keeps its id, so the first half gets a new one.
      tr.split(start).setNodeAttribute(start - 1, 'id', 'new');
    });
    expect(types(result)).toEqual(['replace']);
    expect(JSON.stringify(result.suggestions[0]?.steps)).not.toContain('paragraph2');
  });

  it('never takes a deleted block and a new one for each other', async () => {
    const result = await made(simple, (tr) => {
      const from = positionOf(tr.doc, 'paragraph1');
      const size = tr.doc.nodeAt(from)?.nodeSize ?? 0;
      tr.replaceWith(from, from + size, paragraph('new', line.replace('noon', 'dawn')));
    });
    expect(told(result)).toEqual([`[|${line.replace('noon', 'dawn')}]`, `[${line}|]`]);
  });

  it('takes a paragraph that became a heading as one', async () => {
    const result = await made(simple, (tr) => {
      const start = of(tr.doc, line);
      tr.setBlockType(start, start, schema.node('heading').type, { id: 'paragraph1', level: 3 });
    });
    expect(types(result)).toEqual(['replaceAround']);
  });

  it('takes a quote put around a paragraph as one, and a word changed in it as another', async () => {
    const result = await made(simple, (tr) => {
      const range = tr.doc.resolve(of(tr.doc, line)).blockRange();
      if (range !== null)
        tr.wrap(range, [{ type: schema.nodes['blockquote'] ?? range.parent.type, attrs: { id: 'new' } }]);
      const from = of(tr.doc, 'rose');
      tr.replaceWith(from, from + 4, schema.text('sank'));
    });
    expect(types(result).toSorted()).toEqual(['replace', 'replaceAround']);
  });

  it('takes a paragraph that was cut and pasted as one', async () => {
    const result = await made(simple, (tr) => {
      const from = positionOf(tr.doc, 'paragraph2');
      const moved = tr.doc.nodeAt(from);
      if (moved === null) return;
      tr.delete(from, from + moved.nodeSize);
      tr.insert(positionOf(tr.doc, 'paragraph1'), moved);
    });
    expect(types(result)).toEqual(['replace replace']);
  });

  it('takes words that were cut and pasted into another paragraph as one', async () => {
    const result = await made(simple, (tr) => {
      const from = of(tr.doc, ' of the api rose');
      tr.delete(from, from + 16);
      tr.insert(of(tr.doc, ' again'), schema.text(' of the api rose'));
    });
    expect(told(result)).toEqual(['[ of the api rose|][| of the api rose]']);
  });

  it('takes a section that was moved, heading and paragraphs, as one', async () => {
    const base = named([title('Outage'), p('Intro.'), h(2, 'Cause'), p('It was DNS.'), p('Again.')]);
    const result = await made(base, (tr) => {
      const from = positionOf(tr.doc, 'heading1');
      const section = tr.doc.slice(from, tr.doc.content.size).content;
      tr.delete(from, tr.doc.content.size);
      tr.insert(positionOf(tr.doc, 'paragraph1'), section);
    });
    expect(told(result)).toEqual(['[Cause¶It was DNS.¶Again.|][|Cause¶It was DNS.¶Again.]']);
  });
});

const rows = named([
  title('Outage'),
  node('timeline', [
    event('First alert.', { happened: at('2019-07-02T13:10') }),
    event('Rolled back.', { happened: at('2019-07-02T13:20') }),
    event('Recovered.', { happened: at('2019-07-02T13:30') }),
  ]),
  node('actions', [action('Add a canary.', { owner: 'web team' })]),
  table(['What', 'When'], ['errors', 'noon'], ['calm', 'dusk']),
]);

describe('rows', () => {
  it('takes a row with its facts, set after it was put in, as one', async () => {
    const result = await made(rows, (tr) => {
      const gap = positionOf(tr.doc, 'event3');
      tr.insert(gap, schema.node('event', { id: 'new' }, paragraph('new-line', 'Paged.')));
      tr.setNodeAttribute(gap, 'happened', at('2019-07-02T13:25'));
      tr.setNodeAttribute(gap, 'moments', ['acknowledged']);
    });
    expect(types(result)).toEqual(['replace']);
  });

  it('takes rows that were put in side by side as one each', async () => {
    const result = await made(rows, (tr) => {
      for (const id of ['one', 'two'])
        tr.insert(positionOf(tr.doc, 'event3'), schema.node('event', { id }, paragraph(`${id}-line`, id)));
    });
    expect(told(result)).toEqual(['[|one]', '[|two]']);
  });

  it('takes an event whose time and words changed and that moved as one: changes in place, then an equal move', async () => {
    const result = await made(rows, (tr) => {
      const from = positionOf(tr.doc, 'event3');
      tr.setNodeAttribute(from, 'happened', at('2019-07-02T13:05'));
      const word = of(tr.doc, 'Recovered');
      tr.replaceWith(word, word + 9, schema.text('Calm'));
      const moved = tr.doc.nodeAt(from);
      if (moved === null) return;
      tr.delete(from, from + moved.nodeSize);
      tr.insert(positionOf(tr.doc, 'event1'), moved);
    });
    expect(types(result)).toEqual(['replace attr replace replace']);
    const [, , , put] = result.suggestions[0]?.steps ?? [];
    expect(put).toMatchObject({ slice: { content: [{ type: 'event', attrs: { id: 'event3' } }] } });
    const tr = new Transform(rows);
    for (const json of result.suggestions[0]?.steps.slice(0, 2) ?? []) tr.step(replayedStep(json));
    const changed = tr.doc.nodeAt(positionOf(tr.doc, 'event3'));
    const after = result.result.nodeAt(positionOf(result.result, 'event3'));
    expect(after?.eq(changed ?? result.base)).toBe(true);
  });

  it('takes each attribute of a row that stays as one', async () => {
    const result = await made(rows, (tr, tick) => {
      const row = positionOf(tr.doc, 'action1');
      tr.setNodeAttribute(row, 'owner', 'cdn team');
      tick();
      tr.setNodeAttribute(row, 'due', '2019-08-01');
      tick();
      tr.setNodeAttribute(row, 'owner', 'edge team');
    });
    expect(result.suggestions.map(({ steps }) => steps)).toMatchObject([
      [{ stepType: 'attr', attr: 'owner', value: 'edge team' }],
      [{ stepType: 'attr', attr: 'due', value: '2019-08-01' }],
    ]);
    expect(result.suggestions.map(({ at: time }) => time)).toEqual([3, 2]);
  });

  it('says nothing of an attribute that was changed and changed back', async () => {
    const result = await made(rows, (tr) => {
      const row = positionOf(tr.doc, 'action1');
      tr.setNodeAttribute(row, 'owner', 'cdn team').setNodeAttribute(row, 'owner', 'web team');
    });
    expect(result.suggestions).toEqual([]);
  });

  it('takes a row of a table as one, and a column of it as one', async () => {
    const cell = (id: string, header: boolean): Node =>
      schema.node(header ? 'tableHeader' : 'tableCell', { id }, schema.text(id));
    const result = await made(rows, (tr) => {
      for (const [index, row] of ['tableRow1', 'tableRow2', 'tableRow3'].entries())
        tr.insert(positionOf(tr.doc, row) + 1, cell(`column${index}`, index === 0));
      tr.insert(
        positionOf(tr.doc, 'tableRow2'),
        schema.node('tableRow', { id: 'row' }, [cell('a', false), cell('b', false), cell('c', false)]),
      );
    });
    expect(types(result).toSorted()).toEqual(['replace', 'replace replace replace']);
  });

  it('takes a column that was taken out as one', async () => {
    const result = await made(rows, (tr) => {
      for (const id of ['tableHeader2', 'tableCell2', 'tableCell4']) {
        const from = positionOf(tr.doc, id);
        tr.delete(from, from + (tr.doc.nodeAt(from)?.nodeSize ?? 0));
      }
    });
    expect(types(result)).toEqual(['replace replace replace']);
  });

  it('takes an item of a list that was moved as one', async () => {
    const base = named([bullets(item(p('one')), item(p('two')), item(p('three')))]);
    const result = await made(base, (tr) => {
      const from = positionOf(tr.doc, 'listItem3');
      const moved = tr.doc.nodeAt(from);
      if (moved === null) return;
      tr.delete(from, from + moved.nodeSize).insert(positionOf(tr.doc, 'listItem1'), moved);
    });
    expect(told(result)).toEqual(['[three|][|three]']);
  });
});

describe('marks and facts', () => {
  it('takes a stretch that was made bold as one, over other marks and new words', async () => {
    const base = named([p(['It ', marked('rose', 'italic'), ' at noon.'])]);
    const result = await made(base, (tr) => {
      tr.addMark(1, of(tr.doc, '.'), schema.mark('bold'));
      tr.insert(of(tr.doc, ' at'), schema.text(' fast', [schema.mark('bold')]));
    });
    expect(types(result)).toEqual(['replace', 'addMark']);
  });

  it('takes a mark in the place of another as one', async () => {
    const base = named([p(['It ', marked('rose', 'italic'), '.'])]);
    const result = await made(base, (tr) => {
      const from = of(tr.doc, 'rose');
      tr.removeMark(from, from + 4, schema.marks['italic']).addMark(from, from + 4, schema.mark('bold'));
    });
    expect(result.suggestions.map(({ steps }) => steps.length)).toEqual([1, 1]);
  });

  it('takes another address of a link as one', async () => {
    const link = (href: string) => ({ type: 'link', attrs: { href, title: null } });
    const base = named([p([marked('status', link('https://a.example'))])]);
    const result = await made(base, (tr) =>
      tr.addMark(1, 7, schema.mark('link', link('https://b.example').attrs)),
    );
    expect(types(result)).toEqual(['removeMark addMark']);
  });

  it('suggests facts of the incident, and nothing of what the draft remembers of its reviews', async () => {
    const tr = new Transform(rows);
    tr.setDocAttribute('severity', 'SEV-1');
    tr.setDocAttribute('severityAudience', 'internal');
    tr.setDocAttribute('signOffs', [{ id: 's', section: 'x', contentHash: 'y', author: reviewer, at: 1 }]);
    tr.setDocAttribute('dismissals', []);
    const steps = tr.steps.map((step, index) => ({ step: step.toJSON() as unknown, at: index }));
    const suggestions = await condense(rows, steps);
    expect(suggestions.map((one) => one.steps)).toMatchObject([
      [{ stepType: 'docAttr', attr: 'severity' }],
      [{ stepType: 'docAttr', attr: 'severityAudience' }],
    ]);
  });
});

describe('names of suggestions', () => {
  it('differ where two suggestions are alike, and between drafts and people', async () => {
    const twice = (base: Node) => {
      const tr = new Transform(base);
      tr.insert(of(base, 'rose'), schema.text('slowly ')).insert(of(tr.doc, 'again'), schema.text('slowly '));
      return tr.steps.map((step) => ({ step: step.toJSON() as unknown, at: 1 }));
    };
    const other = named([title('Outage'), p(line), p('It fell again!')]);
    const ids = [
      ...(await condense(simple, twice(simple))),
      ...(await condense(other, twice(other))),
      ...(await suggestionsFrom({
        base: simple,
        made: twice(simple),
        author: { ...reviewer, id: 'r2' },
        idOf,
      })),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  it('differ where the same is put in twice at one place', async () => {
    const list = named([bullets(item(p('one')), item(p('two')))]);
    const result = await made(list, (tr) => {
      for (let turn = 0; turn < 2; turn += 1)
        tr.insert(positionOf(tr.doc, 'listItem2'), schema.node('listItem', null, schema.node('paragraph')));
    });
    expect(result.suggestions).toHaveLength(2);
    expect(new Set(result.suggestions.map(({ id }) => id)).size).toBe(2);
  });

  it('stay where something was changed before them', async () => {
    const insert = (tr: Transform): void => void tr.insert(of(tr.doc, 'again'), schema.text('sharply '));
    const first = await made(simple, insert);
    const second = await made(simple, (tr) => {
      tr.insert(of(tr.doc, 'rose'), schema.text('quickly '));
      insert(tr);
    });
    expect(second.suggestions.map(({ id }) => id)).toContain(first.suggestions[0]?.id);
  });
});

describe('steps that cannot be read', () => {
  const odd: readonly MadeStep[] = [{ step: { stepType: 'fromTheFuture', from: 1 }, at: 5 }];

  it('are refused with one sentence', async () => {
    await expect(condense(simple, odd)).rejects.toThrow(
      'Step 1 of the review does not fit the draft that was sent; nothing was returned, and the text is unchanged.',
    );
  });

  it('are done without where the document is at hand', async () => {
    const result = new Transform(simple).insert(of(simple, 'again'), schema.text('sharply ')).doc;
    const suggestions = await suggestionsFrom({ base: simple, made: odd, author: reviewer, idOf, result });
    expect(suggestions).toMatchObject([{ at: 5, steps: [{ stepType: 'replace' }] }]);
    expect(replayed(simple, suggestions).eq(result)).toBe(true);
  });
});
