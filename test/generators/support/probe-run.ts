import { probeDocument, probes } from '../documents/documents';
import { compare } from './compare';
import type { Generator } from './generator';
import { plainPostFor, postFor, type Post } from './posts';
import { build, type Built, type Ready } from './site';

/** What became of a probe: no lines where its page shows the document. */
export interface Result {
  readonly post: Post;
  readonly probe: string;
  readonly difference: readonly string[];
}

/** Every probe as a post of its own: as GitHub Flavored Markdown as it is, or as the app writes it for the target. */
function probePosts(
  { targets }: Generator,
  kind: 'plain' | 'target',
): readonly { readonly probe: string; readonly post: Post }[] {
  const make = kind === 'plain' ? plainPostFor : postFor;
  return targets.flatMap((target) =>
    probes.map((probe) => ({ probe: probe.name, post: make(target, probe.name, probeDocument(probe)) })),
  );
}

/**
 * Builds posts, leaving out those with which the generator does not build its site at all. Those are told from its own
 * words, or, where it does not name one, by halving.
 */
async function buildTolerant(
  generator: Generator,
  ready: Ready,
  posts: readonly Post[],
): Promise<{ readonly built: Built; readonly failed: ReadonlyMap<string, string> }> {
  const failed = new Map<string, string>();
  for (;;) {
    const rest = posts.filter(({ slug }) => !failed.has(slug));
    const built = await build(
      generator,
      ready,
      rest.flatMap(({ files }) => files),
    );
    if (built.code === 0) return { built, failed };
    await built.remove();
    const named = rest.filter(({ slug }) => mentions(built.output, slug));
    const guilty = named.length > 0 ? named : await halve(generator, ready, rest);
    for (const { slug } of guilty) failed.set(slug, firstError(built.output, slug));
  }
}

/** Whether an output names a post where it speaks of a fault; elsewhere some list what they have built. */
function mentions(output: string, slug: string): boolean {
  return faults(output).some((line) => names(line, slug));
}

const fault = /error|exception|trouble|fail|^\s*at |^\s*file:/iu;

function faults(output: string): readonly string[] {
  return output.split('\n').filter((line) => fault.test(line));
}

/** A date may stand before a slug, and a hash after it. */
function names(line: string, slug: string): boolean {
  return new RegExp(String.raw`(?<![a-z])${slug}(?![a-z\d-])`, 'u').test(line);
}

function firstError(output: string, slug: string): string {
  const lines = faults(output);
  return (lines.find((line) => names(line, slug)) ?? lines[0] ?? output).trim().slice(0, 200);
}

/** One post with which the site does not build. */
async function halve(generator: Generator, ready: Ready, posts: readonly Post[]): Promise<readonly Post[]> {
  if (posts.length <= 1) return posts;
  const half = posts.slice(0, Math.floor(posts.length / 2));
  const built = await build(
    generator,
    ready,
    half.flatMap(({ files }) => files),
  );
  await built.remove();
  return halve(generator, ready, built.code === 0 ? posts.slice(half.length) : half);
}

/** Builds all probes of a generator and compares each page with its document. */
export async function runProbes(
  generator: Generator,
  ready: Ready,
  kind: 'plain' | 'target',
): Promise<readonly Result[]> {
  const posts = probePosts(generator, kind);
  const { built, failed } = await buildTolerant(
    generator,
    ready,
    posts.map(({ post }) => post),
  );
  const results: Result[] = [];
  for (const { probe, post } of posts) {
    const error = failed.get(post.slug);
    const difference =
      error === undefined ? await compare(generator, built, post).catch(messageOf) : [`! ${error}`];
    results.push({ post, probe, difference });
  }
  await built.remove();
  return results;
}

function messageOf(error: unknown): readonly string[] {
  return [`! ${error instanceof Error ? error.message : String(error)}`];
}
