import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

import { isContainerName } from '../../document/nodes/structures';
import { element } from './dom';
import type { SectionGuidance, ViewOptions } from './options';

interface EmptySection {
  readonly section: string;
  /** Where its guidance is shown: after everything under its heading, so that the caret's line never jumps. */
  readonly end: number;
}

/** Whether a block is as the template left it. */
function isUntouched(block: Node): boolean {
  if (isContainerName(block.type.name)) return block.childCount === 0;
  return block.type.name === 'paragraph' && block.content.size === 0;
}

/** Sections of the template under whose heading nothing is written yet. */
export function emptySections(doc: Node): readonly EmptySection[] {
  const found: EmptySection[] = [];
  let section: string | null = null;
  doc.forEach((block, position) => {
    if (block.type.name === 'heading') {
      if (section !== null) found.push({ section, end: position });
      section = (block.attrs['section'] ?? null) as string | null;
    } else if (section !== null && !isUntouched(block)) section = null;
  });
  if (section !== null) found.push({ section, end: doc.content.size });
  return found;
}

function guidanceCard({ guidance, questions }: SectionGuidance): HTMLElement {
  const list = element('ul');
  for (const question of questions) list.append(element('li', {}, question));
  return element(
    'div',
    { class: 'guidance', contenteditable: 'false', role: 'note', 'aria-label': 'Guidance' },
    guidance === '' ? null : element('p', {}, guidance),
    questions.length === 0 ? null : list,
  );
}

interface Shown {
  readonly names: string;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Shown>('guidance');

/** Shows the template's guidance in every section in which nothing is written. It is never in the document. */
export function guidancePlugin(guidance: ViewOptions['guidance']): Plugin {
  const show = (doc: Node, sections: readonly EmptySection[]): Shown => {
    const cards = sections.flatMap(({ section, end }) => {
      const said = guidance(section);
      if (said === null || (said.guidance === '' && said.questions.length === 0)) return [];
      return [Decoration.widget(end, () => guidanceCard(said), { key: `guidance ${section}`, side: -1 })];
    });
    return {
      names: sections.map(({ section }) => section).join('\n'),
      decorations: DecorationSet.create(doc, cards),
    };
  };
  return new Plugin<Shown>({
    key,
    state: {
      init: (_, { doc }) => show(doc, emptySections(doc)),
      apply(transaction, shown) {
        if (!transaction.docChanged) return shown;
        return show(transaction.doc, emptySections(transaction.doc));
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
  });
}
