import { Check, CircleAlert, LoaderCircle } from 'lucide-react';

import type { Finding } from '../checks/finding';
import { countBySeverity } from './checks-words';
import type { SaveState } from './session';

interface StatusLineProps {
  readonly save: SaveState;
  readonly words: number;
  /** Headings of required sections in which nothing is written yet. */
  readonly missing: readonly string[];
  readonly zone: string;
  /** The zone on whose clock times are shown instead; null for the document's. */
  readonly viewingZone: string | null;
  readonly onOwnZone: () => void;
  readonly templateName: string;
  /** What the checks found; null while they have not read the draft. */
  readonly findings: readonly Finding[] | null;
  readonly onChecks: () => void;
  readonly onRetry: () => void;
}

const number = new Intl.NumberFormat('en');

/** What the draft's state is, in words. Only the saving state is announced to screen readers. */
export function StatusLine(props: StatusLineProps) {
  const { save, words, missing, zone, viewingZone, onOwnZone, templateName, findings, onChecks, onRetry } =
    props;
  return (
    <footer className="status">
      <SaveNote save={save} onRetry={onRetry} />
      <span>
        {number.format(words)} {words === 1 ? 'word' : 'words'}
      </span>
      <span className="status-missing" title={missing.join(', ')}>
        {missingSentence(missing)}
      </span>
      {findings === null ? null : (
        <button type="button" className="status-checks" onClick={onChecks}>
          {findings.length === 0 ? 'Checks: nothing found' : `Checks: ${countBySeverity(findings)}`}
        </button>
      )}
      {viewingZone === null ? (
        <span className="status-end" title="Time zone of this document">
          {zone}
        </span>
      ) : (
        <button type="button" className="status-end status-zone" onClick={onOwnZone}>
          Times on your clock ({viewingZone}); back to {zone}
        </button>
      )}
      <span className="status-template">{templateName}</span>
    </footer>
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

function SaveNote({ save, onRetry }: Pick<StatusLineProps, 'save' | 'onRetry'>) {
  switch (save.kind) {
    case 'saved':
      return (
        <output className="save save-good">
          <Check aria-hidden /> Saved
        </output>
      );
    case 'pending':
    case 'saving':
      return (
        <output className="save">
          <LoaderCircle aria-hidden /> Saving
        </output>
      );
    case 'failed':
      return (
        <output className="save save-bad" title={save.message}>
          <CircleAlert aria-hidden /> Could not save
          <button type="button" className="save-retry" onClick={onRetry}>
            Try again
          </button>
        </output>
      );
  }
}
