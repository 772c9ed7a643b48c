import { isElement, plain, type Convert, type InlineStyle } from './source-dom';
import { takeTask } from './tasks';

function isList(source: Element): boolean {
  return source.localName === 'ul' || source.localName === 'ol';
}

function cleanItem(source: Element, style: InlineStyle, convert: Convert): HTMLElement {
  const item = convert.target.createElement('li');
  const checked = takeTask(source);
  if (checked !== null) item.setAttribute('data-checked', String(checked));
  item.append(...convert.blocks(source.childNodes, style));
  return item;
}

/** A clean list. What stands in it beside items (Google Docs nests lists so) belongs to the item above it. */
export function cleanList(source: Element, style: InlineStyle, convert: Convert): HTMLElement {
  const list = convert.target.createElement(source.localName);
  const start = source.getAttribute('start');
  if (source.localName === 'ol' && start !== null && /^\d+$/u.test(start)) list.setAttribute('start', start);
  for (const child of source.childNodes) {
    if (isElement(child) && child.localName === 'li') list.append(cleanItem(child, style, convert));
    else {
      const blocks = convert.blocks([child], style);
      if (blocks.length === 0) continue;
      if (list.lastElementChild === null) list.append(convert.target.createElement('li'));
      list.lastElementChild?.append(...blocks);
    }
  }
  return list;
}

/** Confluence's task lists, which are no lists in its HTML. */
export function cleanTaskList(source: Element, convert: Convert): HTMLElement {
  const list = convert.target.createElement('ul');
  for (const task of source.querySelectorAll('[data-task-state]'))
    list.append(cleanItem(task, plain, convert));
  return list;
}

/** An item of a list that was written flat, with its depth beside it. */
interface FlatItem {
  readonly source: Element;
  readonly level: number;
  readonly ordered: boolean;
  /** The number it begins with; null where it has none. */
  readonly number: number | null;
}

/** Word: `mso-list:l0 level2 lfo1`. */
const wordLevel = /mso-list:\s*l\d+\s+level(\d+)/iu;

function wordItem(source: Element): FlatItem | null {
  const level = wordLevel.exec(source.getAttribute('style') ?? '')?.[1];
  if (level === undefined || isList(source)) return null;
  const marker = [...source.querySelectorAll('[style]')].find((part) =>
    /mso-list:\s*ignore/iu.test(part.getAttribute('style') ?? ''),
  );
  const text = marker?.textContent?.replaceAll(/\s/gu, '') ?? '';
  const ordered = /^\(?[\da-z]{1,4}[.)]/iu.test(text);
  const number = /^\(?(\d+)/u.exec(text)?.[1];
  return { source, level: Number(level), ordered, number: number === undefined ? null : Number(number) };
}

/** Slack (`data-indent`) and Word on the web (`data-aria-level`) write a list of their own for each depth. */
function flatListItems(source: Element): readonly FlatItem[] | null {
  const indent = source.getAttribute('data-indent');
  const list = isList(source) ? source : (source.querySelector(':scope > ul, :scope > ol') ?? source);
  const items = [...list.children].filter((child) => child.localName === 'li');
  const levels = items.map((item) => item.getAttribute('data-aria-level') ?? indent);
  if (!isList(list) || items.length === 0 || levels.includes(null)) return null;
  if (source !== list && !source.classList.contains('ListContainerWrapper')) return null;
  const start = Number(list.getAttribute('start') ?? 1);
  return items.map((item, index) => ({
    source: item,
    level: Number(levels[index]),
    ordered: list.localName === 'ol',
    number: start + index,
  }));
}

function flatItems(node: Node): readonly FlatItem[] | null {
  if (!isElement(node)) return null;
  const word = wordItem(node);
  return word === null ? flatListItems(node) : [word];
}

function makeList(first: FlatItem, document: Document): Element {
  const list = document.createElement(first.ordered ? 'ol' : 'ul');
  if (first.ordered && first.number !== null && first.number !== 1)
    list.setAttribute('start', String(first.number));
  return list;
}

/** Nests items by their levels, as real lists of the document they came from. */
function nest(items: readonly FlatItem[], document: Document): readonly Element[] {
  const made: Element[] = [];
  const open: { readonly list: Element; readonly level: number; readonly ordered: boolean }[] = [];
  for (const item of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop();
    const top = open.at(-1);
    if (top?.level === item.level && top.ordered !== item.ordered) open.pop();
    let holder = open.at(-1);
    if (holder === undefined || holder.level < item.level) {
      const list = makeList(item, document);
      if (holder === undefined) made.push(list);
      else (holder.list.lastElementChild ?? holder.list).append(list);
      holder = { list, level: item.level, ordered: item.ordered };
      open.push(holder);
    }
    const place = document.createElement('li');
    for (const name of ['role', 'aria-checked']) {
      const value = item.source.getAttribute(name);
      if (value !== null) place.setAttribute(name, value);
    }
    place.append(...item.source.childNodes);
    holder.list.append(place);
  }
  return made;
}

/** Turns runs of flat list items below `parent` into real lists, in place. The document is the pasted one, not shown anywhere. */
export function nestFlatLists(parent: Element): void {
  let run: { readonly items: FlatItem[]; readonly nodes: Node[] } = { items: [], nodes: [] };
  const flush = () => {
    if (run.items.length > 0) {
      const [first] = run.nodes;
      for (const list of nest(run.items, parent.ownerDocument)) first?.parentNode?.insertBefore(list, first);
      for (const node of run.nodes) node.parentNode?.removeChild(node);
    }
    run = { items: [], nodes: [] };
  };
  // A copy, as the list changes while it is gone through.
  for (const node of Array.from(parent.childNodes)) {
    const items = flatItems(node);
    if (items !== null) {
      run.items.push(...items);
      run.nodes.push(node);
    } else if (isElement(node)) {
      flush();
      nestFlatLists(node);
    } else if (node.nodeType === 3 && node.nodeValue?.trim() !== '') flush();
  }
  flush();
}
