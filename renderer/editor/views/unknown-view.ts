import { isObject } from '../../document/attributes';
import { element } from './dom';
import type { ViewContext, ViewParts } from './row-view';

/** All text in what a newer version wrote, as far as it can be told without knowing what it is. */
export function textInUnknown(value: unknown): string {
  if (Array.isArray(value)) return value.map(textInUnknown).filter(Boolean).join(' ');
  if (!isObject(value)) return '';
  const { text, content } = value;
  return typeof text === 'string' ? text : textInUnknown(content);
}

function describe(json: unknown): { readonly type: string; readonly text: string } {
  const type = isObject(json) && typeof json['type'] === 'string' ? json['type'] : 'unknown';
  return { type, text: textInUnknown(json).trim() };
}

/** A card for a block that this version does not know: kept as it is, to be read but not to be changed. */
export function unknownBlockView({ node }: ViewContext): ViewParts {
  const { type, text } = describe(node.attrs['json']);
  const dom = element(
    'div',
    { class: 'unknown', contenteditable: 'false', role: 'note' },
    element('span', { class: 'unknown-name' }, `From a newer version: ${type}`),
    text === '' ? null : element('span', { class: 'unknown-text', dir: 'auto' }, text),
  );
  return { dom, show: () => undefined };
}

export function unknownInlineView({ node }: ViewContext): ViewParts {
  const { type, text } = describe(node.attrs['json']);
  const title = `From a newer version: ${type}`;
  const dom = element(
    'span',
    { class: 'unknown-inline', contenteditable: 'false', title },
    element('bdi', {}, text === '' ? type : text),
  );
  return { dom, show: () => undefined };
}
