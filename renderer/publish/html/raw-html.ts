import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';

/** What a page shows of the tags that a text may not use: their content, or, for these, not even that. */
const withContent = [
  'script',
  'style',
  'template',
  'iframe',
  'noscript',
  'noembed',
  'noframes',
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'title',
  'audio',
  'video',
  'canvas',
];

/** Tags of GitHub's list that can make the reader's browser fetch something. */
const fetching: ReadonlySet<string> = new Set(['picture', 'source']);

/**
 * GitHub's schema (hast-util-sanitize), narrowed: no name or id of the author's own, which could stand in for one of the
 * page's; no microdata, no form attributes; links to web and mail alone. The few classes are those of blocks.ts.
 */
const schema: Schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !fetching.has(name)),
  attributes: {
    '*': ['dir', 'lang', 'title', 'align', 'colSpan', 'rowSpan', 'width', 'height', 'abbr', 'dateTime'],
    a: ['href'],
    blockquote: ['cite'],
    code: [['className', /^language-[\w+#.-]+$/u]],
    details: ['open'],
    div: [['className', 'alert', /^alert-[a-z]+$/u]],
    img: ['src', 'alt'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    li: [['className', 'task'], 'value'],
    ol: ['start', 'reversed'],
    p: [['className', 'alert-title']],
    q: ['cite'],
    sup: [['className', 'note-mark']],
  },
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto'],
    src: ['http', 'https', 'asset', 'data'],
  },
  clobber: [],
  strip: withContent,
};

const names = (set: ReadonlySet<string>) => [...set].toSorted().join(', ');

/** Notes what the schema refuses of a tree: whole tags, and attributes of tags that stay. */
function compare(before: ElementContent[], after: ElementContent[]): string[] {
  const kept = count(after);
  const removed = [...count(before)].filter(([what, times]) => times > (kept.get(what) ?? 0));
  const tags = new Set(removed.flatMap(([what]) => (what.includes(' ') ? [] : [`<${what}>`])));
  const attributes = new Set(
    removed.flatMap(([what]) => {
      const [tag = '', attribute = ''] = what.split(' ');
      return attribute === '' || tags.has(`<${tag}>`) ? [] : [attribute];
    }),
  );
  return [
    ...(tags.size === 0 ? [] : [names(tags)]),
    ...(attributes.size === 0
      ? []
      : [`the attribute${attributes.size === 1 ? '' : 's'} ${names(attributes)}`]),
  ];
}

/** How often each tag, and each attribute of a tag ("a onclick"), occurs. */
function count(nodes: ElementContent[], into = new Map<string, number>()): ReadonlyMap<string, number> {
  const add = (what: string) => into.set(what, (into.get(what) ?? 0) + 1);
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    add(node.tagName);
    for (const [name, value] of Object.entries(node.properties)) {
      const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
      if (!isEmpty) add(`${node.tagName} ${name.toLowerCase()}`);
    }
    count(node.children, into);
    if (node.tagName === 'template') count(contentOf(node), into);
  }
  return into;
}

function contentOf(template: Element): ElementContent[] {
  return (template.content?.children ?? []) as ElementContent[];
}

const parse = (children: ElementContent[]): ElementContent[] => {
  const tree = raw({ type: 'root', children });
  return (tree.type === 'root' ? tree.children : [tree]) as ElementContent[];
};

const clean = (children: ElementContent[]): ElementContent[] => {
  const tree = sanitize({ type: 'root', children }, schema);
  return ((tree as Root).children ?? []) as ElementContent[];
};

/** Text and whole tags alone (CommonMark 0.31, 6.6 "Raw HTML"): nothing is left open within a tag or a comment. */
const wholeTags =
  /^(?:[^<]|<\/[a-z][a-z0-9-]*\s*>|<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>)*$/iu;

export interface AdmittedHtml {
  readonly nodes: ElementContent[];
  /** What of it a page may not hold, in words; empty where all of it stays. */
  readonly removed: readonly string[];
}

/**
 * A piece of the author's HTML as it may stand in a page. Where all of it may, it stays as it is, because a tag may
 * open here and close in another piece; where something has to go, the piece is parsed by itself, so that what is taken
 * out of it takes nothing of the text around it along.
 */
export function admitHtml(value: string): AdmittedHtml {
  const before = parse([{ type: 'raw', value }]);
  const after = clean(structuredClone(before));
  const removed = [
    ...compare(before, after),
    ...(/<[a-z/][^>]*$/iu.test(value) ? ['a tag that is not closed'] : []),
  ];
  const isPlain = removed.length === 0 && wholeTags.test(value);
  return { nodes: isPlain ? [{ type: 'raw', value }] : after, removed };
}

/**
 * Blocks in which pieces of the author's HTML stand, parsed together and cleaned; blocks without any stay as they are.
 * Every piece has been looked at before; what they make together is another tree, and is looked at as well.
 */
export function cleanBlocks(blocks: ElementContent[]): ElementContent[] {
  return blocks.some(holdsRaw) ? clean(parse(blocks)) : blocks;
}

function holdsRaw(node: ElementContent): boolean {
  return node.type === 'raw' || (node.type === 'element' && node.children.some(holdsRaw));
}
