import type { DocumentStatus } from '../../../document/vocabulary';
import type { Session } from '../../session';
import { movingStatus } from './status-move';

/** What became of it; "unsaid" where the person would not say who they are. */
export type GivenStatus =
  | { readonly kind: 'moved' }
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'refused'; readonly message: string };

/** Moves the open draft to a status, in the name of whoever writes here. */
export async function giveStatus(
  { editor, identity, threads }: Pick<Session, 'editor' | 'identity' | 'threads'>,
  to: DocumentStatus,
): Promise<GivenStatus> {
  const by = await identity.ask();
  if (by === null) return { kind: 'unsaid' };
  const present = threads.threads.get().map(({ thread }) => thread);
  const moved = movingStatus(editor.state, { to, threads: present, by, at: Date.now() });
  if (!moved.ok) return { kind: 'refused', message: moved.message };
  editor.view.dispatch(moved.transaction);
  return { kind: 'moved' };
}
