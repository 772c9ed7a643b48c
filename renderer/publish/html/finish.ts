import type { Element, ElementContent } from 'hast';

import { assetHash, isSafeLink } from '../../document/urls';
import { classesOf, h, textOf } from './element';
import { linkToImage } from './inline';
import type { Outline } from './outline';

export interface FinishOptions {
  readonly outline: Outline;
  /** The address that holds an image of the draft; null where there is none. */
  readonly imageAddress: (hash: string) => string | null;
  /** Told of each image of the author's HTML that lies elsewhere, by its description. */
  readonly onForeignImage: (alt: string) => void;
  /** How many notes the page has. */
  readonly notes: number;
  /** Whether what can be folded is shown in full, as paper needs it. */
  readonly unfold: boolean;
}

/** Elements that hold a line of text: each takes its direction from what it says. */
const lines = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'dt',
  'dd',
  'caption',
  'summary',
]);

const imageData = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]*$/iu;

/** Goes through a page from top to bottom. */
export interface Finisher {
  readonly finish: (nodes: readonly ElementContent[]) => ElementContent[];
  /** The addresses in what was finished so far that lead to a note. */
  readonly marksOf: (note: number) => readonly string[];
}

/**
 * Gives every element of a page, whoever wrote it, what it needs to be read by all: levels and addresses of headings,
 * the direction of text, names for what scrolls, images in place of their references.
 */
export function createFinisher(options: FinishOptions): Finisher {
  const { outline } = options;
  const counts = { table: 0 };
  let section = '';
  const marks = new Map<number, string[]>();

  const all = (children: readonly ElementContent[], isLinked: boolean): ElementContent[] =>
    children.flatMap((child) => (child.type === 'element' ? one(child, isLinked) : [child]));

  function one(element: Element, isLinked: boolean): readonly ElementContent[] {
    const { tagName, properties } = element;
    if (/^h[1-6]$/u.test(tagName)) return [heading(element)];
    switch (tagName) {
      case 'img':
        return image(element, isLinked);
      case 'table':
        return [table(element)];
      case 'pre':
        return [codeBlock(element)];
      case 'input':
        return [box(element)];
      case 'a':
        return [link(element)];
      case 'sup':
        return [noteMark(element) ?? within(element, isLinked)];
      case 'details':
        return [within(options.unfold ? { ...element, properties: { ...properties, open: true } } : element)];
      default:
        return [within(element, isLinked)];
    }
  }

  function within(element: Element, isLinked = false): Element {
    const { tagName, properties } = element;
    const { align, ...others } = properties;
    const aligned =
      align === 'right' || align === 'center' ? { className: [...classesOf(element), `to-${align}`] } : {};
    const dir = lines.has(tagName) && properties['dir'] === undefined ? { dir: 'auto' } : {};
    return {
      ...element,
      properties: { ...others, ...dir, ...aligned },
      children: all(element.children, isLinked),
    };
  }

  function heading(element: Element): Element {
    const text = textOf(element.children).trim();
    const { level, id } = outline.add(Number(element.tagName.slice(1)), text);
    section = text;
    const inside = within(element);
    return { ...inside, tagName: `h${level}`, properties: { ...inside.properties, id } };
  }

  function image(element: Element, isLinked: boolean): readonly ElementContent[] {
    const source = element.properties['src'] ?? '';
    const alt = element.properties['alt'] ?? '';
    const hash = assetHash(source);
    const src = hash === null ? (imageData.test(source) ? source : null) : options.imageAddress(hash);
    if (src !== null) return [{ ...element, properties: { ...element.properties, src, alt } }];
    options.onForeignImage(alt);
    return linkToImage(source, alt, isLinked);
  }

  /** A table scrolls within itself, so it can be reached with the keyboard, and has a name. */
  function table(element: Element): Element {
    counts.table += 1;
    const id = `table-${counts.table}`;
    const [first, ...rest] = element.children;
    const own = first?.type === 'element' && first.tagName === 'caption' ? first : null;
    const name = section === '' ? `Table ${counts.table}` : `Table ${counts.table}: ${section}`;
    const caption =
      own === null
        ? h('caption', { id, className: ['unseen'] }, name)
        : { ...own, properties: { ...own.properties, id, dir: 'auto' } };
    const body = all(own === null ? element.children : rest, false).map(withScopes);
    return h(
      'div',
      { className: ['scroll'], role: 'group', ariaLabelledBy: [id], tabIndex: 0 },
      { ...element, children: [caption, ...body] },
    );
  }

  function codeBlock(element: Element): Element {
    const [code] = element.children;
    const language = code?.type === 'element' ? (classesOf(code)[0]?.replace('language-', '') ?? '') : '';
    return h(
      'div',
      {
        className: ['code'],
        role: 'group',
        ariaLabel: language === '' ? 'Code' : `Code, ${language}`,
        tabIndex: 0,
        dir: 'ltr',
      },
      within(element),
    );
  }

  /** Looked at a second time, whoever wrote it: past here nothing asks again. */
  function link(element: Element): Element {
    const inside = within(element, true);
    const href = element.properties['href'] ?? '';
    const { href: _, ...others } = inside.properties;
    return isSafeLink(href) ? inside : { ...inside, tagName: 'span', properties: others };
  }

  /** The number in the text leads to the note, and the note leads back to each of its numbers. */
  function noteMark(element: Element): Element | null {
    const number = Number(textOf(element.children));
    if (!classesOf(element).includes('note-mark') || !(number >= 1 && number <= options.notes)) return null;
    const known = marks.get(number) ?? [];
    const id = `note-${number}-mark-${known.length + 1}`;
    marks.set(number, [...known, id]);
    return h(
      'sup',
      { className: ['note-mark'] },
      h('a', { href: `#note-${number}`, id, ariaLabel: `Note ${number}` }, `${number}`),
    );
  }

  return { finish: (nodes) => all(nodes, false), marksOf: (note) => marks.get(note) ?? [] };
}

/** A task's box as a sign with a name: a form's control that nobody can use would only be in the way. */
function box(element: Element): Element {
  const isDone = element.properties['checked'] === true;
  return h(
    'span',
    { className: ['box'], role: 'img', ariaLabel: isDone ? 'Done:' : 'To do:' },
    isDone ? '✓' : null,
  );
}

/** Header cells say what they head; one without words heads nothing. */
function withScopes(node: ElementContent): ElementContent {
  if (node.type !== 'element' || !['thead', 'tbody', 'tfoot', 'tr'].includes(node.tagName)) return node;
  const children = node.children.map((child): ElementContent => {
    if (child.type !== 'element' || child.tagName !== 'th') return withScopes(child);
    if (textOf(child.children).trim() === '' && child.children.every((inner) => inner.type === 'text')) {
      return { ...child, tagName: 'td' };
    }
    const { scope = 'col' } = child.properties;
    return { ...child, properties: { ...child.properties, scope } };
  });
  return { ...node, children };
}
