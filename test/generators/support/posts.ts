import type { Node } from '@tiptap/pm/model';

import { writeMarkdown } from '../../../renderer/markdown/write';
import { forAudience } from '../../../renderer/publish/audience';
import { imageFiles } from '../../../renderer/publish/images';
import { publish, type Publication, type PublishOptions } from '../../../renderer/publish/publish';
import { targets } from '../../../renderer/publish/targets/all';
import type { TargetId } from '../../../renderer/publish/targets/target';
import { picture } from '../documents/picture';
import type { SiteFile } from './site';

/** A document as a post of a site. */
export interface Post {
  readonly target: TargetId;
  /** Unique in the site; the built page is found by it. */
  readonly slug: string;
  readonly document: Node;
  readonly publication: Publication;
  /** Whether the title has to stand in the text too, as a heading. */
  readonly hasTitle: boolean;
  readonly files: readonly SiteFile[];
}

/** The post that the app writes for a target. */
export function postFor(
  target: TargetId,
  name: string,
  document: Node,
  options: Pick<PublishOptions, 'anchors'> = {},
): Post {
  const slug = slugFor(target, name);
  const publication = publish(document, { ...options, target, slug, assets: [picture], description: name });
  return {
    target,
    slug,
    document,
    publication,
    hasTitle: targets[target].title !== 'front-matter',
    files: [
      { path: publication.file.path, content: publication.file.text },
      ...publication.assets.map(({ path }) => ({ path, content: picture.bytes })),
      ...publication.generated.map(({ path, text }) => ({ path, content: text })),
    ],
  };
}

/**
 * The post that somebody has who prints plain GitHub Flavored Markdown, puts it where the target's posts are, and writes
 * the least front matter with which its starter takes it.
 */
export function plainPostFor(target: TargetId, name: string, document: Node): Post {
  const post = postFor(target, name, document);
  const { slug, publication } = post;
  const { folder, files: place } = targets[target];
  const { address } = place({ slug, day: publication.date?.slice(0, 10) ?? null, folder, site: {} });
  const { markdown } = writeMarkdown(forAudience(document, 'public').doc, {
    title: false,
    imagePath: imageFiles(address, [picture]).path,
  });
  const front = [
    ...['title', 'description'].map((field) => `${field}: ${JSON.stringify(name)}`),
    ...['date', 'pubDate'].map((field) => `${field}: 2024-05-06`),
    `slug: ${slug}`,
    ...(target === 'jekyll' ? ['layout: post'] : []),
  ];
  const content = `---\n${front.join('\n')}\n---\n\n${markdown}`;
  const [, ...assets] = post.files;
  return { ...post, hasTitle: false, files: [{ path: publication.file.path, content }, ...assets] };
}

function slugFor(target: TargetId, name: string): string {
  return `${target}-${name.toLowerCase().replace(/[^a-z\d]+/gu, '-')}`;
}
