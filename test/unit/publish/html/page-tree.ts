import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** The page as a browser's parser reads it. */
export function readPage(html: string): Element {
  const root = parse(html).childNodes.find(isElement);
  if (root === undefined) throw new Error('no page');
  return root;
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** All elements from the top, the given one among them. */
export function elements(root: Element): readonly Element[] {
  return [root, ...root.childNodes.filter(isElement).flatMap(elements)];
}

export function all(root: Element, ...names: readonly string[]): readonly Element[] {
  return elements(root).filter((element) => names.includes(element.tagName));
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

export function text(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(text).join('') : '';
}

/** A class among others. */
export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(' ').includes(name);
}

export function ofClass(root: Element, name: string): readonly Element[] {
  return elements(root).filter((element) => hasClass(element, name));
}

const bodyNames = new Set(
  (
    'body a header nav main footer p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd div span time table caption thead tbody tfoot ' +
    'tr th td pre code blockquote strong em del small sup sub br hr img b i s u ins q kbd samp var tt ruby rt rp ' +
    'details summary section strike'
  ).split(' '),
);

/** The picture of the timeline: the author's HTML has no class, and so is never taken for it. */
const pictureNames = new Set(['figure', 'div', 'svg', 'rect', 'path', 'text']);

/** Whatever a page may not hold, each in words; empty for a page that is harmless, well built, and whole in itself. */
export function faultsOf(root: Element): readonly string[] {
  const faults: string[] = [];
  const [head, body] = root.childNodes.filter(isElement);
  if (head === undefined || body === undefined) return ['no head or no body'];
  const count = (name: string, wanted: number) => {
    const found = all(root, name).length;
    if (found !== wanted) faults.push(`${found} times <${name}>`);
  };
  for (const name of ['title', 'main', 'h1', 'style', 'header']) count(name, 1);
  if ((attribute(root, 'lang') ?? '') === '') faults.push('no language');
  if (!['ltr', 'rtl'].includes(attribute(root, 'dir') ?? '')) faults.push('no direction');
  if (all(root, 'title').every((title) => text(title).trim() === '')) faults.push('no title');

  const metas = all(head, 'meta').flatMap((meta) => attribute(meta, 'http-equiv') ?? []);
  if (metas.join() !== 'Content-Security-Policy') faults.push(`meta ${metas.join()}`);
  for (const element of elements(head)) {
    if (!['head', 'meta', 'title', 'style'].includes(element.tagName))
      faults.push(`<${element.tagName}> in the head`);
  }
  const pictures = new Set(ofClass(body, 'picture').flatMap(elements));
  for (const element of elements(body)) {
    faults.push(...faultsOfElement(element, pictures.has(element) ? pictureNames : bodyNames));
  }
  faults.push(...faultsOfAddresses(root), ...faultsOfHeadings(body), ...faultsOfTables(body));
  return faults;
}

function faultsOfElement(element: Element, names: ReadonlySet<string>): readonly string[] {
  const faults = names.has(element.tagName) ? [] : [`<${element.tagName}>`];
  for (const { name, value } of element.attrs) {
    if (/^on/iu.test(name) || ['style', 'srcset', 'action', 'background', 'ping', 'target'].includes(name)) {
      faults.push(`${name}="${value}"`);
    }
    if (name === 'src' && !/^data:image\/(?:png|jpeg|gif|webp|avif);base64,/u.test(value))
      faults.push(`src="${value}"`);
    // What a browser reads a scheme from: without control characters, white space at the front, and case.
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    const bare = value.replaceAll(/[\u0000-\u0020]/gu, '').toLowerCase();
    if (name === 'href' && /^[a-z][a-z0-9+.-]*:/u.test(bare) && !/^(?:https?|mailto):/u.test(bare)) {
      faults.push(`href="${value}"`);
    }
  }
  return faults;
}

function faultsOfAddresses(root: Element): readonly string[] {
  const ids = elements(root).flatMap((element) => attribute(element, 'id') ?? []);
  const named = elements(root)
    .flatMap((element) => (attribute(element, 'aria-labelledby') ?? '').split(' '))
    .filter(Boolean);
  const own = all(root, 'a').flatMap((link) => {
    const href = attribute(link, 'href') ?? '';
    return href.startsWith('#') ? [decodeURIComponent(href.slice(1))] : [];
  });
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice id="${id}"`),
    ...[...named, ...own].filter((id) => !ids.includes(id)).map((id) => `nothing at #${id}`),
  ];
}

function faultsOfHeadings(body: Element): readonly string[] {
  const levels = all(body, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName.slice(1)));
  return levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0;
    return level > before + 1 ? [`h${level} after h${before}`] : [];
  });
}

function faultsOfTables(body: Element): readonly string[] {
  return [
    ...all(body, 'table').flatMap((table) => {
      const captions = table.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'caption');
      return captions.length === 1 && captions[0] !== undefined && text(captions[0]).trim() !== ''
        ? []
        : ['a table without its one caption'];
    }),
    ...all(body, 'th').flatMap((cell) =>
      attribute(cell, 'scope') === null ? ['a header cell without scope'] : [],
    ),
  ];
}
