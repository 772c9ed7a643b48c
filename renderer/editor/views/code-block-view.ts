import type { Node } from '@tiptap/pm/model';

import { element } from './dom';
import { fieldWriter, textField } from './fields';
import type { ViewContext, ViewParts } from './row-view';

/** A block of code, with the name of its language in a field of its own. Code runs left to right in every script. */
export function codeBlockView({ view, position }: ViewContext): ViewParts {
  const language = textField({ name: 'language', label: 'Language of the code', placeholder: 'language' });
  const write = fieldWriter(view, position);
  const contentDOM = element('code');
  const dom = element(
    'div',
    { class: 'code-block' },
    element('div', { class: 'code-head', contenteditable: 'false' }, language.dom),
    element('pre', { dir: 'ltr', spellcheck: 'false' }, contentDOM),
  );
  return {
    dom,
    contentDOM,
    show: (node: Node) =>
      language.show(typeof node.attrs['language'] === 'string' ? node.attrs['language'] : ''),
    host: { change: write },
  };
}
