import { PencilLine, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { listOwn, selectOwn, takeBackOwn, type OwnSuggestion } from '../../../editor/plugins/own-list';
import { counted } from '../../../document/counted';
import type { Session } from '../../session';

interface OwnSuggestionsProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

/** The list follows so many milliseconds after the last change. */
const pause = 200;

/** So much of a text is shown in the list. */
const shownLength = 240;

/** What the reviewer has changed, in the order of the text: to go to, and to take back. */
export function OwnSuggestions({ session, say }: OwnSuggestionsProps) {
  const own = useOwn(session);
  const heading = useRef<HTMLHeadingElement>(null);
  if (session.review?.round.permission === 'comment') {
    return <p className="own-empty">This round asks for comments only; the text stays as it is.</p>;
  }
  const go = (suggestion: OwnSuggestion) => {
    const { editor } = session;
    editor.view.dispatch(selectOwn(editor.state, suggestion));
    editor.view.focus();
  };
  const takeBack = (suggestion: OwnSuggestion) => {
    const { editor } = session;
    const transaction = takeBackOwn(editor.state, suggestion.id);
    if (transaction === null) say('This change is not in the text any more.');
    else editor.view.dispatch(transaction);
    // The button that was pressed goes with its change.
    heading.current?.focus();
  };
  return (
    <section aria-labelledby="own-heading">
      <h2 id="own-heading" className="own-heading" ref={heading} tabIndex={-1}>
        {own.length === 0
          ? 'Your suggestions'
          : counted(own.length, 'suggestion of yours', 'suggestions of yours')}
      </h2>
      {own.length === 0 ? (
        <p className="own-empty">
          Write in the text as you would in your own. What you change is shown as a suggestion, and the author
          decides.
        </p>
      ) : (
        <ul className="own-list">
          {own.map((suggestion) => (
            <li key={suggestion.id} className="own-item">
              <button type="button" className="own-go" onClick={() => go(suggestion)}>
                <Words suggestion={suggestion} />
              </button>
              <button
                type="button"
                className="icon-button own-back"
                aria-label={`Take back: ${nameOf(suggestion)}`}
                title="Take this change back"
                onClick={() => takeBack(suggestion)}
              >
                <Undo2 aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Words({ suggestion }: { readonly suggestion: OwnSuggestion }) {
  if (suggestion.kind === 'fact') {
    const { about, change } = suggestion;
    return (
      <>
        <span className="own-about" dir="auto">
          {about === '' ? 'The post-mortem' : short(about)}
        </span>
        <span className="own-fact">
          {change.label}: {change.before === '' ? null : <del dir="auto">{short(change.before)}</del>}
          <span aria-hidden> → </span>
          {change.after === '' ? 'nothing' : <ins dir="auto">{short(change.after)}</ins>}
        </span>
      </>
    );
  }
  const { removed, inserted } = suggestion;
  if (removed === inserted) {
    return (
      <span className="own-about" dir="auto">
        <PencilLine aria-hidden />{' '}
        {removed === '' ? 'A line was split or joined' : `Formatting of “${short(removed)}”`}
      </span>
    );
  }
  return (
    <span dir="auto">
      {removed === '' ? null : <del>{short(removed)}</del>}{' '}
      {inserted === '' ? null : <ins>{short(inserted)}</ins>}
    </span>
  );
}

function short(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}

/** A change in a few words, for whoever hears the button. */
function nameOf(suggestion: OwnSuggestion): string {
  if (suggestion.kind === 'fact') return `${suggestion.change.label} ${suggestion.change.after}`;
  const { removed, inserted } = suggestion;
  return (inserted === '' ? `removal of ${removed}` : inserted).slice(0, 80);
}

function useOwn(session: Session): readonly OwnSuggestion[] {
  const { editor } = session;
  const [own, setOwn] = useState<readonly OwnSuggestion[]>(() => listOwn(editor.state));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let { doc } = editor.state;
    const look = () => {
      if (editor.state.doc === doc) return;
      ({ doc } = editor.state);
      clearTimeout(timer);
      timer = setTimeout(() => setOwn(listOwn(editor.state)), pause);
    };
    editor.on('transaction', look);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', look);
    };
  }, [editor]);
  return own;
}
