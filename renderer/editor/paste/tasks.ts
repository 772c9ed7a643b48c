import { isElement } from './source-dom';

const box = /^\s*(?:\[( |x|X)\]|([☐☑☒✅✓✔]))\s+/u;

/** An element of the item itself, not of a list inside it. */
function ownElement(item: Element, selector: string): Element | null {
  for (const found of item.querySelectorAll(selector)) if (found.closest('li') === item) return found;
  return null;
}

function firstText(item: Element): Text | null {
  for (let node: Node | null = item.firstChild; node !== null; node = node.firstChild ?? node.nextSibling) {
    if (node.nodeType === 3 && node.nodeValue?.trim() !== '') return node as Text;
    if (isElement(node) && (node.localName === 'ul' || node.localName === 'ol')) return null;
  }
  return null;
}

/**
 * Whether a list item is a task, and done: a checkbox (GitHub), a role (Google Docs), a state (Confluence), a class
 * (Notion's export), or a box written at the start of its text (Notion, Word), which is taken away. What is clean already
 * says so itself.
 */
export function takeTask(item: Element): boolean | null {
  const clean = item.getAttribute('data-checked');
  if (clean !== null) return clean === 'true';
  const input = ownElement(item, 'input[type="checkbox"]');
  if (input !== null) return input.hasAttribute('checked');
  if (item.getAttribute('role') === 'checkbox') return item.getAttribute('aria-checked') === 'true';
  const state = item.getAttribute('data-task-state');
  if (state !== null) return state === 'DONE';
  if (item.hasAttribute('data-inline-task-id')) return item.classList.contains('checked');
  const drawn = ownElement(item, '.checkbox');
  if (drawn !== null) return drawn.classList.contains('checkbox-on');
  const text = firstText(item);
  const found = text === null ? null : box.exec(text.data);
  if (text === null || found === null) return null;
  text.data = text.data.slice(found[0].length);
  return found[1] === undefined ? found[2] !== '☐' : found[1] !== ' ';
}
