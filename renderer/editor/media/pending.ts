import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

import { element } from '../views/dom';

interface Change {
  readonly add?: { readonly place: object; readonly position: number };
  readonly remove?: object;
}

/** Places in the text that wait for an image which is being kept. Not in the document: nothing half done is stored. */
export const pendingPlaces = new PluginKey<DecorationSet>('pendingImages');

export function pendingPlugin(): Plugin {
  return new Plugin<DecorationSet>({
    key: pendingPlaces,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, before) {
        const mapped = before.map(transaction.mapping, transaction.doc);
        const change = transaction.getMeta(pendingPlaces) as Change | undefined;
        if (change?.add !== undefined) {
          const { place, position } = change.add;
          const made = () => element('span', { class: 'image-card', role: 'status' }, 'Adding image…');
          return mapped.add(transaction.doc, [Decoration.widget(position, made, { place })]);
        }
        const { remove } = change ?? {};
        return remove === undefined
          ? mapped
          : mapped.remove(mapped.find(undefined, undefined, (spec) => spec['place'] === remove));
      },
    },
    props: { decorations: (state) => pendingPlaces.getState(state) ?? null },
  });
}

/** Where a waiting place stands now; null once the text around it was deleted. */
export function placeOf(state: EditorState, place: object): number | null {
  const found = pendingPlaces.getState(state)?.find(undefined, undefined, (spec) => spec['place'] === place);
  return found?.[0]?.from ?? null;
}
