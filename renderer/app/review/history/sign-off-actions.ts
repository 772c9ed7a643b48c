import type { Session } from '../../session';

/** Marks the section where the caret stands as read and agreed, or takes that back. */
export async function toggleSignOff(_session: Session, _say: (message: string) => void): Promise<void> {
  // Not built yet.
}
