import type { BlockContent } from 'mdast';

import type { Dialect } from '../../markdown/print';
import type { Notes } from '../notes';

export const targetIds = [
  'gfm',
  'hugo',
  'jekyll',
  'eleventy',
  'hexo',
  'astro',
  'astro-mdx',
  'docusaurus',
  'mkdocs',
] as const;
export type TargetId = (typeof targetIds)[number];

export const fieldNames = [
  'title',
  'date',
  'updated',
  'draft',
  'slug',
  'description',
  'author',
  'tags',
  'severity',
  'services',
  'language',
  'zone',
  'incidentDate',
  'incidentStatus',
  'status',
  'roles',
] as const;
/** What front matter may say. A target, or the author, gives each a name of the site's own. */
export type FieldName = (typeof fieldNames)[number];

/** What of a site's own settings changes what is written. Each is as the generator comes unless it is said. */
export interface SiteSettings {
  /** Where the site stands on its host: "" or "/blog". For targets that address images from the root. */
  readonly basePath?: string;
  /** Whether HTML in Markdown is shown. Hugo leaves it out by default; the others show it. */
  readonly html?: boolean;
  /** Whether GitHub Pages builds the site: its Jekyll is 3.x, which knows no `render_with_liquid`. */
  readonly githubPages?: boolean;
  /** Whether straight quotes and hyphens are made typographic. False takes the escapes and warnings for that away. */
  readonly typography?: boolean;
}

/** Where a post goes. */
export interface PostPlace {
  readonly slug: string;
  /** YYYY-MM-DD of the post's date; null where it has none. */
  readonly day: string | null;
  /** The folder of posts, '/'-separated, without slashes at its ends; '' for the site's own. */
  readonly folder: string;
  readonly site: SiteSettings;
}

export interface Files {
  /** Path of the Markdown file, relative to the site. */
  readonly file: string;
  /** Folder of the images, relative to the site. */
  readonly assets: string;
  /** What stands before an image's name in its address: "", "slug/" or "/assets/slug/". */
  readonly address: string;
}

/** The anchors that a generator gives to headings by itself. */
export interface Anchors {
  /** The anchor of a heading's text; null where the generator gives none. Repeats get a number from `repeated`. */
  readonly of: (text: string) => string | null;
  /** The n-th repeat of an anchor, counted from 1. */
  readonly repeated: (anchor: string, n: number) => string;
  /** Whether a repeat takes the next number until its anchor is one that no heading before it has. */
  readonly skipsTaken: boolean;
  /** Markdown that gives a heading another anchor: behind its text, or in a line before it. */
  readonly explicit: (anchor: string) => { readonly before?: string; readonly after?: string };
}

export interface Front {
  /** Names of fields; null where the target has no use for one. */
  readonly fields: Readonly<Record<FieldName, string | null>>;
  /** Fields that every post of this target needs, for the sake of how its text is read. */
  readonly fixed?: (site: SiteSettings) => Readonly<Record<string, unknown>>;
  /** Values that this target wants in a shape of its own. */
  readonly shape?: Readonly<Partial<Record<FieldName, (value: string) => unknown>>>;
  /** RFC 3339 as a bare date, the same in quotes, or Jekyll's "2019-07-02 13:42:00 +0000". */
  readonly dates: 'bare' | 'quoted' | 'spaced';
  /** Fields without which the target's own starter does not build a post. */
  readonly required?: readonly ('description' | 'date')[];
  /** Whether TOML that was imported stays TOML. */
  readonly toml?: boolean;
}

/** How text is written for a target, made anew for every post. */
export interface Speech {
  /** Changes to the tree before it is printed. */
  readonly change: (blocks: readonly BlockContent[]) => BlockContent[];
  readonly dialect: Dialect;
}

/** A kind of site that posts are written for. All of it is pure. */
export interface Target {
  readonly id: TargetId;
  /** Its name for people: "Hugo". */
  readonly name: string;
  /** Its usual folder of posts. */
  readonly folder: string;
  readonly files: (place: PostPlace) => Files;
  /** Where readers see the title: the theme shows that of the front matter, or it stands as a heading in the text too. */
  readonly title: 'front-matter' | 'heading' | 'both';
  readonly front: Front;
  /** Line that ends the excerpt, and the fields that make the target look for it; null where it has none. */
  readonly excerpt: { readonly marker: string; readonly fields?: Readonly<Record<string, unknown>> } | null;
  readonly anchors: Anchors;
  readonly speech: (notes: Notes, site: SiteSettings) => Speech;
}
