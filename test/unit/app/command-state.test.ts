// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { COMMANDS, RENDERER_COMMAND_IDS } from '../../../electron/contract/commands';
import { checkedCommands, enabledCommands } from '../../../renderer/app/command-state';
import { Bench, event, node, p, timeline, title } from '../editor/harness';

describe('commands that can be carried out', () => {
  it('are none of a draft where no draft is open', () => {
    expect(enabledCommands('nothing')).toEqual([]);
  });

  const needsOne = RENDERER_COMMAND_IDS.filter(
    (id) => COMMANDS.find((command) => command.id === id)?.when !== 'always',
  );

  it('are, with a draft of one’s own, those that need a draft, but for what a reviewer does', () => {
    const enabled = enabledCommands('draft');
    expect(enabled).toContain('file.save');
    expect(enabled).not.toContain('file.new');
    expect(needsOne.filter((id) => !enabled.includes(id))).toEqual(['review.return']);
    expect(enabled.filter((id) => !needsOne.includes(id))).toEqual([]);
  });

  it('are, in a review, those that need a draft, but for what its author does', () => {
    const enabled = enabledCommands('review');
    expect(needsOne.filter((id) => !enabled.includes(id))).toEqual([
      'file.publish',
      'review.send',
      'review.status',
      'review.accept',
      'review.reject',
    ]);
    expect(enabled).toEqual(expect.arrayContaining(['file.saveCopy', 'review.comment', 'review.agree']));
    expect(enabled.filter((id) => !needsOne.includes(id))).toEqual([]);
  });
});

describe('commands in a review that asks for comments only', () => {
  it('are those of a review without what changes the text', () => {
    const enabled = enabledCommands('comments');
    const gone = enabledCommands('review').filter((id) => !enabled.includes(id));
    expect(gone).toEqual(expect.arrayContaining(['format.bold', 'insert.event', 'file.importTimeline']));
    expect(gone.filter((id) => !/^(?:format|insert)\.|^file\.importTimeline$/u.test(id))).toEqual([]);
    expect(enabled).toEqual(expect.arrayContaining(['review.comment', 'review.agree', 'review.return']));
  });
});

describe('switches that are on where the caret stands', () => {
  const list = (type: string, id: string, checked: boolean | null) =>
    node(type, `${id}-list`)(node('listItem', `${id}-item`, { checked })(p(id, 'item')));
  const content = [
    title(),
    p('plain', 'text'),
    node('heading', 'h2', { level: 2 })('two'),
    node('heading', 'h4', { level: 4 })('four'),
    list('bulletList', 'bullet', null),
    list('bulletList', 'open', false),
    list('bulletList', 'done', true),
    list('orderedList', 'first', null),
    node('blockquote', 'quote')(p('quoted', 'said')),
    timeline(event('e', 'rules deploy')),
    p('end'),
  ];

  it.each([
    ['title', []],
    ['plain', ['format.paragraph']],
    ['h2', ['format.heading2']],
    ['h4', ['format.heading4']],
    ['bullet', ['format.bulletList', 'format.paragraph']],
    ['open', ['format.paragraph', 'format.taskList']],
    ['done', ['format.paragraph', 'format.taskList']],
    ['first', ['format.orderedList', 'format.paragraph']],
    ['quoted', ['format.paragraph', 'format.quote']],
    ['e-line', ['format.paragraph']],
  ])('in %s: %j', (id, expected) => {
    const bench = new Bench(content);
    bench.caret(id, 1);
    expect(checkedCommands(bench.editor).toSorted()).toEqual(expected);
    expect(checkedCommands(bench.editor).every((checked) => COMMANDS.some(({ id }) => id === checked))).toBe(
      true,
    );
  });

  it.each([
    ['bold', 'format.bold'],
    ['italic', 'format.italic'],
    ['strike', 'format.strike'],
    ['code', 'format.code'],
  ])('in %s text', (mark, command) => {
    const marked = { type: 'text', text: 'marked', marks: [{ type: mark }] };
    const bench = new Bench([title(), node('paragraph', 'p')('plain', marked)]);
    bench.caret('p', 8);
    expect(checkedCommands(bench.editor)).toEqual([command, 'format.paragraph']);
    bench.caret('p', 2);
    expect(checkedCommands(bench.editor)).toEqual(['format.paragraph']);
  });
});
