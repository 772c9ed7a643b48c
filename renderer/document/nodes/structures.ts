import { Node } from '@tiptap/core';

import { checkedAttribute, isNullOr, type Attributes } from '../attributes';
import { isOrigin } from '../origin';

interface Structure {
  /** Node name of the container, such as "timeline". */
  readonly container: string;
  /** Node name of its rows, such as "event". */
  readonly row: string;
  readonly attributes: () => Attributes;
}

/**
 * Makes a container and its rows. Rows hold blocks; the first paragraph is the headline. A container may be empty and
 * may hold rows that a newer version brought. Containers stand only at the top level of a document. One that was made of
 * imported Markdown keeps what it was made of as its origin.
 */
export function createStructure({ container, row, attributes }: Structure): readonly [Node, Node] {
  const Container = Node.create({
    name: container,
    group: 'structure',
    content: `(${row} | unknownBlock)*`,
    isolating: true,
    defining: true,
    addAttributes: () => ({ origin: checkedAttribute('origin', null, isNullOr(isOrigin)) }),
    parseHTML: () => [{ tag: `ol[data-${container}]`, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['ol', { ...HTMLAttributes, [`data-${container}`]: '' }, 0],
  });
  const Row = Node.create({
    name: row,
    content: 'block*',
    isolating: true,
    defining: true,
    addAttributes: attributes,
    parseHTML: () => [{ tag: `li[data-${row}]`, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['li', { ...HTMLAttributes, [`data-${row}`]: '' }, 0],
  });
  return [Container, Row];
}

/** Containers by the name of their rows. */
export const containerOf = {
  event: 'timeline',
  impact: 'impacts',
  factor: 'factors',
  action: 'actions',
} as const;

export type RowName = keyof typeof containerOf;
export type ContainerName = (typeof containerOf)[RowName];

export const rowOf: Readonly<Record<ContainerName, RowName>> = {
  timeline: 'event',
  impacts: 'impact',
  factors: 'factor',
  actions: 'action',
};

export function isRowName(name: string): name is RowName {
  return Object.hasOwn(containerOf, name);
}

export function isContainerName(name: string): name is ContainerName {
  return Object.hasOwn(rowOf, name);
}
