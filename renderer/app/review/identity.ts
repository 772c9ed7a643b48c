import type { Author } from '../../document/review-record';
import { newId } from '../../document/ids';
import type { Database } from '../../storage/database';
import { getSetting, setSetting } from '../../storage/settings';
import { createStore, type Store } from '../store';
import type { ReviewDialogState } from './dialog-state';

/** Who writes on this machine, as they say themselves. There is no account. */
export interface Identity {
  /** Null until a person has said it, or while it is read. */
  readonly current: Store<Author | null>;
  /** Gives who writes here, and asks where nobody has said so yet; null where the person would not say. */
  readonly ask: () => Promise<Author | null>;
  /** Asks in any case: a name or a role has changed. The id stays. */
  readonly change: () => Promise<Author | null>;
}

interface IdentityOptions {
  readonly db: Database;
  readonly dialog: { readonly set: (dialog: ReviewDialogState) => void };
  readonly bad: (text: string) => void;
}

const settingKey = 'identity';

function readAuthor(value: unknown): Author | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, name, role } = value as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && id !== '' && typeof name === 'string' && typeof role === 'string'
    ? { id, name, role }
    : null;
}

export function createIdentity({ db, dialog, bad }: IdentityOptions): Identity {
  const current = createStore<Author | null>(null);
  const read = getSetting(db, settingKey).then(
    (value) => current.set(readAuthor(value)),
    () => undefined,
  );

  async function keep(name: string, role: string): Promise<Author> {
    const author = { id: current.get()?.id ?? newId(), name, role };
    current.set(author);
    const kept = await setSetting(db, settingKey, author);
    if (kept.kind === 'failed') bad(kept.message);
    return author;
  }

  async function change(): Promise<Author | null> {
    await read;
    return await new Promise((resolve) => {
      dialog.set({
        kind: 'identity',
        author: current.get(),
        onAnswer: (answer) => resolve(answer === null ? null : keep(answer.name, answer.role)),
      });
    });
  }

  return {
    current,
    change,
    ask: async () => {
      await read;
      return current.get() ?? (await change());
    },
  };
}
