import { Check, CircleAlert, Ellipsis } from 'lucide-react';
import { useMemo, useSyncExternalStore } from 'react';

import type { RendererCommandId } from '../../electron/contract/commands';
import type { ChecksState } from './checks-model';
import { countBySeverity } from './checks-words';
import type { Keeper } from '../journal/keeper';
import { KeeperNote } from './keeper-note';
import { shownSave } from './save-shown';
import type { Session } from './session';
import { useSelected, useStore } from './store';

interface StatusLineProps {
  readonly session: Session;
  readonly run: (id: RendererCommandId) => void;
  readonly keeper: Promise<Keeper | null>;
}

const number = new Intl.NumberFormat('en');

/** What the draft's state is, in words. Only the saving state is announced to screen readers. */
export function StatusLine({ session, run, keeper }: StatusLineProps) {
  return (
    <footer className="status">
      <SaveNote session={session} />
      <KeeperNote keeper={keeper} />
      <TextNotes session={session} />
      <ChecksNote session={session} onChecks={() => run('view.checks')} />
      <ZoneNote session={session} />
      <span className="status-template">{session.template.name}</span>
    </footer>
  );
}

interface NoteProps {
  readonly session: Session;
}

function TextNotes({ session }: NoteProps) {
  const { words, missing } = useStore(session.overview);
  return (
    <>
      <span>
        {words === null ? 'Counting words' : `${number.format(words)} ${words === 1 ? 'word' : 'words'}`}
      </span>
      <span className="status-missing" title={missing.join(', ')}>
        {missingSentence(missing)}
      </span>
    </>
  );
}

function ChecksNote({ session, onChecks }: NoteProps & { readonly onChecks: () => void }) {
  const words = useSelected(session.checks.state, checksWords);
  if (words === null) return null;
  return (
    <button type="button" className="status-checks" onClick={onChecks}>
      {words}
    </button>
  );
}

function checksWords(state: ChecksState): string | null {
  if (state.kind !== 'found') return null;
  return state.open.length === 0 ? 'Checks: nothing found' : `Checks: ${countBySeverity(state.open)}`;
}

function ZoneNote({ session }: NoteProps) {
  const zone = useSelected(session.overview, ({ facts }) => facts.zone);
  const viewingZone = useStore(session.viewingZone);
  return viewingZone === null ? (
    <span className="status-end" title="Time zone of this document">
      {zone}
    </span>
  ) : (
    <button type="button" className="status-end status-zone" onClick={session.toggleOwnZone}>
      Times on your clock ({viewingZone}); back to {zone}
    </button>
  );
}

function missingSentence(missing: readonly string[]): string {
  const [first, second] = missing;
  if (first === undefined) return 'Every required section has text';
  if (second === undefined) return `1 required section is empty: ${first}`;
  const others = missing.length - 2;
  const more = others === 0 ? '' : ` and ${others} more`;
  return `${missing.length} required sections are empty: ${first}, ${second}${more}`;
}

function SaveNote({ session }: NoteProps) {
  const shown = useMemo(() => shownSave(session.saveState), [session]);
  const save = useSyncExternalStore(shown.subscribe, shown.get);
  switch (save.kind) {
    case 'saved':
      return (
        <output className="save save-good">
          <Check aria-hidden /> Saved
        </output>
      );
    case 'saving':
      return (
        <output className="save">
          <Ellipsis aria-hidden /> Saving
        </output>
      );
    case 'failed':
      return (
        <output className="save save-bad" title={save.message}>
          <CircleAlert aria-hidden /> <span>{save.message}</span>
          <button type="button" className="save-retry" onClick={() => void session.flush()}>
            Try again
          </button>
        </output>
      );
  }
}
