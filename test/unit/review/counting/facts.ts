import type { Node } from '@tiptap/pm/model';

import type { Card } from '../../../../renderer/review/merge-result';
import type { EditKind } from '../random/kinds';

/** Attributes that the edits change, with the kind of edit that changes them. */
const kindsOfFacts: Readonly<Record<string, EditKind>> = {
  happened: 'time',
  known: 'known',
  kind: 'eventKind',
  moments: 'moment',
  owner: 'owner',
  due: 'due',
  status: 'actionStatus',
  who: 'who',
  depth: 'depth',
  level: 'level',
  severity: 'severity',
  zone: 'zone',
  tags: 'tag',
  services: 'service',
};
const ofDocument = ['severity', 'zone', 'tags', 'services'] as const;

export interface Fact {
  /** Id of the block, 'doc' for the document. */
  readonly block: string;
  readonly name: string;
  readonly value: unknown;
}

/** Facts by block and name. */
export function factsOf(doc: Node): ReadonlyMap<string, Fact> {
  const found = new Map<string, Fact>();
  const add = (block: string, name: string, value: unknown) => {
    found.set(`${block} ${name}`, { block, name, value });
  };
  for (const name of ofDocument) add('doc', name, doc.attrs[name]);
  doc.descendants(({ attrs }) => {
    for (const name of Object.keys(kindsOfFacts))
      if (name in attrs) add(String(attrs['id']), name, attrs[name]);
  });
  return found;
}

export const kindOfFact = ({ name }: Fact): EditKind | null => kindsOfFacts[name] ?? null;

const text = (value: unknown): string => JSON.stringify(value ?? null);

export const isSameFact = (one: Fact | undefined, other: Fact | undefined): boolean =>
  text(one?.value) === text(other?.value);

/**
 * Whether the merged fact holds what one side changed it to: it is the same, or, where it is a list, it has every member
 * that this side put in and none that it took out, unless the other side put that in.
 */
export function holds(
  merged: Fact | undefined,
  wanted: Fact,
  base: Fact | undefined,
  other: Fact | undefined,
): boolean {
  if (isSameFact(merged, wanted)) return true;
  const lists = [merged, wanted, base, other].map((fact) => fact?.value);
  const [now, want, was, else_] = lists.map((list) => (Array.isArray(list) ? list.map(text) : null));
  if (now === undefined || now === null || want === undefined || want === null) return false;
  const [before, theirs] = [was ?? [], else_ ?? []];
  return (
    want.every((member) => now.includes(member) || before.includes(member)) &&
    before.every((member) => want.includes(member) || !now.includes(member) || !theirs.includes(member))
  );
}

/** Whether a card tells of a change of a fact: by itself, or with the block that it is of. */
export function isOnCard({ block, name }: Fact, cards: readonly Card[]): boolean {
  return cards.some(({ steps }) =>
    steps.some(
      ({ attribute, stood, inserted }) =>
        (attribute?.name === name && (stood.block === block || block === 'doc')) ||
        JSON.stringify(inserted).includes(`"${block}"`),
    ),
  );
}
