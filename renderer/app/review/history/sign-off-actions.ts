import { closeHistory } from '@tiptap/pm/history';

import { newId } from '../../../document/ids';
import { signOff } from '../../../review/sign-off';
import type { Session } from '../../session';
import { createAgreementReader, headingAt, toggled } from './sign-offs';

type SigningSession = Pick<Session, 'editor' | 'identity'>;

/** Marks the section where the caret stands as read and agreed, or takes that back. */
export async function toggleSignOff(session: SigningSession, say: (message: string) => void): Promise<void> {
  const { doc, selection } = session.editor.state;
  const section = headingAt(doc, selection.from);
  if (section === null)
    say('Put the caret into a section to agree to it: there is no heading above this place.');
  else await toggleSectionSignOff(session, section, say);
}

/**
 * Marks a section as read and agreed by whoever writes here, or takes that back: one step, one undo.
 *
 * @param section block id of its heading
 */
export async function toggleSectionSignOff(
  { editor, identity }: SigningSession,
  section: string,
  say: (message: string) => void,
): Promise<void> {
  const author = await identity.ask();
  if (author === null) return;
  // As it was read: what changes while it is hashed was not agreed to.
  const { doc } = editor.state;
  const fresh = await signOff(doc, section, { id: newId(), author, at: Date.now() });
  if (fresh === null) {
    say('This section is not in the post-mortem any more.');
    return;
  }
  const agreements = await createAgreementReader()(doc);
  if (editor.isDestroyed) return;
  const { signOffs } = toggled(agreements, fresh);
  editor.view.dispatch(closeHistory(editor.state.tr).setDocAttribute('signOffs', signOffs));
}
