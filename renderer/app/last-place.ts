import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import * as v from 'valibot';

import type { Database } from '../storage/database';
import { getSetting, setSetting } from '../storage/settings';
import type { Session } from './session';
import type { Store } from './store';

const key = 'last-place';

const schema = v.object({ draftId: v.string(), caret: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** The draft that was open last, and the position of the caret in it. */
export type LastPlace = v.InferOutput<typeof schema>;

/** Where the app begins again after a restart. */
export interface LastPlaceKeeper {
  /** Null where no draft was open, or it is gone since, or in the trash. */
  readonly read: () => Promise<LastPlace | null>;
  /** Remembers what is open now. A place that cannot be kept is no reason to trouble anybody. */
  readonly keep: () => Promise<void>;
}

export function createLastPlace(db: Database, session: Store<Session | null>): LastPlaceKeeper {
  return {
    async read() {
      try {
        const checked = v.safeParse(schema, await getSetting(db, key));
        if (!checked.success) return null;
        const row = await db.facts.get(checked.output.draftId);
        return row === undefined || row.trashedAt !== null ? null : checked.output;
      } catch {
        // What keeps this from being read keeps the library from being read, which says so.
        return null;
      }
    },
    async keep() {
      const open = session.get();
      const place = open && { draftId: open.id, caret: open.editor.state.selection.from };
      await setSetting(db, key, place);
    },
  };
}

/** Puts the caret where it stood, or as near to it as the text allows that may have changed since. */
export function setCaret({ state, view }: Editor, caret: number): void {
  const place = state.doc.resolve(Math.min(caret, state.doc.content.size));
  view.dispatch(state.tr.setSelection(Selection.near(place)));
}
