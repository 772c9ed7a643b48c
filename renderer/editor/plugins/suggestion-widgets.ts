import { DOMSerializer, Fragment, type Node, type Schema } from '@tiptap/pm/model';
import type { DecorationAttrs } from '@tiptap/pm/view';

import type { NodeJSON } from '../../document/draft';
import { attributeChanges, sideOf, type Side } from '../../review/changes-attributes';
import { element } from '../views/dom';

/*
 * How a suggestion looks in the text, whoever shows it: what goes is struck, what comes is underlined, both on a ground of
 * their own and named for screen readers. What is not in the document is drawn as a widget of plain elements: its text
 * becomes text nodes, nothing in it can be followed, fetched, focused or edited.
 */

export type SuggestedKind = 'goes' | 'comes';

/** What is drawn beside the text because it is not in it. */
export interface Suggested {
  readonly kind: SuggestedKind;
  /** Content of the document, as JSON. Where `inline`, words within a block, or the block around them. */
  readonly content: readonly NodeJSON[];
  readonly inline: boolean;
  /** Who suggests it, as shown (`shownAuthor`); '' where it need not be said. */
  readonly by: string;
  /** Id of the suggestion; stands in `data-suggestion`, by which a click finds it. */
  readonly suggestion: string;
  /** Whether it is the one that was chosen last. */
  readonly isCurrent?: boolean;
}

const tags = { goes: 'del', comes: 'ins' } as const;
const verbs = { goes: 'remove', comes: 'insert' } as const;

/** Longer text is read where it stands; its name only says what it is. */
const longestName = 160;

/** Attributes of an inline decoration over words that are in the text: they go, or have come. */
export function suggestedInline(kind: SuggestedKind, suggestion: string, isCurrent = false): DecorationAttrs {
  return {
    nodeName: tags[kind],
    class: `suggested is-${kind}${isCurrent ? ' is-current' : ''}`,
    'data-suggestion': suggestion,
  };
}

/** Attributes of a node decoration on a block or row that is in the text: it goes, or has come. */
export function suggestedBlock(kind: SuggestedKind, suggestion: string, isCurrent = false): DecorationAttrs {
  return {
    class: `suggested-block is-${kind}${isCurrent ? ' is-current' : ''}`,
    'data-suggestion': suggestion,
  };
}

/**
 * Draws words or blocks that are not in the text: what a suggestion would put there, or what it took away.
 *
 * @param doc the document that it stands in, for the words of times and of rows that it refers to
 */
export function suggestedWidget(suggested: Suggested, doc: Node): HTMLElement {
  const { kind, inline, by, suggestion, isCurrent = false } = suggested;
  const { schema } = doc.type;
  const nodes = readNodes(suggested.content, schema);
  const words = nodes.map((node) => node.textBetween(0, node.content.size, ' ', leafName) || leafName(node));
  const text = words
    .join(inline ? '' : ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const short = text.length > longestName ? `${text.slice(0, longestName)}…` : text;
  const named = `${verbs[kind]} “${short}”`;
  const change = element(tags[kind], { class: 'suggested-change' });
  for (const node of nodes) change.append(inline ? drawInline(node) : drawBlock(node, doc));
  const name = {
    role: 'group',
    'aria-label': by === '' ? `Suggested: ${named}` : `Suggested by ${by}: ${named}`,
  };
  const place = {
    class: `suggested-widget is-${kind}${inline ? '' : ' is-block'}${isCurrent ? ' is-current' : ''}`,
    contenteditable: 'false',
    'data-suggestion': suggestion,
  };
  const frame = inline ? undefined : frames[nodes[0]?.type.name ?? ''];
  if (frame === undefined) return element(inline ? 'span' : 'div', { ...place, ...name }, change);
  // An item of a list or a row of a table keeps its own role; what is in it has the name.
  const [outer, cell] = frame;
  const group = element('div', name, change);
  return element(outer, place, cell === null ? group : element(cell, { colspan: 100 }, group));
}

/** Elements that a widget is made of where not every element may stand: among the items of a list, the rows of a table. */
const frames: Readonly<Record<string, readonly ['li' | 'tr' | 'td', 'td' | null]>> = {
  listItem: ['li', null],
  event: ['li', null],
  impact: ['li', null],
  factor: ['li', null],
  action: ['li', null],
  tableRow: ['tr', 'td'],
  tableHeader: ['td', null],
  tableCell: ['td', null],
};

/** A small line of words on a row or in the text: "due: 3 Dec → 10 Dec". `before` or `after` '' stands for nothing. */
export function suggestedFact(
  fact: { readonly label: string; readonly before: string; readonly after: string },
  { by, suggestion, isCurrent = false }: Pick<Suggested, 'by' | 'suggestion' | 'isCurrent'>,
): HTMLElement {
  const { label, before, after } = fact;
  const said = `${label} from ${before === '' ? 'nothing' : before} to ${after === '' ? 'nothing' : after}`;
  return element(
    'span',
    {
      class: `suggested-fact${isCurrent ? ' is-current' : ''}`,
      contenteditable: 'false',
      role: 'group',
      'aria-label': by === '' ? `Suggested: ${said}` : `Suggested by ${by}: ${said}`,
      'data-suggestion': suggestion,
    },
    element('span', { class: 'suggested-fact-label' }, `${label}: `),
    before === '' ? null : element('del', {}, element('bdi', {}, before)),
    element('span', {}, ' → '),
    after === ''
      ? element('span', { class: 'suggested-nothing' }, 'nothing')
      : element('ins', {}, element('bdi', {}, after)),
  );
}

/** Content as nodes. What does not fit the schema is shown by its text: it is looked at here, never put in. */
function readNodes(content: readonly NodeJSON[], schema: Schema): readonly Node[] {
  return content.flatMap((json) => {
    try {
      return [schema.nodeFromJSON(json)];
    } catch {
      const text = textIn(json);
      return text === '' ? [] : [schema.text(text)];
    }
  });
}

function textIn(json: NodeJSON): string {
  if (typeof json.text === 'string') return json.text;
  return (json.content ?? []).map(textIn).join(' ');
}

/** What stands for something that has no text of its own. */
function leafName(node: Node): string {
  switch (node.type.name) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return ' ';
    case 'image':
      return `[image: ${String(node.attrs['alt'] ?? node.attrs['title'] ?? '')}]`.replace(': ]', ']');
    case 'footnoteReference':
      return `[footnote ${String(node.attrs['label'] ?? '')}]`;
    case 'liveValue':
      return '[value that follows the timeline]';
    case 'htmlInline':
      return String(node.attrs['value']);
    case 'horizontalRule':
      return '[line]';
    case 'metrics':
    case 'picture':
    case 'coverage':
      return `[${node.type.name}]`;
    case 'unknownBlock':
    case 'unknownInline':
      return '[content of a newer version]';
    default:
      return '';
  }
}

function drawInline(node: Node): DocumentFragment {
  return drawn(node.isInline ? Fragment.from(node) : inlineIn(node), node.type.schema);
}

/** All words in a block, whatever it is made of. */
function inlineIn(node: Node): Fragment {
  if (node.inlineContent) return node.content;
  let all = Fragment.empty;
  node.forEach((child) => {
    all = all.append(child.isInline ? Fragment.from(child) : inlineIn(child));
  });
  return all;
}

function drawBlock(node: Node, doc: Node): DocumentFragment {
  const shown = drawn(Fragment.from(node), node.type.schema);
  const facts = factsIn(node, doc);
  if (facts !== '') shown.append(element('div', { class: 'suggested-facts', dir: 'auto' }, facts));
  return shown;
}

/** Blocks whose facts people see and would miss. */
const rows: ReadonlySet<string> = new Set(['event', 'impact', 'factor', 'action']);

/** "time 13:42, kind alert": what is known of the rows in a block beside their text. */
function factsIn(node: Node, doc: Node): string {
  const side = sideFor(doc);
  const said: string[] = [];
  const add = (row: Node) => {
    if (!rows.has(row.type.name)) return;
    const known = attributeChanges(row.type.create(), row, { before: side, after: side })
      .filter(({ after }) => after !== '')
      .map(({ label, after }) => `${label} ${after}`);
    if (known.length > 0) said.push(known.join(', '));
  };
  add(node);
  node.descendants(add);
  return said.join('; ');
}

let lastSide: Side | null = null;

/** One document's rows are asked for once, however many widgets stand in it. */
function sideFor(doc: Node): Side {
  if (lastSide?.doc !== doc) lastSide = sideOf(doc);
  return lastSide;
}

const serializers = new WeakMap<Schema, DOMSerializer>();

/**
 * A serializer of the schema, except that a leaf is its name in words: an image, a value or a line is drawn by a view of
 * the editor, which is not there for what is only suggested.
 */
function serializerOf(schema: Schema): DOMSerializer {
  const known = serializers.get(schema);
  if (known !== undefined) return known;
  const { nodes, marks } = DOMSerializer.fromSchema(schema);
  const named = Object.entries(nodes).map(([name, toDOM]) => {
    const { isLeaf, isText } = schema.nodes[name] ?? { isLeaf: false, isText: true };
    if (!isLeaf || isText || name === 'hardBreak') return [name, toDOM] as const;
    return [name, (node: Node) => ['span', { class: 'suggested-leaf' }, leafName(node)]] as const;
  });
  const made = new DOMSerializer(Object.fromEntries(named) as typeof nodes, marks);
  serializers.set(schema, made);
  return made;
}

/** Attributes that say how text is shown and nothing else. */
const shownAttributes: ReadonlySet<string> = new Set(['class', 'dir', 'lang', 'start', 'colspan', 'rowspan']);

/**
 * Draws content without anything that acts: no address, no id, no field. Ids and data of the document's own elements are
 * how the editor finds a row, and this is none.
 */
function drawn(content: Fragment, schema: Schema): DocumentFragment {
  const holder = document.createDocumentFragment();
  serializerOf(schema).serializeFragment(content, { document }, holder);
  for (const found of holder.querySelectorAll('*')) {
    for (const name of found.getAttributeNames()) if (!shownAttributes.has(name)) found.removeAttribute(name);
    if (found.matches('input, button, select, textarea')) found.replaceWith(checkbox(found));
  }
  // Without the list or the table around it, an item would be an item of nothing.
  for (const item of [...holder.children].filter((top) => top.matches('li, tr, td, th'))) {
    const block = element('div', { class: 'suggested-item', dir: 'auto' });
    block.append(...item.childNodes);
    item.replaceWith(block);
  }
  return holder;
}

/** The box of a task, as a character. */
function checkbox(found: Element): Text {
  return document.createTextNode(found instanceof HTMLInputElement && found.checked ? '☑ ' : '☐ ');
}
