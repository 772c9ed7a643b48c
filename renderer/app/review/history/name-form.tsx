import { useEffect, useRef, useState, type FormEvent } from 'react';

import type { Database } from '../../../storage/database';
import { renameSnapshot } from '../../../storage/snapshots';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';

interface NameFormProps {
  readonly db: Database;
  readonly draftId: string;
  readonly version: number;
  readonly name: string;
  readonly say: (message: string) => void;
  readonly onDone: () => void;
}

/** Gives a version that is kept a name, or another one; an empty one takes it away. */
export function NameForm({ db, draftId, version, name, say, onDone }: NameFormProps) {
  const [typed, setTyped] = useState(name);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.select(), []);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const kept = await renameSnapshot(db, draftId, version, typed);
    if (kept.kind === 'failed') say(kept.message);
    if (kept.kind === 'missing') say('This version is not in the history any more.');
    onDone();
  };
  return (
    <form className="history-form" ref={form} onSubmit={(event) => void keep(event)}>
      <TextField
        label="Name of this version"
        dir="auto"
        maxLength={longestName}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button onClick={onDone}>Cancel</Button>
      <Button type="submit" look="primary">
        Keep name
      </Button>
    </form>
  );
}

/** Characters. */
export const longestName = 120;
