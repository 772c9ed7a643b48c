import { githubAnchors } from './anchors';
import { usualFields } from './fields';
import { sibling } from './paths';
import { speech } from './speech';
import type { Target } from './target';

/** GitHub, GitLab and whatever else shows GitHub Flavored Markdown by itself: no theme, so the title is a heading. */
export const gfm: Target = {
  id: 'gfm',
  name: 'GitHub Flavored Markdown',
  folder: '',
  files: sibling,
  title: 'heading',
  front: { fields: { ...usualFields, draft: null }, dates: 'bare' },
  excerpt: null,
  anchors: githubAnchors,
  speech: () => speech([]),
};
