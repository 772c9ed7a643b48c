import type { NodeJSON } from '../../document/draft';
import { momentsIn, withoutRivals } from './moments';

/** Marks the events whose words name a moment; those of a timeline that this app printed keep their own. */
export function withMoments(blocks: readonly NodeJSON[]): readonly NodeJSON[] {
  const imported = blocks.filter(isImported).flatMap((timeline) => timeline.content ?? []);
  const claims = withoutRivals(imported.map((event) => momentsIn(event.content ?? [])));
  const known = new Set(
    blocks
      .filter((block) => block.type === 'timeline' && !isImported(block))
      .flatMap((timeline) =>
        (timeline.content ?? []).flatMap(({ attrs }) =>
          Array.isArray(attrs?.['moments']) ? (attrs['moments'] as unknown[]) : [],
        ),
      ),
  );
  const byEvent = new Map(
    imported.map(
      (event, index) => [event, (claims[index] ?? []).filter((moment) => !known.has(moment))] as const,
    ),
  );
  return blocks.map((block) =>
    isImported(block)
      ? { ...block, content: (block.content ?? []).map((event) => marked(event, byEvent)) }
      : block,
  );
}

function isImported(block: NodeJSON): boolean {
  return block.type === 'timeline' && typeof block.attrs?.['origin'] === 'object';
}

function marked(event: NodeJSON, byEvent: ReadonlyMap<NodeJSON, readonly string[]>): NodeJSON {
  const moments = byEvent.get(event) ?? [];
  return moments.length === 0 ? event : { ...event, attrs: { ...event.attrs, moments } };
}
