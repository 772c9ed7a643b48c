import type { PhrasingContent } from 'mdast';

import type { Source } from '../../document/source';
import { isSafeLink } from '../../document/urls';
import { inlineCode, link, plainText, text } from '../inline/mdast';
import { oneLine, plainValue } from '../structures/words';

/*
 * Where an event is known from: the system as text, its id as code, the author in italics, a link around system and id.
 * "[PagerDuty `PX12`](https://…), *on-call engineer*". In a cell "; " stands between them.
 */

/** A source as it is printed: one line a fact, no link that may not be published, and no raw record. Null for nothing. */
export function tidySource(source: Source): Source | null {
  // What stands between two sources cannot stand within one.
  const words = oneLine(source.system).replace(/;(?= |$)/gu, ',');
  const id = oneLine(source.id);
  const address = oneLine(source.link);
  const author = oneLine(source.author);
  if (words === '' && id === '' && address === '' && author === '') return null;
  const isLink = isSafeLink(address);
  const isAddress = id === '' && (words === address || words === '');
  return {
    system: isAddress ? (isLink ? '' : address.replace(/;(?= |$)/gu, ',')) : words,
    id,
    link: isLink ? address : '',
    author,
    raw: null,
    hash: null,
  };
}

/** @param source one that `tidySource` gave */
export function writeSource({ system, id, link: address, author }: Source): PhrasingContent[] {
  const name: PhrasingContent[] = [
    ...(system === '' ? [] : [text(system)]),
    ...(system === '' || id === '' ? [] : [text(' ')]),
    ...(id === '' ? [] : [inlineCode(id)]),
  ];
  const linked = address === '' ? name : [link(address, null, name.length === 0 ? [text(address)] : name)];
  const by: PhrasingContent[] = author === '' ? [] : [{ type: 'emphasis', children: [text(author)] }];
  return linked.length === 0 || by.length === 0 ? [...linked, ...by] : [...linked, text(', '), ...by];
}

/** Several sources in one cell. */
export function writeSources(sources: readonly Source[]): PhrasingContent[] {
  return sources.flatMap((source, index) => [...(index === 0 ? [] : [text('; ')]), ...writeSource(source)]);
}

/** The sources of a cell; null where it holds anything else. */
export function readSources(nodes: readonly PhrasingContent[]): readonly Source[] | null {
  const found = split(nodes).map(readSource);
  return found.every((source) => source !== null) ? found : null;
}

function split(nodes: readonly PhrasingContent[]): readonly PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') {
      parts.at(-1)?.push(node);
      continue;
    }
    for (const [index, value] of node.value.split('; ').entries()) {
      if (index > 0) parts.push([]);
      if (value !== '') parts.at(-1)?.push(text(value));
    }
  }
  return parts;
}

export function readSource(nodes: readonly PhrasingContent[]): Source | null {
  const last = nodes.at(-1);
  const author = last?.type === 'emphasis' ? plainValue(last.children) : '';
  if (author === null) return null;
  const name = last?.type === 'emphasis' ? withoutComma(nodes.slice(0, -1)) : [...nodes];
  if (name === null) return null;
  const [only] = name;
  if (only?.type !== 'link') return sourceOf(name, '', author);
  if (name.length > 1 || (only.title ?? null) !== null) return null;
  return plainText(only.children) === only.url && only.children.every(({ type }) => type === 'text')
    ? sourceOf([], only.url, author)
    : sourceOf(only.children, only.url, author);
}

/** What stands before the author, without the comma between; null where there is none. */
function withoutComma(nodes: readonly PhrasingContent[]): PhrasingContent[] | null {
  const last = nodes.at(-1);
  if (last === undefined) return [];
  if (last.type !== 'text' || !last.value.endsWith(', ')) return null;
  const rest = last.value.slice(0, -2);
  return [...nodes.slice(0, -1), ...(rest === '' ? [] : [text(rest)])];
}

function sourceOf(name: readonly PhrasingContent[], address: string, author: string): Source | null {
  const last = name.at(-1);
  const id = last?.type === 'inlineCode' ? last.value : '';
  const words = plainValue(id === '' ? name : name.slice(0, -1));
  if (words === null || (id !== '' && words !== '' && !words.endsWith(' '))) return null;
  const system = id === '' ? words : words.slice(0, -1);
  if (system === '' && id === '' && address === '' && author === '') return null;
  return { system, id, link: address, author, raw: null, hash: null };
}
