import type { BlockContent, PhrasingContent, RootContent } from 'mdast';

/** Where a node stands. */
export interface Place {
  /** Id of the document's block that it was made of; null where that has none. */
  readonly block: string | null;
  /** Types of what it stands in, from the outside in. */
  readonly within: readonly RootContent['type'][];
}

/** What becomes of nodes. Each is asked after what is in the node has been changed; the default is to keep it. */
export interface Changes {
  readonly block?: (node: BlockContent, at: Place) => readonly BlockContent[];
  /** The blocks of one parent, together. */
  readonly flow?: (nodes: readonly BlockContent[], at: Place) => readonly BlockContent[];
  readonly inline?: (node: PhrasingContent, at: Place) => readonly PhrasingContent[];
  /** The inline nodes of one parent, together. */
  readonly line?: (nodes: readonly PhrasingContent[], at: Place) => readonly PhrasingContent[];
}

const nowhere: Place = { block: null, within: [] };

/** A tree with changes made to it, from the inside out; the tree itself stays as it is. */
export function change(
  blocks: readonly BlockContent[],
  changes: Changes,
  at: Place = nowhere,
): BlockContent[] {
  const changed = blocks.flatMap((node): readonly BlockContent[] => {
    const place = { ...at, block: node.data?.block ?? at.block };
    const inside = withChildren(node, changes, { ...place, within: [...at.within, node.type] });
    return changes.block?.(inside, place) ?? [inside];
  });
  return [...(changes.flow?.(changed, at) ?? changed)];
}

function withChildren(node: BlockContent, changes: Changes, at: Place): BlockContent {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return { ...node, children: changeLine(node.children, changes, at) };
    case 'blockquote':
    case 'footnoteDefinition':
      return { ...node, children: change(node.children as BlockContent[], changes, at) };
    case 'list': {
      const within = [...at.within, 'listItem' as const];
      const children = node.children.map((item) => ({
        ...item,
        children: change(item.children as BlockContent[], changes, { ...at, within }),
      }));
      return { ...node, children };
    }
    case 'table': {
      const within = [...at.within, 'tableRow' as const, 'tableCell' as const];
      const children = node.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({
          ...cell,
          children: changeLine(cell.children, changes, { ...at, within }),
        })),
      }));
      return { ...node, children };
    }
    default:
      return node;
  }
}

function changeLine(nodes: readonly PhrasingContent[], changes: Changes, at: Place): PhrasingContent[] {
  const changed = nodes.flatMap((node): readonly PhrasingContent[] => {
    const inside =
      'children' in node
        ? {
            ...node,
            children: changeLine(node.children, changes, { ...at, within: [...at.within, node.type] }),
          }
        : node;
    return changes.inline?.(inside, at) ?? [inside];
  });
  return [...(changes.line?.(changed, at) ?? changed)];
}
