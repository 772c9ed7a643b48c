import type { AttributeChange } from '../../../review/changes-attributes';
import { objectMark } from '../../../review/block-text';
import type { TextPart } from '../../../review/changes-words';
import type { ShownBlock } from './shown-changes';

/** Stands for what is in a line and is no text, such as an image. */
const shownText = (text: string): string => text.replaceAll(objectMark, '▫');

/* Spoken for those who do not see the line under or through the words: few screen readers say <ins> and <del>. */
const spoken = { added: 'added: ', removed: 'removed: ' } as const;

/** A text with what came and what went. */
export function ChangedText({ parts }: { readonly parts: readonly TextPart[] }) {
  return parts.map(({ kind, text }, index) => {
    const [Tag, said] =
      kind === 'added' ? (['ins', spoken.added] as const) : (['del', spoken.removed] as const);
    // Parts have no identity but their place.
    /* oxlint-disable react/no-array-index-key */
    return kind === 'same' ? (
      <span key={index}>{shownText(text)}</span>
    ) : (
      <Tag key={index} className={`change-${kind}`}>
        <span className="visually-hidden">{said}</span>
        {shownText(text)}
      </Tag>
    );
    /* oxlint-enable react/no-array-index-key */
  });
}

interface ChangedFactsProps {
  readonly facts: readonly AttributeChange[];
  /** Facts that came or went with their row, which says so by itself. */
  readonly isLone?: boolean;
}

/** Facts in words: "due: 3 December 2026 → 10 December 2026". */
export function ChangedFacts({ facts, isLone = false }: ChangedFactsProps) {
  if (facts.length === 0) return null;
  return (
    <ul className="change-facts">
      {facts.map(inDays).map(({ name, label, before, after }) => (
        <li key={name}>
          <span className="change-fact">{label}:</span>{' '}
          {before === '' ? null : (
            <del className="change-removed" dir="auto">
              <span className="visually-hidden">was </span>
              {before}
            </del>
          )}
          {before === '' || after === '' ? null : <span aria-hidden> → </span>}
          {after === '' ? (
            isLone ? null : (
              <span className="change-nothing"> → nothing</span>
            )
          ) : (
            <ins className="change-added" dir="auto">
              <span className="visually-hidden">now </span>
              {after}
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}

const days: ReadonlySet<string> = new Set(['due', 'incidentDate']);
const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day as people write it rather than as it is stored. */
function inDays(change: AttributeChange): AttributeChange {
  if (!days.has(change.name)) return change;
  const day = (text: string): string => {
    const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? text : dayFormat.format(time);
  };
  return { ...change, before: day(change.before), after: day(change.after) };
}

/** What happened to a block, other than to its words: "new event", "action removed", "moved from “Impact”". */
export function blockWords({ kind, word, moved, formatting }: ShownBlock, isRow: boolean): readonly string[] {
  const isLone = kind === 'added' || kind === 'removed';
  // The words of a paragraph say by themselves that it came or went.
  const isSaid = isRow || word !== 'paragraph';
  return [
    isLone && isSaid ? `${word} ${kind}` : '',
    moved === null ? '' : `${isRow || word === 'paragraph' ? '' : `${word} `}moved ${moved}`,
    formatting ? 'formatting changed' : '',
  ].filter((part) => part !== '');
}

const codeTypes: ReadonlySet<string> = new Set(['codeBlock', 'htmlBlock']);

/** A block with what changed in it. */
export function ChangedBlock({ block }: { readonly block: ShownBlock }) {
  const notes = blockWords(block, false);
  return (
    <>
      {notes.length === 0 ? null : <p className="change-note">{sentence(notes)}</p>}
      <ChangedFacts facts={block.attributes} />
      {block.parts.length === 0 ? null : (
        <p className={codeTypes.has(block.type) ? 'change-text change-code' : 'change-text'} dir="auto">
          <ChangedText parts={block.parts} />
        </p>
      )}
    </>
  );
}

/** Parts as one line that begins with a capital. */
export function sentence(parts: readonly string[]): string {
  const line = parts.join(', ');
  return line.slice(0, 1).toUpperCase() + line.slice(1);
}
