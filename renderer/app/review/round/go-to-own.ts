import { ownBeside } from '../../../editor/plugins/own-actions';
import { selectOwn } from '../../../editor/plugins/own-list';
import type { Session } from '../../session';

/** Goes to the next (1) or previous (-1) change of the reviewer in the text. */
export function goToOwn({ editor }: Pick<Session, 'editor'>, step: 1 | -1): void {
  const suggestion = ownBeside(editor.state, step);
  if (suggestion === null) return;
  editor.view.dispatch(selectOwn(editor.state, suggestion));
  editor.view.focus();
}
