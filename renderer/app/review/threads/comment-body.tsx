import type { Mark, Node } from '@tiptap/pm/model';
import { Fragment, useMemo, type ReactNode } from 'react';

import { mentionsIn, readComment } from '../../../review/comment-text';

interface CommentBodyProps {
  /** Markdown. */
  readonly text: string;
  /** Roles that `@` may name. */
  readonly roles: readonly string[];
}

/** The text of a comment: its Markdown as elements, never as HTML, with the roles it speaks to marked. */
export function CommentBody({ text, roles }: CommentBodyProps) {
  const shown = useMemo(() => {
    const mentions = new Set(mentionsIn(text, roles).map((mention) => `@${mention.text}`));
    return showBlocks(readComment(text), mentions);
  }, [text, roles]);
  return (
    <div className="comment-body" dir="auto">
      {shown}
    </div>
  );
}

type Mentions = ReadonlySet<string>;

const showBlocks = (node: Node, mentions: Mentions): ReactNode =>
  node.children.map((child, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the blocks of a text that is drawn anew when it changes
    <Fragment key={index}>{showBlock(child, mentions)}</Fragment>
  ));

function showBlock(node: Node, mentions: Mentions): ReactNode {
  const inside = () => showBlocks(node, mentions);
  switch (node.type.name) {
    case 'paragraph':
      return <p>{showLine(node, mentions)}</p>;
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>;
    case 'bulletList':
      return <ul>{inside()}</ul>;
    case 'orderedList':
      return <ol>{inside()}</ol>;
    case 'listItem':
      return <li>{inside()}</li>;
    case 'codeBlock':
      return (
        <pre>
          <code>{node.textContent}</code>
        </pre>
      );
    case 'horizontalRule':
      return <hr />;
    case 'table':
      return (
        <table>
          <tbody>{inside()}</tbody>
        </table>
      );
    case 'tableRow':
      return <tr>{inside()}</tr>;
    case 'tableHeader':
      return <th>{showLine(node, mentions)}</th>;
    case 'tableCell':
      return <td>{showLine(node, mentions)}</td>;
    default:
      return node.textContent;
  }
}

const showLine = (node: Node, mentions: Mentions): ReactNode =>
  node.children.map((child, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- as above
    <Fragment key={index}>
      {child.isText ? child.marks.reduce(withMark, showText(child.text ?? '', mentions)) : <br />}
    </Fragment>
  ));

function showText(text: string, mentions: Mentions): ReactNode {
  if (mentions.size === 0 || !text.includes('@')) return text;
  const known = [...mentions].map((mention) => mention.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`));
  return text.split(new RegExp(`(${known.join('|')})`, 'u')).map((part, index) =>
    mentions.has(part) ? (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <b key={index} className="mention">
        {part}
      </b>
    ) : (
      part
    ),
  );
}

function withMark(inside: ReactNode, mark: Mark): ReactNode {
  switch (mark.type.name) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'strike':
      return <s>{inside}</s>;
    case 'code':
      return <code>{inside}</code>;
    case 'link':
      return <a href={String(mark.attrs['href'])}>{inside}</a>;
    default:
      return inside;
  }
}
