import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState, type FormEvent, type Ref } from 'react';

import type { Finding, FindingSeverity, Fix } from '../checks/finding';
import { severityNames } from './checks-words';

export interface FindingActions {
  readonly onShow: (finding: Finding) => void;
  readonly onFix: (finding: Finding, fix: Fix) => void;
  readonly onDismiss: (finding: Finding, reason: string) => void;
}

interface FindingCardProps extends FindingActions {
  readonly finding: Finding;
  /** Whether the keyboard last went to this one in the text. */
  readonly isCurrent: boolean;
}

const icons: Readonly<Record<FindingSeverity, typeof Info>> = {
  error: CircleAlert,
  warning: TriangleAlert,
  hint: Info,
};

/** One finding: what is wrong, and what can be done about it. */
export function FindingCard({ finding, isCurrent, onShow, onFix, onDismiss }: FindingCardProps) {
  const { severity, message, why, fixes } = finding;
  const [open, setOpen] = useState<'why' | 'keep' | null>(null);
  const card = useRef<HTMLLIElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const whyId = useId();
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const Icon = icons[severity];
  return (
    <li ref={card} className={`finding-card is-${severity}`} aria-current={isCurrent ? 'true' : undefined}>
      <p className="finding-message" dir="auto">
        <Icon aria-hidden />
        <span>
          <strong>{severityNames[severity]}:</strong> {message}
        </span>
      </p>
      {open === 'why' ? (
        <p id={whyId} className="finding-why">
          {why}
        </p>
      ) : null}
      {open === 'keep' ? (
        <KeepForm
          onKeep={(reason) => onDismiss(finding, reason)}
          onCancel={() => {
            setOpen(null);
            keep.current?.focus();
          }}
        />
      ) : null}
      <div className="finding-actions" role="group" aria-label={`What to do: ${finding.place.quote}`}>
        {fixes.map((fix) => (
          <LinkButton key={fix.label} onClick={() => onFix(finding, fix)}>
            {fix.label}
          </LinkButton>
        ))}
        <LinkButton onClick={() => onShow(finding)}>Show</LinkButton>
        <LinkButton
          expanded={open === 'why'}
          controls={whyId}
          onClick={() => setOpen(open === 'why' ? null : 'why')}
        >
          Why?
        </LinkButton>
        <LinkButton
          ref={keep}
          expanded={open === 'keep'}
          onClick={() => setOpen(open === 'keep' ? null : 'keep')}
        >
          Keep…
        </LinkButton>
      </div>
    </li>
  );
}

interface KeepFormProps {
  readonly onKeep: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why a finding is set aside. The reason stays in the draft, for reviewers and for later. */
function KeepForm({ onKeep, onCancel }: KeepFormProps) {
  const [reason, setReason] = useState('');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    onKeep(reason.trim());
  };
  return (
    <form className="finding-keep" onSubmit={keep}>
      <label>
        <span>Why it is right as it is</span>
        <input
          type="text"
          value={reason}
          // The field was asked for a moment ago.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onCancel();
          }}
        />
      </label>
      <button type="submit" className="button button-plain">
        Keep as it is
      </button>
    </form>
  );
}

interface LinkButtonProps {
  readonly children: string;
  readonly onClick: () => void;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

function LinkButton({ children, onClick, expanded, controls, ref }: LinkButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className="text-button"
      aria-expanded={expanded}
      aria-controls={expanded === true ? controls : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
