import type { BlockContent, DefinitionContent, Link, Nodes, PhrasingContent, Text } from 'mdast';

import { codeTag, escapeAll } from './code';
import { html, plainText, text } from './mdast';

/**
 * What the printer cannot know of a tree before it prints it. Text between code tags is escaped as a whole.
 *
 * The printer leaves an underscore within a word as it is, but writes a letter that touches a mark as a reference where
 * the mark would not be seen otherwise. `**.**2_000` becomes `**.**&#x32;_000`, and now the underscore is at the edge of
 * a word and can open emphasis. So one that is a letter away from the edge of a text gets its backslash here.
 */
export function shield<Block extends BlockContent | DefinitionContent>(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    if (!isShielded(block)) return block;
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return { ...block, children: shieldLine(block.children, false) };
      case 'blockquote':
        return { ...block, children: shield(block.children) };
      case 'list': {
        const children = block.children.map((item) => ({ ...item, children: shield(item.children) }));
        return { ...block, children };
      }
      case 'table': {
        const children = block.children.map((row) => ({
          ...row,
          children: row.children.map((cell) => ({ ...cell, children: shieldLine(cell.children, false) })),
        }));
        return { ...block, children };
      }
      default:
        return block;
    }
  });
}

/** Whether anything below it may have to be written otherwise. */
function isShielded(node: Nodes): boolean {
  if (node.type === 'text') return node.value.includes('_');
  return (
    node.type === 'html' || node.type === 'link' || ('children' in node && node.children.some(isShielded))
  );
}

function shieldLine(nodes: PhrasingContent[], inMark: boolean): PhrasingContent[] {
  if (!nodes.some(isShielded)) return nodes;
  return nodes.flatMap((node, index): PhrasingContent[] => {
    // An address that is its own text is printed between angle brackets, where nothing is marked.
    if (node.type === 'link' && plainText(node.children) === node.url) return [node];
    if (node.type === 'link' && looksLikeMail(node)) return [inTwo(node)];
    if ('children' in node) return [{ ...node, children: shieldLine(node.children, true) }];
    if (node.type !== 'text') return [node];
    const previous = nodes[index - 1];
    if (previous?.type === 'html' && codeTag(previous.value) === 'open') return [html(escapeAll(node.value))];
    return shielded(node, inMark || index > 0, inMark || index < nodes.length - 1);
  });
}

/** What CommonMark takes for an e-mail address between angle brackets (0.31, 6.5). */
const mailAddress =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/iu;

/** The printer puts every mail address that is its own text between angle brackets; GFM knows more of them than those. */
function looksLikeMail({ url, children }: Link): boolean {
  const words = plainText(children);
  return url === `mailto:${words}` && !mailAddress.test(words);
}

/** A link with its text in two pieces is never printed between angle brackets. */
function inTwo(node: Link): Link {
  const words = plainText(node.children);
  return { ...node, children: [text(words.slice(0, 1)), text(words.slice(1))] };
}

function shielded({ value }: Text, startsAtMark: boolean, endsAtMark: boolean): PhrasingContent[] {
  const start = startsAtMark ? (/^([\p{L}\p{N}])(_+)/u.exec(value) ?? []) : [];
  const [before = '', first = '', opening = ''] = start;
  const rest = value.slice(before.length);
  const [after = '', closing = '', last = ''] = endsAtMark ? (/(_+)([\p{L}\p{N}])$/u.exec(rest) ?? []) : [];
  if (before === '' && after === '') return [text(value)];
  return [
    text(first),
    html(opening.replaceAll('_', '\\_')),
    text(rest.slice(0, rest.length - after.length)),
    html(closing.replaceAll('_', '\\_')),
    text(last),
  ].filter((node) => node.value !== '');
}
