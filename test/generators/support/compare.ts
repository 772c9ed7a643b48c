import { expectedPost } from './expected';
import { difference, outline, sections } from './outline';
import type { Generator } from './generator';
import { readPage } from './pages';
import type { Post } from './posts';
import type { Built } from './site';

/** What a page shows otherwise than its document, as lines with "-" and "+"; none where it shows it whole. */
export async function compare(generator: Generator, built: Built, post: Post): Promise<readonly string[]> {
  const page = await readPage(generator, built, post);
  return difference(outline(expectedPost(post.document, post.hasTitle)), outline(page));
}

/**
 * The same, apart for each part under a heading of the second level.
 *
 * @returns the differences by the heading's text, only of parts that differ
 */
export async function compareSections(
  generator: Generator,
  built: Built,
  post: Post,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const page = await readPage(generator, built, post);
  const expected = sections(expectedPost(post.document, post.hasTitle));
  const actual = sections(page);
  const names = new Set([...expected.keys(), ...actual.keys()]);
  return new Map(
    [...names].flatMap((name) => {
      const lines = difference(expected.get(name) ?? [], actual.get(name) ?? []);
      return lines.length === 0 ? [] : [[name, lines] as const];
    }),
  );
}
