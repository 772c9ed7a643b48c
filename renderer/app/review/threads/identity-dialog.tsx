import { useState, type FormEvent } from 'react';

import type { Author } from '../../../document/review-record';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';

interface IdentityDialogProps {
  readonly author: Author | null;
  readonly onAnswer: (answer: { readonly name: string; readonly role: string } | null) => void;
}

/** UTF-16 units, as `reviewLimits` has it for what travels. */
const longest = 200;

/** Asks for a name and a role, once on a machine. */
export function IdentityDialog({ author, onAnswer }: IdentityDialogProps) {
  const [name, setName] = useState(author?.name ?? '');
  const [role, setRole] = useState(author?.role ?? '');
  const isEmpty = name.trim() === '' && role.trim() === '';
  function keep(event: FormEvent) {
    event.preventDefault();
    if (!isEmpty) onAnswer({ name: name.trim(), role: role.trim() });
  }
  return (
    <Dialog
      title="Your name and role"
      description="They stand beside your comments and suggestions, and travel in the files that you send. There is no account: a name is what people say of themselves."
      onClose={() => onAnswer(null)}
    >
      <form className="new-form" onSubmit={keep}>
        <TextField
          label="Name"
          value={name}
          dir="auto"
          maxLength={longest}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Role"
          value={role}
          dir="auto"
          maxLength={longest}
          autoComplete="off"
          hint="Such as: incident commander, database lead. One of the two is enough."
          onChange={(event) => setRole(event.target.value)}
        />
        <footer className="dialog-foot">
          <Button onClick={() => onAnswer(null)}>Cancel</Button>
          <Button type="submit" look="primary" disabled={isEmpty}>
            Keep
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
