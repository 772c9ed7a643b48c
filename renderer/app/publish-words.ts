import type { PlannedFile } from '../../electron/contract/publish';
import { counted } from '../document/counted';
import type { TargetId } from '../publish/targets/target';

/** Targets as the panel offers them: the name, and what choosing it means. */
export const targetWords: Readonly<Record<TargetId, { readonly name: string; readonly about: string }>> = {
  gfm: {
    name: 'Markdown for GitHub or GitLab',
    about: 'Plain GFM, shown as it is by GitHub, GitLab and editors.',
  },
  hugo: { name: 'Hugo', about: 'A page bundle, its images beside it.' },
  jekyll: {
    name: 'Jekyll, GitHub Pages',
    about: 'A dated post, protected from Liquid; images under assets.',
  },
  eleventy: { name: 'Eleventy', about: 'A page that no template language touches.' },
  hexo: { name: 'Hexo', about: 'A post with its folder of images, protected from Nunjucks.' },
  astro: { name: 'Astro', about: 'An entry of a content collection, as Markdown.' },
  'astro-mdx': { name: 'Astro with MDX', about: 'An entry of a content collection, as MDX.' },
  docusaurus: { name: 'Docusaurus', about: 'A blog post in a folder of its own, read as plain Markdown.' },
  mkdocs: { name: 'MkDocs', about: 'A page of the docs, for Python-Markdown.' },
};

export type FileState = PlannedFile['state'];

/** The state of a file in a word or two. */
export function stateWord(state: FileState): string {
  switch (state.kind) {
    case 'new':
      return 'New';
    case 'same':
      return 'Unchanged';
    case 'update':
      return 'Update';
    case 'foreign':
      return 'Not ours';
  }
}

/** Why a foreign file is one, as a sentence. */
export function foreignWords(reason: Extract<FileState, { kind: 'foreign' }>['reason']): string {
  switch (reason) {
    case 'not-ours':
      return 'A file that Aftermark has not written stands there.';
    case 'edited':
      return 'Somebody has edited this file since it was published.';
    case 'other-draft':
      return 'This file belongs to another post-mortem.';
  }
}

interface Doing {
  readonly writes: number;
  readonly removes: number;
  /** Name of the site's folder. */
  readonly label: string;
}

/** What the button that publishes will do. */
export function doingWords({ writes, removes, label }: Doing): string {
  if (writes === 0 && removes === 0) return 'Nothing to write';
  if (removes === 0) return `Write ${counted(writes, 'file')} to ${label}`;
  if (writes === 0) return `Remove ${counted(removes, 'file')} from ${label}`;
  return `Write ${counted(writes, 'file')} to ${label} and remove ${removes}`;
}
