import { Extension, type Extensions } from '@tiptap/core';
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions';

import { documentExtensions } from '../document/schema';
import { FocusAtOnce } from './focus-at-once';
import { TaskItems } from './lists/task-items';
import { menuExtensions, type MenuOptions } from './menus/index';
import { pasteExtensions } from './paste/index';
import { blockIds } from './plugins/block-ids';
import { caretPlace } from './plugins/caret-place';
import { eventOrder } from './plugins/event-order';
import { eventTimes } from './plugins/event-times';
import { keepFacts } from './plugins/facts-guard';
import { titleFirst } from './plugins/title-first';
import { structureBehaviour } from './structures/plugin';
import { TableKeys } from './tables/table-keys';
import { viewExtensions, type ViewOptions } from './views';

/** Above every stock extension (they go up to 1000), so that a key in a structured block is asked here first. */
const first = 10_000;

/** What keeps a document whole while it is edited. The order is that in which repairs run. */
const Structures = Extension.create({
  name: 'structures',
  priority: first,
  addProseMirrorPlugins: () => [
    structureBehaviour(),
    eventTimes(),
    eventOrder(),
    titleFirst(),
    caretPlace(),
    blockIds(),
  ],
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor;
    const safe = keepFacts(view.state, transaction);
    if (safe !== null) next(safe);
    // What was refused may already stand in the DOM, put there by the browser.
    else view.updateState(view.state);
  },
});

const behaviourExtensions: Extensions = [
  Structures,
  UndoRedo.configure({ depth: 1000 }),
  Gapcursor,
  Dropcursor.configure({ color: false, class: 'drop-cursor' }),
];

/** The schema of a draft and how it behaves while it is edited; without views, menus, or paste from elsewhere. */
export const structureExtensions: Extensions = [...documentExtensions, ...behaviourExtensions];

export type EditorOptions = Partial<ViewOptions & MenuOptions>;

/** Everything that the editor of a draft consists of. */
export function editorExtensions(options: EditorOptions = {}): Extensions {
  return [
    ...structureExtensions,
    FocusAtOnce,
    TableKeys,
    TaskItems,
    ...viewExtensions(options),
    ...menuExtensions(options),
    ...pasteExtensions(options),
  ];
}
