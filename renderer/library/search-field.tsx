import { ListFilter, Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import { IconButton } from '../ui/button';

interface SearchFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Enter: the best of what was found. */
  readonly onEnter: () => void;
  /** Arrow down: into the results. */
  readonly onDown: () => void;
  readonly onFocus: () => void;
  readonly filtersOpen: boolean;
  readonly onToggleFilters: () => void;
}

const fieldId = 'library-search';

/** Puts the focus into the field, and what is there is written over by what is typed next. */
export function focusSearch(): void {
  const field = document.querySelector(`#${fieldId}`);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** Where all drafts are searched. */
export function SearchField(props: SearchFieldProps) {
  const { text, onText, onEnter, onDown, onFocus, filtersOpen, onToggleFilters } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    // These belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'Escape':
        if (text === '') return;
        onText('');
        break;
      case 'Enter':
        onEnter();
        break;
      case 'ArrowDown':
        onDown();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <div className="search-field">
      <Search aria-hidden />
      <input
        id={fieldId}
        className="input"
        type="text"
        role="searchbox"
        aria-label="Search all drafts"
        placeholder="Search all drafts"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={({ target }) => onText(target.value)}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      />
      {text === '' ? null : (
        <IconButton
          className="search-clear"
          label="Clear the search"
          icon={<X aria-hidden />}
          onClick={() => {
            onText('');
            focusSearch();
          }}
        />
      )}
      <IconButton
        label="Filters"
        icon={<ListFilter aria-hidden />}
        aria-expanded={filtersOpen}
        pressed={filtersOpen}
        onClick={onToggleFilters}
      />
    </div>
  );
}
