import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import type { Asset } from '../document/draft';
import type { FrontMatter } from '../document/front-matter';
import { readTitle } from '../document/read';
import type { Audience } from '../document/vocabulary';
import { findField, parseFrontMatter, readField } from '../markdown/front-matter';
import { html } from '../markdown/inline/mdast';
import type { Loss } from '../markdown/losses';
import { isPicture } from '../markdown/nodes/picture';
import { printMarkdown } from '../markdown/print';
import { withLiveText } from '../timeline/live-text';
import { writeBlocks } from '../markdown/write';
import { forAudience, withheldFields } from './audience';
import { values, type Wanted } from './head/values';
import { writeHead } from './head/write';
import { anchorHeadings, offsetHeadings } from './headings';
import { imageFiles } from './images';
import { Notes } from './notes';
import { postPicture, type GeneratedFile } from './picture';
import { postDate } from './post-date';
import { slugOf } from './slug';
import { targets } from './targets/all';
import { join } from './targets/paths';
import { fieldNames, type FieldName, type SiteSettings, type Target, type TargetId } from './targets/target';

export type { FieldName } from './targets/target';

export interface PublishOptions {
  readonly target: TargetId;
  /** Who it is for; the public by default. */
  readonly audience?: Audience;
  /** Name of the post in paths and addresses; by default made of the title. */
  readonly slug?: string;
  /** The draft's images. One that is not among them is a loss; without this option each counts as being there. */
  readonly assets?: readonly Pick<Asset, 'hash' | 'type'>[];
  /** Whether the post is marked as a draft; not said at all by default. */
  readonly isDraft?: boolean;
  /** RFC 3339 or YYYY-MM-DD, kept from an earlier export; by default that of an imported front matter or `postDate`. */
  readonly date?: string;
  /** RFC 3339; set on a second export. */
  readonly updated?: string;
  /** The site's own names of fields; null leaves a field out. */
  readonly fields?: Readonly<Partial<Record<FieldName, string | null>>>;
  /** The folder of posts, relative to the site, '/'-separated; by default the target's own. */
  readonly folder?: string;
  readonly description?: string;
  readonly author?: string;
  /** How many levels headings move down; 0 by default. */
  readonly headingOffset?: number;
  /** Whether owners of actions and links to tickets are written: by default not for the public, and always inside. */
  readonly keep?: { readonly owners?: boolean; readonly trackerLinks?: boolean };
  /** The anchors that headings had at the first export, by the headings' ids. */
  readonly anchors?: Readonly<Record<string, string>>;
  /** Whether the picture of the timeline is written beside the post, where the draft has a place for it; by default it is. */
  readonly picture?: boolean;
  /** What differs at this site from the generator as it comes. */
  readonly site?: SiteSettings;
}

/** A post and what belongs to it. Paths are relative to the site and '/'-separated. Nothing is written by making it. */
export interface Publication {
  readonly target: TargetId;
  readonly slug: string;
  /** RFC 3339, or YYYY-MM-DD where no time is known; null where the draft says nothing. */
  readonly date: string | null;
  /** Line ends are LF; the text ends in one. */
  readonly file: { readonly path: string; readonly text: string };
  readonly assets: readonly { readonly path: string; readonly hash: string }[];
  /** Files that are made of the draft: the picture of its timeline. They are written like the images. */
  readonly generated: readonly GeneratedFile[];
  /** What the target will not show as the draft says it, one sentence each. */
  readonly losses: readonly Loss[];
  /** How many blocks, rows and facts were left out because they are internal. */
  readonly withheld: number;
  /** The anchor of each heading in this text, by the heading's id. */
  readonly anchors: Readonly<Record<string, string>>;
}

/** Writes a draft for a kind of site. The same draft and options give the same bytes. */
export function publish(draft: Node, options: PublishOptions): Publication {
  const audience = options.audience ?? 'public';
  const { doc, withheld } = forAudience(draft, audience);
  const target = targets[options.target];
  const site = options.site ?? {};
  const notes = new Notes();
  const original = (draft.attrs['frontMatter'] ?? null) as FrontMatter | null;
  const slug = options.slug ?? slugOf(readTitle(doc));
  const date = options.date ?? originalDate(original) ?? postDate(doc);
  const day = date === null ? null : date.slice(0, 10);
  const folder = (options.folder ?? target.folder).replace(/^\/+|\/+$/gu, '');
  const files = target.files({ slug, day, folder, site });
  if (target.id === 'jekyll' && day === null) {
    notes.add('target', 'Jekyll publishes only posts with a date; this one goes to its drafts.');
  }
  if (date === null && target.front.required?.includes('date') === true) {
    notes.add('target', `The draft has no date, and ${target.name}'s usual schema of posts wants one.`);
  }
  const images = imageFiles(files.address, options.assets);
  const picture = options.picture === false ? null : postPicture(doc, files.address);
  const isPublic = audience === 'public';
  const names = fieldsOf(target, options, original);
  const title = target.title === 'both' || (target.title === 'heading' && names.title === null);
  const written = writeBlocks(doc, {
    title,
    imagePath: images.path,
    ...(picture === null ? {} : { picture: picture.link }),
    keep: {
      owners: options.keep?.owners ?? !isPublic,
      trackerLinks: options.keep?.trackerLinks ?? !isPublic,
    },
  });
  const speech = target.speech(notes, site);
  const titleBlock = title && readTitle(doc) !== '' ? written.blocks[0] : undefined;
  const moved = offsetHeadings(written.blocks, options.headingOffset ?? 0, titleBlock, notes);
  const anchored = anchorHeadings(moved, target.anchors, options.anchors ?? {}, headingIds(doc));
  const excerpt = withExcerpt(anchored.blocks, target);
  const wanted: Wanted = {
    date,
    updated: options.updated ?? null,
    isDraft: options.isDraft ?? null,
    slug,
    description: options.description ?? requiredDescription(withLiveText(doc).doc, target),
    author: options.author ?? null,
    internal: !isPublic,
  };
  const head = writeHead(
    {
      original,
      values: values(doc, wanted, target.front),
      names,
      fixed: { ...target.front.fixed?.(site), ...(excerpt.isMarked ? target.excerpt?.fields : {}) },
      withheld: isPublic ? withheldFields(draft) : [],
      toml: target.front.toml === true,
    },
    notes,
  );
  const body = printMarkdown(speech.change(excerpt.blocks), speech.dialect);
  return {
    target: target.id,
    slug,
    date,
    file: { path: files.file, text: [head, body].filter((part) => part !== '').join('\n') || '\n' },
    assets: images.used().map(({ name, hash }) => ({ path: join(files.assets, name), hash })),
    generated: (picture?.files ?? []).map((file) => ({ ...file, path: join(files.assets, file.path) })),
    losses: [...written.losses.filter((loss) => isLoss(loss, target, site)), ...notes.all()],
    withheld,
    anchors: anchored.anchors,
  };
}

/** The names under which fields are written. Without a theme the title is a heading, unless front matter held it. */
function fieldsOf(
  target: Target,
  { fields }: PublishOptions,
  original: FrontMatter | null,
): Readonly<Record<FieldName, string | null>> {
  const names = { ...target.front.fields };
  if (target.title === 'heading' && !hasTitle(original)) names.title = null;
  for (const field of fieldNames) {
    const mapped = fields?.[field];
    if (mapped !== undefined) names[field] = mapped === '' ? null : mapped;
  }
  return names;
}

function hasTitle(original: FrontMatter | null): boolean {
  const parsed = original === null ? null : parseFrontMatter(original);
  return parsed?.ok === true && findField(parsed.fields, 'title') !== null;
}

/** The date that an imported post has: it stays, because it is part of its address. */
function originalDate(original: FrontMatter | null): string | null {
  const parsed = original === null ? null : parseFrontMatter(original);
  const found = parsed?.ok === true ? findField(parsed.fields, 'date') : null;
  return found === null ? null : (readField('date', found.value) as string | null);
}

/** Where a target needs a description, the beginning of the text is one. */
function requiredDescription(doc: Node, { front }: Target): string | null {
  if (front.required?.includes('description') !== true) return null;
  const first = doc.children.find((node) => node.type.name === 'paragraph' && node.textContent.trim() !== '');
  const words = first?.textBetween(0, first.content.size, ' ', ' ').replace(/\s+/gu, ' ').trim() ?? '';
  if (words.length <= longestDescription) return words === '' ? readTitle(doc) : words;
  return `${words.slice(0, longestDescription).replace(/\s\S*$/u, '')}…`;
}

/** In characters: what search engines show of one. */
const longestDescription = 160;

function headingIds(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>();
  doc.descendants((node) => {
    const id = node.attrs['id'] as string | null | undefined;
    if (node.type.name === 'heading' && typeof id === 'string') ids.add(id);
    return !node.isTextblock;
  });
  return ids;
}

/** The excerpt ends after the first paragraph of text, where anything follows it. */
function withExcerpt(
  blocks: readonly BlockContent[],
  { excerpt }: Target,
): { readonly blocks: readonly BlockContent[]; readonly isMarked: boolean } {
  const first = blocks.findIndex((block) => block.type === 'paragraph' && !isPicture(block));
  if (excerpt === null || first < 0 || first === blocks.length - 1) return { blocks, isMarked: false };
  const marked = [...blocks.slice(0, first + 1), html(excerpt.marker), ...blocks.slice(first + 1)];
  return { blocks: marked, isMarked: true };
}

/** Where HTML is shown, what had to be written as HTML is shown too. */
function isLoss({ kind }: Loss, { id }: Target, site: SiteSettings): boolean {
  if (kind === 'code-in-cell') return false;
  return kind !== 'line-break' || (id === 'hugo' && site.html !== true);
}
