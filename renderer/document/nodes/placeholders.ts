import { Node } from '@tiptap/core';

/** Blocks that say where something derived stands. They hold nothing: what they show is computed from the draft. */
export const placeholderNames = ['metrics', 'picture', 'coverage'] as const;
export type PlaceholderName = (typeof placeholderNames)[number];

function createPlaceholder(name: PlaceholderName): Node {
  return Node.create({
    name,
    group: 'structure',
    atom: true,
    selectable: true,
    parseHTML: () => [{ tag: `div[data-${name}]` }],
    renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, [`data-${name}`]: '' }],
  });
}

export const Metrics = createPlaceholder('metrics');
export const Picture = createPlaceholder('picture');
export const Coverage = createPlaceholder('coverage');
