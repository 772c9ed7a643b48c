import { diffArrays } from 'diff';

import type { CanonicalBlock, Run } from '../../unit/support/canonical';

/** A post as lines of text that a person can read and compare: one for each line, row and line of code. */
export function outline(blocks: readonly CanonicalBlock[], indent = ''): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'rule':
        return [`${indent}rule`];
      case 'line':
        return [`${indent}${block.name.trim()}: ${block.runs.map(runText).join('')}`];
      case 'code':
        return [`${indent}code:`, ...block.text.split('\n').map((line) => `${indent}  |${line}`)];
      case 'group':
        return [`${indent}${`${block.name} ${block.facts}`.trim()}`, ...outline(block.blocks, `${indent}  `)];
    }
  });
}

function runText([text, marks]: Run): string {
  const shown = text.replaceAll('\n', '⏎');
  return marks === '' ? shown : `‹${marks}: ${shown}›`;
}

/** What differs: lines that are missing begin with "-", lines that should not be there with "+". None where all agrees. */
export function difference(expected: readonly string[], actual: readonly string[]): readonly string[] {
  return diffArrays([...expected], [...actual]).flatMap(({ added, removed, value }) => {
    if (added) return value.map((line) => `+ ${line}`);
    return removed ? value.map((line) => `- ${line}`) : [];
  });
}

/**
 * The parts of a post under its headings of the second level.
 *
 * @returns the lines under each, by the heading's text; those before the first one under ''
 */
export function sections(blocks: readonly CanonicalBlock[]): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, CanonicalBlock[]>([['', []]]);
  let part: CanonicalBlock[] = parts.get('') ?? [];
  for (const block of blocks) {
    if (block.kind === 'line' && block.name === 'h2') {
      part = [];
      parts.set(block.runs.map(([text]) => text).join(''), part);
    } else part.push(block);
  }
  return new Map([...parts].map(([name, content]) => [name, outline(content)]));
}
