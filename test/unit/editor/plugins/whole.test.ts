// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { at, Bench, event, node, p, section, timeline, title } from '../harness';

describe('the title', () => {
  it('comes back, empty, where a merge or a command took it away', () => {
    const bench = new Bench([title('Outage'), p('end', 'text')]);
    bench.view.dispatch(bench.editor.state.tr.delete(0, bench.block('title').nodeSize));
    expect(bench.lines()).toEqual(['title', 'paragraph text']);
  });

  it('stays a title when it is made a heading', () => {
    const bench = new Bench([title('Outage'), p('end')]);
    bench.caret('title', 0);
    bench.editor.commands.setNode('heading', { level: 2 });
    expect(bench.lines()).toEqual(['title Outage', 'paragraph']);
    expect(bench.has('title')).toBe(true);
  });

  it('goes back to the front when something is put before it', () => {
    const bench = new Bench([title('Outage'), p('end', 'text')]);
    bench.editor.commands.insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: 'x' }] });
    expect(bench.lines()).toEqual(['title Outage', 'paragraph x', 'paragraph text']);
  });

  it('is one: a second becomes a heading, or a paragraph where it is empty', () => {
    const bench = new Bench([title('Outage'), p('end')]);
    const size = bench.doc.content.size;
    bench.editor.commands.insertContentAt(size, [
      { type: 'title', content: [{ type: 'text', text: 'Again' }] },
      { type: 'title' },
    ]);
    expect(bench.lines()).toEqual(['title Outage', 'paragraph', 'heading Again', 'paragraph']);
  });

  it('is not deleted by being selected', () => {
    const bench = new Bench([title('Outage'), p('end', 'text')]);
    bench.selectNode('title').press('Backspace');
    expect(bench.doc.firstChild?.type.name).toBe('title');
  });

  it('is left by Enter, into the paragraph that follows', () => {
    const bench = new Bench([title('Outage'), p('end', 'text')]);
    bench.caret('title', -1).press('Enter');
    expect(bench.where()).toBe('paragraph "text" 0');
    expect(bench.doc.childCount).toBe(2);
  });

  it('is left by Enter into a new paragraph where a block follows, with what stood after the caret', () => {
    const bench = new Bench([title('Outage today'), node('metrics', 'm')(), p('end')]);
    bench.caret('title', 7).press('Enter');
    expect(bench.lines()).toEqual(['title Outage', 'paragraph today', 'metrics', 'paragraph']);
    expect(bench.where()).toBe('paragraph "today" 0');
  });

  it('is joined by Backspace with plain text only', () => {
    const bench = new Bench([title('Outage'), p('a', ' today'), p('end')]);
    bench.caret('a', 0).press('Backspace');
    expect(bench.lines()).toEqual(['title Outage today', 'paragraph']);
    expect(bench.where()).toBe('title "Outage today" 6');
  });

  it('is reached by Backspace from a heading, which stays', () => {
    const bench = new Bench([title('Outage'), node('heading', 'h', { level: 2 })('Summary'), p('end')]);
    bench.caret('h', 0).press('Backspace');
    expect(bench.where()).toBe('title "Outage" 6');
    expect(bench.lines()).toEqual(['title Outage', 'heading Summary', 'paragraph']);
  });

  it('stays where Backspace is pressed at its start, and takes in what follows by Delete at its end', () => {
    const bench = new Bench([title('Outage'), p('a', '!'), p('end')]);
    bench.caret('title', 0).press('Backspace');
    expect(bench.lines()[0]).toBe('title Outage');
    bench.caret('title', -1).press('Delete');
    expect(bench.lines()).toEqual(['title Outage!', 'paragraph']);
  });

  it('takes "# " and "- " as text, as headlines do', () => {
    const bench = new Bench([title(''), timeline(event('a', '')), p('end')]);
    bench.caret('title', 0).type('# one');
    bench.caret('a-line', 0).type('1. two');
    expect(bench.lines()).toEqual([
      'title # one',
      'timeline',
      '  event',
      '    paragraph 1. two',
      'paragraph',
    ]);
  });

  it('leaves "- " to make lists elsewhere', () => {
    const bench = new Bench([title(''), p('end')]);
    bench.caret('end', 0).type('- one');
    expect(bench.lines()[1]).toBe('bulletList');
  });
});

describe('the caret', () => {
  it('has a line after whatever ends the document', () => {
    const bench = new Bench([title(), p('end', 'text')]);
    bench.editor.commands.insertContentAt(
      bench.doc.content.size,
      bench.editor.schema.nodeFromJSON(timeline(event('a', 'x'))),
    );
    expect(bench.lines().slice(-4)).toEqual(['timeline', '  event', '    paragraph x', 'paragraph']);
    bench.selectNode(String(bench.doc.lastChild?.attrs['id'])).press('Delete');
    expect(bench.doc.lastChild?.type.name).toBe('paragraph');
  });

  it('has a line in an event that has lost all of its blocks', () => {
    const bench = new Bench([title(), timeline(event('a', 'x', { happened: at('13:42') })), p('end')]);
    bench.selectNode('a-line').press('Delete');
    expect(bench.lines().slice(1, -1)).toEqual(['timeline', '  event [13:42]', '    paragraph']);
    bench.doc.check();
  });

  it('has a line in a document that was emptied by a command', () => {
    const bench = new Bench([title(), section('h', 'Impact'), p('end')]);
    bench.editor.commands.clearContent();
    expect(bench.lines()).toEqual(['title', 'paragraph']);
  });
});
