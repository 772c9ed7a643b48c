import type { Node } from '@tiptap/pm/model';

import type { Asset } from '../document/draft';
import type { FrontMatter } from '../document/front-matter';
import { readTitle } from '../document/read';
import type { Audience } from '../document/vocabulary';
import type { Loss } from '../markdown/losses';
import { writeMarkdown } from '../markdown/write';
import { forAudience, withheldFields } from './audience';
import { values } from './head/values';
import { writeHead } from './head/write';
import { imageFiles, type PostAsset } from './images';
import { Notes } from './notes';
import { postPicture, type GeneratedFile } from './picture';
import { postDate } from './post-date';
import { slugOf } from './slug';
import { encodeAddress } from './targets/paths';
import type { FieldName } from './targets/target';

export interface PostOptions {
  /** Name of the post's file without ".md"; by default made of the title. */
  readonly name?: string;
  /** Who it is for; the public by default, which leaves out what is marked internal. */
  readonly audience?: Audience;
  /** The draft's images. One that is not among them is reported; without this option each counts as being there. */
  readonly assets?: readonly Pick<Asset, 'hash' | 'type'>[];
  /**
   * `file` (the default) is NAME.md with its images in NAME/, which GitHub shows. `bundle` is NAME/index.md with its
   * images beside it, which GitHub and Hugo both show.
   */
  readonly layout?: 'file' | 'bundle';
  /** Whether the picture of the timeline is written beside the post; by default it is, where the draft has a place for it. */
  readonly picture?: boolean;
  /** Whether the file begins with front matter; where it does not, the title is its first heading. True by default. */
  readonly frontMatter?: boolean;
}

/** A post and what belongs beside it. Nothing is written by making it. */
export interface Post {
  /** Path of the Markdown file: "slug.md", or "slug/index.md" for a bundle. */
  readonly name: string;
  /** Front matter and GitHub Flavored Markdown, ending in a newline. The same draft gives the same bytes. */
  readonly markdown: string;
  /** The folder for the images, beside the file, or the bundle's own. */
  readonly folder: string;
  /** The images by their names in that folder, in the order in which they first appear. */
  readonly assets: readonly PostAsset[];
  /** Files that are made of the draft, by their names in that folder: the picture of its timeline. */
  readonly generated: readonly GeneratedFile[];
  readonly losses: readonly Loss[];
  /** How many blocks, rows and facts were left out because they are internal. */
  readonly withheld: number;
}

/** Makes the post of a draft. */
export function exportPost(draft: Node, options: PostOptions = {}): Post {
  const { doc, withheld } = forAudience(draft, options.audience ?? 'public');
  const name = options.name ?? slugOf(readTitle(doc));
  const isBundle = options.layout === 'bundle';
  const hasFrontMatter = options.frontMatter ?? true;
  const address = isBundle ? '' : `${encodeAddress(name)}/`;
  const images = imageFiles(address, options.assets);
  const picture = options.picture === false ? null : postPicture(doc, address);
  const notes = new Notes();
  const { markdown: body, losses } = writeMarkdown(doc, {
    title: !hasFrontMatter,
    imagePath: images.path,
    ...(picture === null ? {} : { picture: picture.link }),
  });
  const head = hasFrontMatter ? plainHead(doc, draft, notes) : '';
  const markdown = [head, body].filter((part) => part !== '').join('\n');
  return {
    name: isBundle ? `${name}/index.md` : `${name}.md`,
    markdown,
    folder: name,
    assets: images.used(),
    generated: picture?.files ?? [],
    losses: [...losses, ...notes.all(), ...shortcodes(body)],
    withheld,
  };
}

/** The fields that every reader of Markdown knows, and severity; two fences where there is nothing to say. */
const fields: Readonly<Record<FieldName, string | null>> = {
  title: 'title',
  date: 'date',
  updated: null,
  draft: null,
  slug: null,
  description: null,
  author: null,
  tags: 'tags',
  severity: 'severity',
  services: null,
  language: null,
  zone: null,
  incidentDate: null,
  incidentStatus: null,
  status: null,
  roles: null,
};

function plainHead(doc: Node, draft: Node, notes: Notes): string {
  const wanted = {
    date: postDate(doc),
    updated: null,
    isDraft: null,
    slug: '',
    description: null,
    author: null,
    internal: false,
  };
  const head = writeHead(
    {
      original: (draft.attrs['frontMatter'] ?? null) as FrontMatter | null,
      values: values(doc, wanted, { dates: 'bare' }),
      names: fields,
      fixed: {},
      withheld: doc === draft ? [] : withheldFields(draft),
      toml: true,
    },
    notes,
  );
  return head === '' ? '---\n---\n' : head;
}

/** Hugo takes `{{<` and `{{%` for its own even in code, and stops building at one that it does not know. */
function shortcodes(markdown: string): readonly Loss[] {
  const found = /\{\{[<%][^\n]{0,30}/u.exec(markdown);
  if (found === null) return [];
  return [
    {
      kind: 'shortcode',
      message: `Hugo takes "${found[0]}" for one of its shortcodes, even in code, and will not build the page.`,
      block: null,
    },
  ];
}
