import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';

interface LabelledProps {
  readonly label: string;
  /** What the field is for or what is wrong with it; read out with the field. */
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface FrameProps extends LabelledProps {
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}

function Frame({ label, hint, error, children }: FrameProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy: note === undefined ? undefined : `${id}-note` })}
      {note === undefined ? null : (
        <p id={`${id}-note`} className={error === undefined ? 'field-hint' : 'field-error'}>
          {note}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = LabelledProps & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  return (
    <Frame label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <input
          {...input}
          id={id}
          className="input"
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
        />
      )}
    </Frame>
  );
}

type SelectFieldProps = LabelledProps & SelectHTMLAttributes<HTMLSelectElement>;

export function SelectField({ label, hint, error, children, ...select }: SelectFieldProps) {
  return (
    <Frame label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <select {...select} id={id} className="input" aria-describedby={describedBy}>
          {children}
        </select>
      )}
    </Frame>
  );
}

interface TickProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label: ReactNode;
}

/** A box to tick, with its words behind it. */
export function Tick({ label, ...input }: TickProps) {
  return (
    <label className="tick">
      <input {...input} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}
