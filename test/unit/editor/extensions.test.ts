// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, it } from 'vitest';

import { documentSchema } from '../../../renderer/document/schema';
import { editorExtensions, structureExtensions } from '../../../renderer/editor/extensions';
import { event, p, timeline, title } from './harness';

function open(): Editor {
  return new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: editorExtensions(),
    content: { type: 'doc', content: [title(), timeline(event('a', 'one')), p('end')] } as object,
    injectCSS: false,
    editorProps: { handleScrollToSelection: () => true },
  });
}

/** Names, attributes, content and marks: what decides which documents are valid and what is stored. */
function shape(schema: typeof documentSchema): unknown {
  return {
    nodes: Object.values(schema.nodes).map((type) => [
      type.name,
      Object.keys(type.spec.attrs ?? {}).toSorted(),
      type.spec.content,
      type.spec.marks,
    ]),
    marks: Object.values(schema.marks).map((type) => [
      type.name,
      Object.keys(type.spec.attrs ?? {}).toSorted(),
    ]),
  };
}

it('the editor adds behaviour and views to the schema of a draft, and nothing that is stored', () => {
  const editor = open();
  expect(shape(editor.schema)).toEqual(shape(documentSchema));
  editor.destroy();
});

it('all parts of the editor work together: Enter in a headline makes the next event', () => {
  const editor = open();
  editor.commands.setTextSelection(12);
  const { $from } = editor.state.selection;
  expect($from.parent.attrs['id']).toBe('a-line');
  editor.commands.setTextSelection($from.end());
  const press = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  editor.view.dom.dispatchEvent(press);
  expect(editor.state.doc.child(1).childCount).toBe(2);
  editor.destroy();
});

it('names no extension twice', () => {
  const names = editorExtensions().map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(structureExtensions.length).toBeLessThan(names.length);
});
