import type { Node } from '@tiptap/pm/model';

import type { MarkJSON, NodeJSON } from '../../../renderer/document/draft';
import type { ActionAttributes } from '../../../renderer/document/nodes/actions';
import type { FactorAttributes } from '../../../renderer/document/nodes/factors';
import type { ImpactAttributes } from '../../../renderer/document/nodes/impacts';
import type { EventAttributes } from '../../../renderer/document/nodes/timeline';
import { documentSchema } from '../../../renderer/document/schema';
import type { Precision, WrittenTime } from '../../../renderer/time/written-time';

/** Short makers of documents for tests. Inline content is a string or a list of strings and nodes. */
export type Inline = string | readonly (string | NodeJSON)[];

type Id = { readonly id?: string; readonly audience?: 'internal' | 'public' };

function inline(content: Inline): readonly NodeJSON[] {
  const parts = typeof content === 'string' ? [content] : content;
  return parts
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));
}

export const node = (type: string, content: readonly NodeJSON[] = [], attrs: object = {}): NodeJSON => ({
  type,
  attrs: { ...attrs },
  content,
});

export const p = (content: Inline, attrs: object = {}) => node('paragraph', inline(content), attrs);
export const h = (level: number, content: Inline, attrs: object = {}) =>
  node('heading', inline(content), { level, ...attrs });
export const title = (content: string) => node('title', inline(content));
export const br: NodeJSON = { type: 'hardBreak' };

export function marked(text: string, ...marks: readonly (string | MarkJSON)[]): NodeJSON {
  return {
    type: 'text',
    text,
    marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
  };
}

export const linkTo = (href: string, title: string | null = null): MarkJSON => ({
  type: 'link',
  attrs: { href, title },
});
export const image = (src: string, alt: string | null = null): NodeJSON => ({
  type: 'image',
  attrs: { src, alt },
});
export const code = (text: string, attrs: object = {}) => node('codeBlock', inline(text), attrs);
export const bullets = (...items: readonly NodeJSON[]) => node('bulletList', items);
export const numbers = (start: number, ...items: readonly NodeJSON[]) =>
  node('orderedList', items, { start });
export const item = (...content: readonly NodeJSON[]) => node('listItem', content);
export const task = (checked: boolean, ...content: readonly NodeJSON[]) =>
  node('listItem', content, { checked });

export const table = (...rows: readonly (readonly Inline[])[]) =>
  node(
    'table',
    rows.map((cells, index) =>
      node(
        'tableRow',
        cells.map((cell) => node(index === 0 ? 'tableHeader' : 'tableCell', inline(cell))),
      ),
    ),
  );

type Content = Inline | readonly NodeJSON[];

/** A row's blocks: a text is its headline. */
function rowBlocks(content: Content): readonly NodeJSON[] {
  const isBlocks =
    Array.isArray(content) && content.some((part) => typeof part !== 'string' && 'content' in part);
  return isBlocks ? (content as readonly NodeJSON[]) : [p(content)];
}

const row = (type: string) => (content: Content, attrs: object) => node(type, rowBlocks(content), attrs);

export const event = (content: Content, attrs: Partial<EventAttributes> & Id = {}) =>
  row('event')(content, attrs);
export const impact = (content: Content, attrs: Partial<ImpactAttributes> & Id = {}) =>
  row('impact')(content, attrs);
export const factor = (content: Content, attrs: Partial<FactorAttributes> & Id = {}) =>
  row('factor')(content, attrs);
export const action = (content: Content, attrs: Partial<ActionAttributes> & Id = {}) =>
  row('action')(content, attrs);

/** A time in UTC from "2019-07-02T13:42" or "2019-07-02T13:42Z"; `until` makes it a range. */
export function at(iso: string, precision: Precision = 'minute', until?: string): WrittenTime {
  const instant = (text: string) => Date.parse(/[Zz]|[+-]\d\d:\d\d$/u.test(text) ? text : `${text}Z`);
  const end = until === undefined ? null : instant(until);
  return {
    start: instant(iso),
    end,
    precision: end === null ? precision : 'range',
    written: iso,
    zone: 'UTC',
    inferred: [],
  };
}

export const described = (written: string): WrittenTime => ({
  start: null,
  end: null,
  precision: 'unknown',
  written,
  zone: 'UTC',
  inferred: [],
});

/** A document of the schema, checked. */
export function doc(content: readonly NodeJSON[], attrs: object = {}): Node {
  const made = documentSchema.nodeFromJSON({ type: 'doc', attrs, content });
  made.check();
  return made;
}
