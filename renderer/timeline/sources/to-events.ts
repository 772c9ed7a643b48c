import { releaseDocument } from '../../document/admit';
import type { NodeJSON } from '../../document/draft';
import type { Role } from '../../document/facts';
import type { Source } from '../../document/source';
import { isSafeLink } from '../../document/urls';
import { sha256 } from '../../file/sha256';
import { withIds } from '../../markdown/import/with-ids';
import { readMarkdown } from '../../markdown/read';
import { compareRecords } from './compare-records';
import { folded } from './folded';
import type { SourceRecord } from './record';

export interface EventOptions {
  /** Whether a person without a role is named; a post-mortem names roles. */
  readonly keepNames: boolean;
  /** Who had which role in the incident (`Facts.roles`). */
  readonly roles: readonly Role[];
  readonly newId: () => string;
}

/**
 * Records as nodes of events, in the order of `compareRecords`. Text goes through the reader of Markdown, so that the schema
 * and the check of addresses apply to it as to any other; each event carries its source with the record as it was found.
 */
export async function recordsToEvents(
  records: readonly SourceRecord[],
  options: EventOptions,
): Promise<NodeJSON[]> {
  const roles = new Map(
    options.roles.filter(({ name }) => name.trim() !== '').map(({ name, role }) => [nameKey(name), role]),
  );
  return await Promise.all(
    records.toSorted(compareRecords).map(async (record) => {
      const source = await sourceOf(record, roles, options.keepNames);
      const { happened, known, kind, markdown } = record;
      return withIds(
        {
          type: 'event',
          attrs: { happened, known, kind, moments: [], sources: [source] },
          content: contentOf(markdown),
        },
        options.newId,
      );
    }),
  );
}

const nameKey = (name: string): string => folded(name).replace(/^@/u, '').trim();

async function sourceOf(
  { system, nativeId, link, person, raw, shift }: SourceRecord,
  roles: ReadonlyMap<string, string>,
  keepNames: boolean,
): Promise<Source> {
  return {
    system,
    id: nativeId,
    link: isSafeLink(link) ? link : '',
    author: roles.get(nameKey(person)) ?? (keepNames ? person : ''),
    raw,
    hash: await sha256(new TextEncoder().encode(raw)),
    ...(shift === 0 ? {} : { shift }),
  };
}

/**
 * One line in which everything that could mean something has a backslash before it, as `plainLine` writes it: it says its
 * own characters. Most records are such lines, and reading each as Markdown takes a hundred times as long.
 */
const plainText = /^(?:[^\\`*_[\]<>#+\-.)!|~&=:@\s]|(?<!^)\x20(?!\x20|$)|\\[!-/:-@[-`{-~])*$/u;

/** The blocks that an event holds. */
function contentOf(markdown: string): readonly NodeJSON[] {
  const line = markdown.trim();
  if (line === '') return [{ type: 'paragraph' }];
  if (plainText.test(line)) {
    const text = line.replace(/\\(?=[!-/:-@[-`{-~])(.)/gu, '$1');
    return [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  }
  const doc = releaseDocument(readMarkdown(markdown, { frontMatter: false }));
  const blocks = (doc.content ?? []).flatMap(asEventBlock);
  return blocks.length === 0 ? [{ type: 'paragraph' }] : blocks;
}

/** What would be part of the document's own outline becomes part of the event's text. */
function asEventBlock(block: NodeJSON): readonly NodeJSON[] {
  switch (block.type) {
    case 'title':
    case 'heading':
      return [{ type: 'paragraph', content: (block.content ?? []).map(bold) }];
    case 'horizontalRule':
      return [];
    case 'footnoteDefinition':
      return (block.content ?? []).flatMap(asEventBlock);
    default:
      return [block];
  }
}

function bold(node: NodeJSON): NodeJSON {
  if (node.type !== 'text' || node.marks?.some(({ type }) => type === 'bold')) return node;
  return { ...node, marks: [{ type: 'bold' }, ...(node.marks ?? [])] };
}
