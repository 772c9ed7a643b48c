import type { Element, ElementContent, Root } from 'hast';

import { h } from './element';
import type { PageHeading } from './outline';
import { pageStyle, pageStyleHash } from './style';

/** Addresses within the page that are its own. */
export const ownIds = ['text', 'contents'] as const;

/** Fewer sections than this are seen at a glance. */
const contentsFrom = 3;

/**
 * What the page may do: show its own style and the images that it holds, and nothing else. Nothing runs, nothing is
 * fetched, nothing is sent.
 */
export const pagePolicy = `default-src 'none'; img-src data:; style-src '${pageStyleHash}'; base-uri 'none'; form-action 'none'`;

export interface PageParts {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly description: string;
  readonly header: Element;
  readonly headings: readonly PageHeading[];
  readonly body: readonly ElementContent[];
  readonly tags: readonly string[];
}

export function writePage(parts: PageParts): Root {
  const { title, language, description } = parts;
  const meta = (name: string, content: string) => h('meta', { name, content });
  const head = h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: ['Content-Security-Policy'], content: pagePolicy }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    meta('referrer', 'no-referrer'),
    description === '' ? null : meta('description', description),
    h('title', {}, title),
    h('style', {}, pageStyle),
  );
  const contents = writeContents(parts.headings);
  const body = h(
    'body',
    contents === null ? {} : { className: ['with-contents'] },
    h('a', { className: ['skip'], href: '#text' }, 'Skip to the text'),
    parts.header,
    contents,
    h('main', { id: 'text', tabIndex: -1 }, parts.body),
    writeFooter(parts.tags),
  );
  return {
    type: 'root',
    children: [{ type: 'doctype' }, h('html', { lang: language, dir: directionOf(language) }, head, body)],
  };
}

function writeContents(headings: readonly PageHeading[]): Element | null {
  const sections = headings.filter(({ level, text }) => level === 2 && text !== '');
  if (sections.length < contentsFrom) return null;
  return h(
    'nav',
    { ariaLabelledBy: ['contents'] },
    h('p', { id: 'contents', className: ['nav-title'] }, 'Contents'),
    h(
      'ol',
      {},
      sections.map(({ id, text }) => h('li', {}, h('a', { href: `#${id}`, dir: 'auto' }, text))),
    ),
  );
}

function writeFooter(tags: readonly string[]): Element | null {
  const named = tags.filter((tag) => tag.trim() !== '');
  if (named.length === 0) return null;
  return h(
    'footer',
    {},
    h('p', { id: 'tags' }, 'Tags'),
    h(
      'ul',
      { ariaLabelledBy: ['tags'] },
      named.map((tag) => h('li', { dir: 'auto' }, tag)),
    ),
  );
}

/** Scripts that are written from right to left, and the languages that are without naming one (CLDR). */
const rightToLeft = /^(?:ar|arc|ckb|dv|fa|glk|he|iw|ks|lrc|mzn|nqo|pnb|ps|sd|syr|ug|ur|yi|ji)$/u;
const rightToLeftScripts = /^(?:Adlm|Arab|Aran|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa)$/u;

export function directionOf(language: string): 'ltr' | 'rtl' {
  const { language: name, script } = new Intl.Locale(language);
  if (script !== undefined) return rightToLeftScripts.test(script) ? 'rtl' : 'ltr';
  return rightToLeft.test(name) ? 'rtl' : 'ltr';
}
