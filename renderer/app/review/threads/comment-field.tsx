import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';

import { offeredAt, withMention } from './mention';

interface CommentFieldProps {
  readonly label: string;
  /** Markdown. */
  readonly value: string;
  /** Whom `@` may name. */
  readonly roles: readonly string[];
  /** It was asked for a moment ago. */
  readonly wantsFocus: boolean;
  readonly onFocused: () => void;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  /** Escape: what was written stays. */
  readonly onLeave: () => void;
}

/** A field for Markdown. Ctrl+Enter sends; `@` offers whom a comment can speak to. */
export function CommentField(props: CommentFieldProps) {
  const { label, value, roles, wantsFocus, onFocused, onChange, onSend, onLeave } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const offered = caret === null ? [] : offeredAt(value, caret, roles);
  const active = offered[chosen % Math.max(1, offered.length)];

  useEffect(() => {
    if (!wantsFocus) return;
    field.current?.focus();
    onFocused();
  });

  const mention = (role: string) => {
    const written = withMention(value, caret ?? value.length, role);
    onChange(written.text);
    setCaret(null);
    // Once the new words stand in the field.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(written.caret, written.caret);
    });
  };
  /** Keys of the list of names; false where they are not its. */
  const pressInOffered = (key: string): boolean => {
    if (active === undefined) return false;
    if (key === 'ArrowDown') setChosen(chosen + 1);
    else if (key === 'ArrowUp') setChosen(chosen + offered.length - 1);
    else if (key === 'Enter' || key === 'Tab') mention(active);
    else if (key === 'Escape') setCaret(null);
    else return false;
    return true;
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isSending) onSend();
    else if (event.shiftKey || !pressInOffered(event.key)) {
      if (event.key !== 'Escape') return;
      onLeave();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="comment-field">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        className="input"
        dir="auto"
        rows={3}
        placeholder={label}
        value={value}
        aria-autocomplete="list"
        aria-controls={active === undefined ? undefined : `${id}-names`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${offered.indexOf(active)}`}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setChosen(0);
          onChange(event.target.value);
        }}
        onBlur={() => setCaret(null)}
        // Before whoever around it takes Escape as the way back to the text.
        onKeyDownCapture={press}
      />
      {active === undefined ? null : (
        <div id={`${id}-names`} className="comment-roles" role="listbox" aria-label="Whom to mention">
          {offered.map((role, index) => (
            // The field has the focus and the keys; the pointer chooses here.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <span
              key={role}
              id={`${id}-${index}`}
              className="comment-role"
              role="option"
              aria-selected={role === active}
              onMouseDown={(event) => {
                event.preventDefault();
                mention(role);
              }}
            >
              @<bdi>{role}</bdi>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
