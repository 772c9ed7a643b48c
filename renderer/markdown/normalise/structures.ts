import type { Node } from '@tiptap/pm/model';

import { admitDocument } from '../../document/admit';
import type { NodeJSON } from '../../document/draft';
import { isContainerName } from '../../document/nodes/structures';
import { originOf } from '../../document/origin';
import { documentZone } from '../../document/read';
import { readMetrics } from '../../timeline/metrics';
import { hasPicture } from '../../timeline/picture/facts';
import { withoutEmptySections } from '../sections';
import { spansOf } from '../structures/span';
import { withTidyEvents } from '../structures/tidy-events';
import { titleFirst } from '../structures/title-first';
import { normaliseActions, normaliseFactors, normaliseImpacts, normaliseTimeline, type Plain } from './rows';

/**
 * The top level of a document as its Markdown says it.
 * @param untouched the containers of an import for which their source is written
 */
export function normaliseTopLevel(
  doc: Node,
  plain: Plain,
  untouched: ReadonlySet<Node>,
): readonly NodeJSON[] {
  const own = normaliseContainers(doc, plain, untouched);
  const hasMetrics = readMetrics(withTidyEvents(doc, documentZone(doc).zone)).some(
    ({ state }) => state.kind !== 'unknown',
  );
  const isDrawn = hasPicture(doc, documentZone(doc).zone);
  const firstTitle = doc.children.find((node) => node.type.name === 'title');
  const { schema } = doc.type;
  const another = schema.node('paragraph', null, schema.text('x'));
  const normalised = (node: Node): NodeJSON[] => {
    const { name } = node.type;
    if (isContainerName(name)) {
      const unknown = node.children.filter((row) => row.type.name === 'unknownBlock');
      const rows = untouched.has(node) ? plain(originBlocks(node)) : (own.rows.get(node) ?? []);
      return [...rows, ...plain(unknown)];
    }
    switch (name) {
      case 'title':
        return node === firstTitle
          ? headingOf(node, plain).map(({ content = [] }) => ({ type: 'title', content }))
          : headingOf(node, plain);
      case 'metrics':
        return hasMetrics ? [{ type: 'metrics' }] : [];
      case 'coverage':
        return own.hasFactors ? [{ type: 'coverage' }] : [];
      case 'picture':
        return isDrawn ? [{ type: 'picture' }] : [];
      default:
        return node === doc.lastChild ? plain([node]) : plain([node, another]).slice(0, -1);
    }
  };
  const blocks = withoutEmptySections(titleFirst(doc).map((node) => ({ node, blocks: normalised(node) })));
  return withTitle(blocks, firstTitle !== undefined && headingOf(firstTitle, plain).length === 0);
}

function originBlocks(container: Node): readonly Node[] {
  return admitDocument({ type: 'doc', content: originOf(container)?.blocks ?? [] }).children;
}

/** A title is a heading 1 in Markdown, and a second one, which a merge can leave behind, stays a heading. */
function headingOf(title: Node, plain: Plain): NodeJSON[] {
  const heading = title.type.schema.node('heading', { level: 1 }, title.content);
  return plain([heading]).filter(({ content }) => (content ?? []).length > 0);
}

/**
 * The heading 1 that a document begins with is its title, if it is nothing but text. Where the document has a title
 * that is empty, it keeps that, and the heading stays one.
 */
function withTitle(blocks: readonly NodeJSON[], hasEmptyTitle: boolean): readonly NodeJSON[] {
  const [first, ...others] = blocks;
  const content = first?.content ?? [];
  const isTitle =
    first?.type === 'heading' &&
    first.attrs?.['level'] === 1 &&
    content.length > 0 &&
    content.every(isPlainText);
  if (!isTitle) return blocks;
  return hasEmptyTitle ? [{ type: 'title' }, ...blocks] : [{ type: 'title', content }, ...others];
}

const isPlainText = ({ type, marks }: NodeJSON): boolean => type === 'text' && (marks ?? []).length === 0;

interface NormalContainers {
  readonly rows: ReadonlyMap<Node, NodeJSON[]>;
  /** Whether there is a factor that says something. */
  readonly hasFactors: boolean;
}

function normaliseContainers(doc: Node, plain: Plain, untouched: ReadonlySet<Node>): NormalContainers {
  const { zone } = documentZone(doc);
  const rows = new Map<Node, NodeJSON[]>();
  let lastId = 0;
  const newId = (): string => `row${(lastId += 1)}`;
  const containers = (name: string): readonly Node[] =>
    doc.children.filter((node) => node.type.name === name);

  for (const node of containers('timeline')) {
    if (!untouched.has(node)) rows.set(node, normaliseTimeline(node, zone, plain, newId));
  }
  const after = spansOf(admitDocument({ type: 'doc', content: [...rows.values()].flat() }), zone);
  const before = spansOf(doc, zone);
  for (const node of containers('impacts'))
    rows.set(node, normaliseImpacts(node, { before, after }, plain, newId));

  const written = new Map<string, { readonly id: string; readonly number: number }>();
  const countRows = (node: Node): number =>
    node.children.filter((row) => row.type.name !== 'unknownBlock').length;
  const put = (node: Node, type: string, content: readonly NodeJSON[]): number => {
    rows.set(node, content.length === 0 ? [] : [{ type, content }]);
    return content.length;
  };
  let hasFactors = false;
  let count = { rows: 0, kept: 0 };
  for (const node of containers('factors')) {
    const made = normaliseFactors(node, count, plain, newId);
    if (made.rows.length > 0) hasFactors = true;
    if (!untouched.has(node)) for (const [old, now] of made.written) written.set(old, now);
    const kept = untouched.has(node) ? 0 : put(node, 'factors', made.rows);
    count = { rows: count.rows + countRows(node), kept: count.kept + kept };
  }
  count = { rows: 0, kept: 0 };
  for (const node of containers('actions')) {
    const made = normaliseActions(node, count, written, plain, newId);
    const kept = untouched.has(node) ? 0 : put(node, 'actions', made);
    count = { rows: count.rows + countRows(node), kept: count.kept + kept };
  }
  return { rows, hasFactors };
}
