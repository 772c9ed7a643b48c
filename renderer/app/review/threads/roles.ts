import type { Node } from '@tiptap/pm/model';

import { readFacts } from '../../../document/read';
import { shownText } from '../../../review/files/author';
import type { PlacedThread } from '../../../review/thread';

/** Whom a comment may speak to: the roles of the incident, and the roles and names of whoever wrote in the threads. */
export function rolesOf(doc: Node, threads: readonly PlacedThread[]): readonly string[] {
  const roles = [
    ...readFacts(doc).roles.map(({ role }) => role),
    ...threads.flatMap(({ thread }) => thread.comments.flatMap(({ author }) => [author.role, author.name])),
  ].map(shownText);
  return [...new Set(roles)].filter((role) => role !== '').toSorted((one, other) => one.localeCompare(other));
}

/** Who wrote in the threads, each once, by id. */
export function authorsOf(threads: readonly PlacedThread[]) {
  return [
    ...new Map(
      threads.flatMap(({ thread }) => thread.comments.map(({ author }) => [author.id, author] as const)),
    ).values(),
  ];
}
