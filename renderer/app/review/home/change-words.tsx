import type { Node } from '@tiptap/pm/model';

import type { ShownChange } from '../../../review/home/plan-types';

const markNames: Readonly<Record<string, string>> = {
  bold: 'bold',
  italic: 'italics',
  strike: 'strike-through',
  code: 'code',
  link: 'link',
};

/** UTF-16 units of a change that are shown in the list; the text has all of it. */
const longest = 220;

/** The beginning and the end of a long text. */
export function shortened(text: string, most = longest): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  const [start, end] = [text.slice(0, half), text.slice(-half)];
  return `${start.replace(/[\uD800-\uDBFF]$/u, '')} … ${end.replace(/^[\uDC00-\uDFFF]/u, '')}`;
}

interface WordsProps {
  readonly changes: readonly ShownChange[];
  readonly doc: Node;
}

/** What a suggestion does, short. */
export function ChangeWords({ changes, doc }: WordsProps) {
  const said = changes.map((change, index) => ({ change, key: `${change.kind} ${index}` }));
  return (
    <span className="change-words">
      {said.map(({ change, key }) => (
        <span key={key} className="change-part" dir="auto">
          <OneChange change={change} doc={doc} />
        </span>
      ))}
      {changes.length === 0 ? <span className="change-part">Changes nothing that can be seen.</span> : null}
    </span>
  );
}

function OneChange({ change, doc }: { readonly change: ShownChange; readonly doc: Node }) {
  switch (change.kind) {
    case 'content': {
      const { removedText, insertedText } = change;
      if (removedText.trim() === '' && insertedText.trim() === '') {
        return change.inserted.length > 0 && !change.inline
          ? 'Divides or adds a block'
          : 'Joins or divides blocks';
      }
      return (
        <>
          {removedText === '' ? null : <del>{shortened(removedText)}</del>}
          {removedText === '' || insertedText === '' ? null : ' '}
          {insertedText === '' ? null : <ins>{shortened(insertedText)}</ins>}
        </>
      );
    }
    case 'mark': {
      const name = markNames[change.mark] ?? change.mark;
      return (
        <>
          {change.on ? `Set ${name}` : `Take off ${name}`}: “{shortened(textAt(doc, change.from, change.to))}”
        </>
      );
    }
    case 'attribute':
      return (
        <>
          <span className="change-label">{change.label}:</span>{' '}
          {change.before === '' ? null : (
            <>
              <del>{shortened(change.before)}</del> →{' '}
            </>
          )}
          {change.after === '' ? <em>nothing</em> : <ins>{shortened(change.after)}</ins>}
        </>
      );
  }
}

function textAt(doc: Node, from: number, to: number): string {
  const size = doc.content.size;
  return doc.textBetween(Math.min(from, size), Math.min(to, size), ' ');
}
