import { useState, type FormEvent } from 'react';

import { nameVersion } from '../../../storage/snapshots';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import type { ReviewDialogProps } from '../review-dialogs';
import { longestName } from './name-form';

/** Gives the present version a name. */
export function NameVersionDialog({ db, session, say, tell, onClose }: ReviewDialogProps) {
  const [name, setName] = useState('');
  const isBlank = name.trim() === '';

  async function keep(event: FormEvent) {
    event.preventDefault();
    if (isBlank) return;
    const stored = await session.flush();
    if (stored.kind === 'failed') {
      say(stored.message);
      return;
    }
    const kept = await nameVersion(db, session.id, name, Date.now());
    if (kept.kind === 'failed') say(kept.message);
    if (kept.kind === 'missing') say('This draft is no longer in the library.');
    if (kept.kind !== 'done') return;
    onClose();
    tell(`This version is “${name.trim()}” in the history.`);
  }

  return (
    <Dialog title="Name this version" onClose={onClose}>
      <form className="new-form" onSubmit={(event) => void keep(event)}>
        <TextField
          label="Name"
          hint="Such as “As agreed in the review meeting”. The history keeps it."
          dir="auto"
          maxLength={longestName}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <footer className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={isBlank}>
            Keep version
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
