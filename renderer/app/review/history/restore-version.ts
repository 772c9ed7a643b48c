import type { Database } from '../../../storage/database';
import type { NodeJSON } from '../../../document/draft';
import type { Session } from '../../session';
import { keepPresent } from './keep-present';
import { restoring } from './restore';

export type Restored =
  | { readonly kind: 'restored' }
  /** The draft says what the version says. */
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly message: string };

/** Makes an earlier version the newest one. What is there now is kept first; where that fails, nothing changes. */
export async function restoreVersion(
  db: Database,
  session: Pick<Session, 'id' | 'flush' | 'editor'>,
  version: NodeJSON,
  now: number,
): Promise<Restored> {
  const problem = await keepPresent(db, session, 'before-restore', now);
  if (problem !== null) return { kind: 'failed', message: problem };
  const { editor } = session;
  try {
    const transaction = restoring(editor.state, version);
    if (transaction === null) return { kind: 'same' };
    editor.view.dispatch(transaction);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', message: `This version could not be brought back: ${reason}.` };
  }
  const stored = await session.flush();
  return stored.kind === 'saved' ? { kind: 'restored' } : stored;
}
