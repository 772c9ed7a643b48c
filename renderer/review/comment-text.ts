import type { Node } from '@tiptap/pm/model';

import { admitDocument } from '../document/admit';
import type { MarkJSON, NodeJSON } from '../document/draft';
import { isSafeLink } from '../document/urls';
import { readMarkdown } from '../markdown/read';

const plain = (text: string, marks: readonly MarkJSON[] = []): readonly NodeJSON[] =>
  text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }];

const paragraph = (content: readonly NodeJSON[]): NodeJSON => ({ type: 'paragraph', content });

const attribute = (node: NodeJSON, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
};

/** A link that may not be followed is its text. */
const isKept = ({ type, attrs }: MarkJSON): boolean =>
  type !== 'link' || isSafeLink(typeof attrs?.['href'] === 'string' ? attrs['href'] : 'unknown:');

function limitInline(node: NodeJSON): readonly NodeJSON[] {
  const marks = (node.marks ?? []).filter(isKept);
  switch (node.type) {
    case 'text':
      return plain(node.text ?? '', marks);
    case 'hardBreak':
      return [{ type: 'hardBreak' }];
    case 'htmlInline':
      return plain(attribute(node, 'value'), marks);
    case 'image':
      return plain(attribute(node, 'alt') || attribute(node, 'src'), marks);
    case 'footnoteReference':
      return plain(`[^${attribute(node, 'label')}]`, marks);
    default:
      return [];
  }
}

const inlineOf = (node: NodeJSON): readonly NodeJSON[] => (node.content ?? []).flatMap(limitInline);
const blocksOf = (node: NodeJSON): readonly NodeJSON[] => (node.content ?? []).flatMap(limitBlock);

function limitBlock(node: NodeJSON): readonly NodeJSON[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'htmlBlock':
      return [paragraph(inlineOf(node))];
    case 'codeBlock':
      return [node];
    case 'blockquote':
      return [{ type: 'blockquote', content: blocksOf(node) }];
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'table':
    case 'tableRow':
      return [{ ...node, content: blocksOf(node) }];
    case 'tableHeader':
    case 'tableCell':
      return [{ ...node, content: inlineOf(node) }];
    case 'horizontalRule':
      return [{ type: 'horizontalRule' }];
    case 'footnoteDefinition':
      return blocksOf(node);
    default:
      return [];
  }
}

/** UTF-16 units: more is no comment, and the time that Markdown takes may grow faster than its length. */
const longest = 20_000;

/** A line that opens more quotes and lists within one another than anybody can read. */
const tooDeep = /^(?:[\t ]*(?:[>*+-]|\d{1,9}[.)])){40}/mu;

/**
 * The text of a comment as blocks: paragraphs, lists, tasks, quotes, code, tables, rules, and marks on text. What a draft
 * holds beside them has no place in a comment: a heading is a paragraph, HTML is the text it is written as, an image its
 * description, a link that may not be followed its text. Never fails: what is too long or nests
 * too deep to be read as Markdown is one paragraph.
 */
export function readComment(text: string): Node {
  if (text.length > longest || tooDeep.test(text)) {
    return admitDocument({ type: 'doc', content: [paragraph(plain(text))] });
  }
  const read = readMarkdown(text, { frontMatter: false }).toJSON() as NodeJSON;
  return admitDocument({ type: 'doc', content: blocksOf(read) });
}

/** `@` and a role in a comment, with where it stands in the Markdown: UTF-16 units. */
export interface Mention {
  /** The role as the draft or the round names it; null where none of that name is known. */
  readonly role: string | null;
  /** As written, without the `@`. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const folded = (text: string): string => text.toLowerCase().replace(/[\s_-]+/gu, '-');

/** Code, spans and fences, where `@` means something else. */
const codeIn = /(`+)(?!`)[^]*?(?<!`)\1(?!`)|^(?:~~~|```)[^]*?^(?:~~~|```)/gmu;

/**
 * The people a comment calls on, by role: "@database-lead", or "@database lead" where such a role is known. An address
 * ("a@b.example") and code mention nobody.
 */
export function mentionsIn(text: string, roles: readonly string[]): readonly Mention[] {
  const hidden = text.replace(codeIn, (found) => ' '.repeat(found.length));
  const known = roles.filter((role) => role.trim() !== '').toSorted((a, b) => b.length - a.length);
  const mentions: Mention[] = [];
  for (const found of hidden.matchAll(/(?<![\p{L}\p{N}\p{M}@._/-])@(?=[\p{L}\p{N}])/gu)) {
    const from = found.index;
    const rest = hidden.slice(from + 1);
    const role = known.find((name) => {
      const next = rest.charAt(name.length);
      return folded(rest.slice(0, name.length)) === folded(name) && !/[\p{L}\p{N}\p{M}_]/u.test(next);
    });
    const word =
      role === undefined
        ? (/^[\p{L}\p{N}\p{M}]+(?:[-_.][\p{L}\p{N}\p{M}]+)*/u.exec(rest)?.[0] ?? '')
        : rest.slice(0, role.length);
    mentions.push({ role: role ?? null, text: word, from, to: from + 1 + word.length });
  }
  return mentions;
}
